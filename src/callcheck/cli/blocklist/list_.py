"""`callcheck blocklist list`: every entry, a line or an object each."""

import json
from datetime import UTC, date, datetime

from callcheck.cli.errors import ExitCode
from callcheck.cli.result import Result, Stream
from callcheck.cli.terminal import Terminal
from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text
from callcheck.store.formats.json_object import entry_object


def run(terminal: Terminal, source: str | None, as_json: bool) -> Result:
    """Show the entries as they are read, however many there are."""
    return Result(_lines(source, as_json))


def _lines(source: str | None, as_json: bool) -> Stream:
    today = datetime.now(UTC).date()
    with Blocklist.open() as blocklist:
        for entry in blocklist.entries(source):
            yield f"{json.dumps(entry_object(entry)) if as_json else _line(entry, today)}\n"
    return ExitCode.DONE


def _line(entry: Entry, today: date) -> str:
    end = "blocklist.expired" if entry.has_expired(today) else "blocklist.until"
    return "\t".join(
        [
            str(entry.pattern),
            entry.list,
            clean(entry.category),
            clean(entry.label),
            clean(entry.source),
            text("blocklist.added", day=entry.added),
            text(end, day=entry.expires) if entry.expires else "",
        ]
    )
