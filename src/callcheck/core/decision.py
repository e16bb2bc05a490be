"""Which entry decides, when several match a number. The order is fixed; nobody sets priorities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from callcheck.core.entry import SHIPPED, YOURS, Entry, List
from callcheck.core.number import NotANumber, Number, Reading, ServiceNumber, Withheld


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

    reading: Reading
    status: Status
    entry: Entry | None = None
    """The entry that decided."""
    others: tuple[Entry, ...] = ()
    """What else matched, in the order of weight."""


def weight(entry: Entry) -> tuple[int, int, int]:
    """Return a sort key: the entry that sorts first decides.

    Your allow, your block, imported allow, imported block, shipped; within one of these the longest pattern,
    and of two equally long the exact number.
    """
    owner = {YOURS: 0, SHIPPED: 4}.get(entry.source, 2)
    blocks = entry.list is List.BLOCK and entry.source != SHIPPED
    return owner + blocks, -len(entry.pattern.digits), entry.pattern.is_prefix


def decide(reading: Reading, matches: Iterable[Entry], today: date) -> Lookup:
    """Return what the matching entries say of the reading on this day."""
    match reading:
        case Withheld():
            return Lookup(reading, Status.WITHHELD)
        case ServiceNumber():
            return Lookup(reading, Status.SERVICE)
        case NotANumber():
            return Lookup(reading, Status.NOT_A_NUMBER)
        case Number():
            counting = sorted((entry for entry in matches if not entry.has_expired(today)), key=weight)
            if not counting:
                return Lookup(reading, Status.NOT_LISTED)
            first, *others = counting
            status = Status.ALLOWED if first.list is List.ALLOW else Status.LISTED
            return Lookup(reading, status, first, tuple(others))
