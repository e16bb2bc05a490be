"""`callcheck blocklist add`: put a number or a prefix on your list."""

from collections.abc import Iterator

from callcheck.cli.blocklist.day import day_of
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.blocklist import patterns
from callcheck.core.blocklist.entry import Entry, List
from callcheck.core.clean import clean
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.blocklist.queries import Added
from callcheck.store.data.words import text


def run(
    terminal: Terminal,
    pattern: str,
    allow: bool,
    category: str,
    label: str,
    expires: str | None,
    region: str,
    yes: bool,
) -> Result:
    """Put the pattern on the list, and say what it covers and what outweighs it."""
    with Blocklist.open(region=region) as blocklist:
        added = blocklist.add(pattern, allow=allow, category=category, label=label, expires=day_of(expires), wide=yes)
    return Result(_done(added.entry), tuple(_remarks(added)))


def _done(entry: Entry) -> str:
    done = "blocklist.allowed" if entry.list is List.ALLOW else "blocklist.blocked"
    count = patterns.covered(entry.pattern)
    covers = [text("blocklist.covers", count=count)] if count > 1 else []
    return " ".join([text(done, pattern=entry.pattern), *covers, text("blocklist.undo", pattern=entry.pattern)])


def _remarks(added: Added) -> Iterator[str]:
    entry = added.entry
    if entry.has_expired(entry.added):
        yield text("blocklist.already-expired", day=entry.expires)
    if added.replaced is not None and added.replaced.list is not entry.list:
        yield text("blocklist.was-blocked") if entry.list is List.ALLOW else text("blocklist.was-allowed")
    for other in added.outweighed_by:
        yield text("blocklist.outweighed", pattern=other.pattern, list=other.list, source=clean(other.source))
