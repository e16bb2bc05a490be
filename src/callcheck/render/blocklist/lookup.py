"""What is known of one number, for a person at a terminal. Plain text: a lookup loads no Rich."""

from collections.abc import Iterable, Iterator
from datetime import date

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List
from callcheck.core.blocklist.precedence import Lookup, Rank, rank
from callcheck.core.clean import clean
from callcheck.core.numbers.facts import Facts
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import ServiceNumber
from callcheck.render.amounts import ago
from callcheck.store.data.numbering import numbering
from callcheck.store.data.words import table, text

_ORDER = (
    ("your-allow", {Rank.YOUR_ALLOW}),
    ("your-block", {Rank.YOUR_BLOCK}),
    ("imported-allow", {Rank.IMPORTED_ALLOW}),
    ("imported-block", {Rank.IMPORTED_BLOCK}),
    ("shipped", {Rank.SHIPPED_BLOCK}),
)
"""The order in which entries decide, as ids of the words for it."""


def card(lookup: Lookup, facts: Facts | None, notes: Iterable[str], today: date) -> Iterator[str]:
    """Yield the lines of what the number is, whether it is listed and why, and that a number can be faked."""
    if isinstance(lookup.reading, Number) and facts:
        kind = numbering().kinds[facts.kind]
        where = ", ".join(filter(None, [facts.area, facts.region]))
        yield f"{facts.national}  ({lookup.reading.e164})"
        yield f"{kind[0].upper()}{kind[1:]}{', ' + where if where else ''}"
    if isinstance(lookup.reading, ServiceNumber):
        yield lookup.reading.say
    yield table("status")[lookup.status]
    for entry in _matching(lookup):
        yield from _reason(entry, today, decided=entry is lookup.entry)
    yield ""
    yield from notes


def decision(lookup: Lookup, expired: Iterable[Entry]) -> Iterator[str]:
    """Yield the order in which entries decide, what matched in that order, and what no longer counts."""
    order = table("order")
    yield ""
    yield text("lookup.why-title")
    for place, (words, ranks) in enumerate(_ORDER, 1):
        found = [entry for entry in _matching(lookup) if rank(entry.source, entry.list) in ranks]
        shown = "; ".join(_short(entry) for entry in found) or text("lookup.why-nothing")
        yield f"  {place}. {order[words]}: {shown}"
    for entry in expired:
        yield "  " + text("lookup.why-expired", day=entry.expires, entry=_short(entry))
    yield "  " + text("lookup.why-result", found=table("status")[lookup.status])


def _matching(lookup: Lookup) -> list[Entry]:
    return [entry for entry in (lookup.entry, *lookup.others) if entry]


def _short(entry: Entry) -> str:
    return text("lookup.why-entry", pattern=entry.pattern, source=clean(entry.source), category=clean(entry.category))


def _reason(entry: Entry, today: date, *, decided: bool) -> Iterator[str]:
    category = clean(entry.category)
    if not decided:
        lead = text("lookup.also", category=category)
    elif entry.list is List.ALLOW:
        lead = text("lookup.let-through", category=category)
    else:
        lead = text("lookup.reported", category=category)
    yield f"{lead}: {clean(entry.label)}" if entry.label else lead
    yield f"  {entry.pattern}, {entry.list}, {', '.join(_history(entry, today))}"


def _history(entry: Entry, today: date) -> Iterator[str]:
    """Yield where an entry came from and since when, and how often and when it was reported."""
    yield text("lookup.from", owner=_owner(entry.source))
    yield text("lookup.since", day=f"{entry.added:%d %B %Y}")
    if entry.reports:
        yield text("lookup.reported-once") if entry.reports == 1 else text("lookup.reports", count=entry.reports)
    if entry.last_reported:
        yield text("lookup.last-report", when=ago(entry.last_reported, today))
    if entry.expires:
        yield text("lookup.until", day=entry.expires)


def _owner(source: str) -> str:
    if source == YOURS:
        return text("lookup.owner-yours")
    return text("lookup.owner-shipped") if source == SHIPPED else text("lookup.owner", source=clean(source))
