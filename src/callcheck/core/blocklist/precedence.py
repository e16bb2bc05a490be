"""Which entry decides, when several match a number. The order is fixed; nobody sets priorities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, assert_never

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List
from callcheck.core.numbers.number import Number

if TYPE_CHECKING:
    from callcheck.core.numbers.results import NotANumber, Reading, ServiceNumber, Withheld


class Status(StrEnum):
    """What a lookup found."""

    LISTED = "listed"
    ALLOWED = "allowed"
    NOT_LISTED = "not-listed"
    WITHHELD = "withheld"
    SERVICE = "service"
    NOT_A_NUMBER = "not-a-number"


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a text was read as, and what the blocklist says of it."""

    reading: "Reading"
    status: Status
    entry: Entry | None = None
    """The entry that decided."""
    others: tuple[Entry, ...] = ()
    """What else matched, in the order of weight."""


class Rank(IntEnum):
    """The fixed order: of the entries that match a number, the one of the first rank decides."""

    YOUR_ALLOW = 0
    YOUR_BLOCK = 1
    IMPORTED_ALLOW = 2
    IMPORTED_BLOCK = 3
    SHIPPED_BLOCK = 4
    NOTHING = 5
    """No entry matches."""

    @property
    def blocks(self) -> bool:
        """Whether a number that this rank decides is listed."""
        return self in (Rank.YOUR_BLOCK, Rank.IMPORTED_BLOCK, Rank.SHIPPED_BLOCK)


def rank(source: str, list_: List) -> Rank:
    """Return the rank of an entry."""
    allows = list_ is List.ALLOW
    if source == YOURS:
        return Rank.YOUR_ALLOW if allows else Rank.YOUR_BLOCK
    if source == SHIPPED:
        return Rank.SHIPPED_BLOCK  # what is shipped only blocks
    return Rank.IMPORTED_ALLOW if allows else Rank.IMPORTED_BLOCK


def weight(entry: Entry) -> tuple[int, int, bool]:
    """Return a sort key: the entry that sorts first decides.

    The order is that of `rank`; within it the longest pattern, and of two
    equally long the exact number.
    """
    return rank(entry.source, entry.list), -len(entry.pattern.digits), entry.pattern.is_prefix


def outweighing(entry: Entry, covering: Iterable[Entry], today: date) -> list[Entry]:
    """Return those of the entries that cover all of an entry's numbers which decide before it on this day."""
    return [
        other
        for other in covering
        if (other.pattern, other.source) != (entry.pattern, entry.source)
        if weight(other) < weight(entry) and not other.has_expired(today)
        if other.pattern.is_prefix or not entry.pattern.is_prefix
    ]


def with_a_say(matches: Iterable[Entry]) -> list[Entry]:
    """Return the entries that have a say about a number that all of them match.

    Where one of them says that no real caller has the number, no imported list can let it through.
    """
    found = list(matches)
    if len(found) < 2 or not any(rank(entry.source, entry.list) is Rank.SHIPPED_BLOCK for entry in found):
        return found
    return [entry for entry in found if rank(entry.source, entry.list) is not Rank.IMPORTED_ALLOW]


def decide(reading: "Reading", matches: Iterable[Entry], today: date) -> Lookup:
    """Return what the matching entries say of the reading on this day."""
    if not isinstance(reading, Number):
        return Lookup(reading, _status_without_number(reading))
    counting = [entry for entry in matches if not entry.has_expired(today)]
    if len(counting) > 1:
        counting.sort(key=weight)
    if not counting:
        return Lookup(reading, Status.NOT_LISTED)
    first, *others = counting
    status = Status.ALLOWED if first.list is List.ALLOW else Status.LISTED
    return Lookup(reading, status, first, tuple(others))


def _status_without_number(reading: "ServiceNumber | Withheld | NotANumber") -> Status:
    from callcheck.core.numbers.results import NotANumber, ServiceNumber, Withheld

    match reading:
        case Withheld():
            return Status.WITHHELD
        case ServiceNumber():
            return Status.SERVICE
        case NotANumber():
            return Status.NOT_A_NUMBER
        case _:
            assert_never(reading)
