"""What the formats share that can only block numbers: which entries they can hold, and the words for the rest."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from callcheck.core.entry import Entry, List
from callcheck.store.formats import Losses

_ALLOWS = "left out: it lets a number through, and this format can only block"
_EXPIRED = "left out: it has expired, and this format has no dates"
_PREFIX = "left out: it covers many numbers, and this format holds whole numbers only"
_EXPIRES = "written without the day it expires"
_DETAILS = "written without category, reports and dates"


def holdable(entries: Iterable[Entry], losses: Losses, *, prefixes: bool) -> Iterator[Entry]:
    """Yield the entries that a plain list of numbers to block can hold, and count what is lost."""
    today = datetime.now(UTC).date()
    for entry in entries:
        if entry.list is List.ALLOW:
            losses[_ALLOWS] += 1
        elif entry.has_expired(today):
            losses[_EXPIRED] += 1
        elif entry.pattern.is_prefix and not prefixes:
            losses[_PREFIX] += 1
        else:
            losses[_DETAILS] += 1
            if entry.expires:
                losses[_EXPIRES] += 1
            yield entry
