"""What is known of one number, for a person at a terminal. Plain text: a lookup loads no Rich."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from callcheck import api
from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List
from callcheck.core.blocklist.precedence import Lookup, Rank, Status, rank
from callcheck.core.clean import clean
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import ServiceNumber
from callcheck.render.amounts import ago, counted
from callcheck.store.data import shipped

_FOUND = {
    Status.LISTED: "LISTED: on the list to block.",
    Status.ALLOWED: "ALLOWED: on the list to let through.",
    Status.NOT_LISTED: "Not listed.",
    Status.WITHHELD: "No number was shown.",
    Status.SERVICE: "A service number.",
}
_OWNERS = {YOURS: "you", SHIPPED: "the list that comes with callcheck"}


def print_card(lookup: Lookup) -> None:
    """Print what the number is, whether it is listed and why, and that a number can be faked."""
    facts = api.facts_of(lookup.reading)
    if isinstance(lookup.reading, Number) and facts:
        kind = shipped.numbering().kinds[facts.kind]
        where = ", ".join(filter(None, [facts.area, facts.region]))
        print(f"{facts.national}  ({lookup.reading.e164})")
        print(f"{kind[0].upper()}{kind[1:]}{', ' + where if where else ''}")
    if isinstance(lookup.reading, ServiceNumber):
        print(lookup.reading.say)
    print(_FOUND[lookup.status])
    for entry in (lookup.entry, *lookup.others):
        if entry:
            print(_reason(entry, decided=entry is lookup.entry))
    print()
    for note in api.notes_on(lookup, facts):
        print(note)


def print_why(lookup: Lookup, expired: Iterable[Entry]) -> None:
    """Print the order in which entries decide, what matched in that order, and what no longer counts."""
    matching = [entry for entry in (lookup.entry, *lookup.others) if entry]
    print("\nHow it was decided. The first of these that matches decides; of two alike, the longest pattern:")
    for place, (words, ranks) in enumerate(_ORDER, 1):
        found = [entry for entry in matching if rank(entry.source, entry.list) in ranks]
        print(f"  {place}. {words}: {'; '.join(_short(entry) for entry in found) or 'nothing'}")
    for entry in expired:
        print(f"  Not counted, because it expired on {entry.expires}: {_short(entry)}")
    print(f"  So: {_FOUND.get(lookup.status, '')}")


_ORDER = (
    ("what you allow", {Rank.YOUR_ALLOW}),
    ("what you block", {Rank.YOUR_BLOCK}),
    ("what an imported list allows", {Rank.IMPORTED_ALLOW}),
    ("what an imported list blocks", {Rank.IMPORTED_BLOCK}),
    ("what comes with callcheck", {Rank.SHIPPED_BLOCK, Rank.SHIPPED_ALLOW}),
)


def _short(entry: Entry) -> str:
    return f"{entry.pattern} from {clean(entry.source)}, {clean(entry.category)}"


def _reason(entry: Entry, decided: bool) -> str:
    owner = _OWNERS.get(entry.source, f"the list called {clean(entry.source)}")
    reported = f", reported {counted(entry.reports, 'time', 'times')}" if entry.reports else ""
    last = _last(entry.last_reported) if entry.last_reported else ""
    label = f": {clean(entry.label)}" if entry.label else ""
    is_allowed = entry.list is List.ALLOW
    lead = "Also matches:" if not decided else "Let through as" if is_allowed else "Reported as"
    until = f", counts until {entry.expires}" if entry.expires else ""
    dates = f"since {entry.added:%d %B %Y}{reported}{last}{until}"
    return f"{lead} {clean(entry.category)}{label}\n  {entry.pattern}, {entry.list}, from {owner}, {dates}"


def _last(day: date) -> str:
    return f", last reported {ago(day, datetime.now(UTC).date())}"
