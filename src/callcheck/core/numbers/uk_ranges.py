"""The UK's own table of number ranges: what phonenumbers cannot tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Service:
    """A service number, or a family of them written with x for any digit (`116xxx`)."""

    digits: str
    say: str
    everywhere: bool
    """Also a service number outside the UK."""
    relay: bool
    """Another number may follow it."""

    def covers(self, digits: str, region: str) -> bool:
        """Whether these digits, dialled in the region, reach this service."""
        if region != "GB" and not self.everywhere:
            return False
        if self.relay and digits.startswith(self.digits):
            return True
        return len(digits) == len(self.digits) and all(
            x in (d, "x") for d, x in zip(digits, self.digits, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Range:
    """What a prefix of +44 means."""

    kind: str
    flag: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Numbering:
    """The table and its words, as loaded from numbering.toml."""

    withheld: frozenset[str]
    services: tuple[Service, ...]
    ranges: Mapping[str, Range]
    fictional: frozenset[str]
    """Prefixes in E.164 whose numbers are kept for drama."""
    notes: Mapping[str, str]
    refusals: Mapping[str, str]
    kinds: Mapping[str, str]
    places: Mapping[str, str]

    def service(self, digits: str, region: str) -> Service | None:
        """Return the service that these digits reach in the region, if any."""
        return next((s for s in self.services if s.covers(digits, region)), None)

    def range_of(self, e164: str) -> Range | None:
        """Return the meaning of the longest prefix in the table that the number starts with."""
        return longest(self.ranges, e164)

    def is_fictional(self, e164: str) -> bool:
        """Whether the whole number lies in a range kept for drama (Ofcom; guidance H3)."""
        return len(e164) == 13 and any(e164[:n] in self.fictional for n in range(10, 13))


def longest(table: Mapping[str, Value], e164: str) -> Value | None:
    """Return the value of the longest key that the number starts with."""
    for length in range(len(e164), 1, -1):
        if (value := table.get(e164[:length])) is not None:
            return value
    return None
