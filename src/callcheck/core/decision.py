"""Which entry decides, when several match a number. The order is fixed; nobody sets priorities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from callcheck.core.entry import SHIPPED, YOURS, Entry, List
from callcheck.core.number import Number

if TYPE_CHECKING:
    from callcheck.core.readings import NotANumber, Reading, ServiceNumber, Withheld


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


SHIPPED_BLOCK = 4
"""The rank of a shipped entry that blocks; one that allows comes after it. The ranks before it are in `rank`."""

NOTHING = 6
"""The rank of a number that no entry matches."""

LISTED_RANKS = (1, 3, SHIPPED_BLOCK)
"""The ranks of the entries that block."""


def rank(source: str, list_: List) -> int:
    """Return the place in the order: your allow, your block, imported allow, imported block, shipped."""
    return {YOURS: 0, SHIPPED: 4}.get(source, 2) + ((list_ is List.BLOCK) is not (source == SHIPPED))


def weight(entry: Entry) -> tuple[int, int, bool]:
    """Return a sort key: the entry that sorts first decides.

    The order is that of `rank`, with all that is shipped as one; within it the longest pattern, and of two
    equally long the exact number.
    """
    return min(rank(entry.source, entry.list), SHIPPED_BLOCK), -len(entry.pattern.digits), entry.pattern.is_prefix


def outweighing(entry: Entry, covering: Iterable[Entry], today: date) -> list[Entry]:
    """Return those of the entries that cover all of an entry's numbers which decide before it on this day."""
    return [
        other
        for other in covering
        if (other.pattern, other.source) != (entry.pattern, entry.source)
        if weight(other) < weight(entry) and not other.has_expired(today)
        if other.pattern.is_prefix or not entry.pattern.is_prefix
    ]


def decide(reading: "Reading", matches: Iterable[Entry], today: date) -> Lookup:
    """Return what the matching entries say of the reading on this day."""
    if not isinstance(reading, Number):
        return Lookup(reading, _status_without_number(reading))
    counting = sorted((entry for entry in matches if not entry.has_expired(today)), key=weight)
    if not counting:
        return Lookup(reading, Status.NOT_LISTED)
    first, *others = counting
    status = Status.ALLOWED if first.list is List.ALLOW else Status.LISTED
    return Lookup(reading, status, first, tuple(others))


def _status_without_number(reading: "ServiceNumber | Withheld | NotANumber") -> Status:
    from callcheck.core.readings import NotANumber, ServiceNumber, Withheld

    match reading:
        case Withheld():
            return Status.WITHHELD
        case ServiceNumber():
            return Status.SERVICE
        case NotANumber():
            return Status.NOT_A_NUMBER
        case _:
            assert_never(reading)
