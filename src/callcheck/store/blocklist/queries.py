"""What the file of the list holds, as a whole: its entries, its sources, and its health; and small changes to it."""

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List, Pattern
from callcheck.core.clean import clean
from callcheck.core.errors import NoSuchThing, StoreFault, WrongInput
from callcheck.store.blocklist import schema

FIELDS = "digits, prefix, kind, label, added, reports, last_reported, expires"
"""The columns of an entry, but for its source, in the order of `columns`."""

_PUT = f"INSERT OR REPLACE INTO entry (source, {FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_AT_ONCE = 1000
_BATCH = f"""{schema.ENTRIES}
    WHERE entry.source = ? AND (digits, prefix) > (?, ?) ORDER BY digits, prefix LIMIT ?
"""
_ALLOWED = """
    SELECT digits, name FROM entry JOIN source ON source.id = entry.source
    WHERE kind IN (SELECT id FROM kind WHERE list = 'allow') AND (expires IS NULL OR expires > ?) ORDER BY digits
"""
_ONE = f"{schema.ENTRIES} WHERE digits = ? AND prefix = ? AND name = ?"
_DELETE = "DELETE FROM entry WHERE digits = ? AND prefix = ? AND source = (SELECT id FROM source WHERE name = ?)"
_COUNT = "UPDATE source SET entries = entries + ? WHERE name = ?"
_SOURCES = "SELECT id, name FROM source ORDER BY name != 'yours', name"
_CHANGED = "UPDATE source SET imported = ? WHERE id = ? AND origin = ''"
_MISCOUNTED = """
    SELECT name FROM source
    LEFT JOIN (SELECT source, count(*) AS there FROM entry GROUP BY source) AS counted ON counted.source = source.id
    WHERE entries != ifnull(there, 0)
"""


_LONGEST_TEXT = 1000
"""Letters; what a stranger wrote is kept on one line, without what no screen should be sent."""


class Origin(NamedTuple):
    """Where entries came from."""

    file: str
    """As it was named, or - for standard input."""
    format: str
    sha256: str
    imported: str
    """In UTC, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where entries came from, and how many they are."""

    name: str
    origin: str
    """The file as it was named at import, or - for standard input."""
    format: str
    sha256: str
    imported: datetime
    """In UTC."""
    entries: int


class Added(NamedTuple):
    """What became of an entry that was added."""

    entry: Entry
    replaced: Entry | None
    """What its source had for the same pattern before."""
    outweighed_by: list[Entry]
    """The entries that cover all of its numbers and decide before it."""


def put(connection: sqlite3.Connection, entry: Entry) -> Entry | None:
    """Put an entry in; return the one that its source had for the same pattern, which it replaces.

    Raises WrongInput for the source of what is shipped, which is no part of the file.
    """
    if entry.source == SHIPPED:
        raise WrongInput(f"{SHIPPED!r} cannot name a source: what is shipped is not kept in the list.")
    source = source_id(connection, entry.source)
    place = (int(entry.pattern.digits), entry.pattern.is_prefix, entry.source)
    before = connection.execute(_ONE, place).fetchone()
    kind = kind_id(connection, entry.list, entry.category)
    connection.execute(_PUT, (source, *columns(entry, kind)))
    connection.execute(_COUNT, (before is None, entry.source))
    connection.execute(_CHANGED, (datetime.now(UTC).isoformat(timespec="seconds"), source))
    return schema.entry_of(before) if before else None


def take_out(connection: sqlite3.Connection, pattern: Pattern) -> Entry:
    """Take out your own entry with exactly this pattern, and return it; raises NoSuchThing."""
    place = (int(pattern.digits), pattern.is_prefix, YOURS)
    if (row := connection.execute(_ONE, place).fetchone()) is None:
        raise NoSuchThing(f"{pattern} is not on your list. See: callcheck blocklist list")
    connection.execute(_DELETE, place)
    connection.execute(_COUNT, (-1, YOURS))
    return schema.entry_of(row)


def require_source(connection: sqlite3.Connection | None, name: str, *, always: Sequence[str] = ()) -> str:
    """Return a source's name as it is kept; raises NoSuchThing when there is none, and it is none of `always`."""
    name = clean(name)
    names = {row[1] for row in connection.execute(_SOURCES)} if connection is not None else set()
    if name not in (*names, *always):
        raise NoSuchThing(f"There is no source called {name!r}. See: callcheck blocklist sources")
    return name


def take_out_source(connection: sqlite3.Connection, name: str) -> int:
    """Take out a source and all its entries, and return how many they were; raises NoSuchThing."""
    name = require_source(connection, name)
    row = connection.execute("SELECT id, entries FROM source WHERE name = ?", (name,)).fetchone()
    connection.execute("DELETE FROM entry WHERE source = ?", (row[0],))
    connection.execute("DELETE FROM source WHERE id = ?", (row[0],))
    return int(row[1])


def entries(connection: sqlite3.Connection, source: str | None) -> Iterator[Entry]:
    """Yield the entries of the file, or of one source: yours first, then by source and number.

    They are taken in batches, and between two of them others may write.
    """
    for id_, name in connection.execute(_SOURCES).fetchall():
        if source not in (None, name):
            continue
        place = (0, 0)
        while batch := connection.execute(_BATCH, (id_, *place, _AT_ONCE)).fetchall():
            yield from map(schema.entry_of, batch)
            place = batch[-1][:2]


def allowed(connection: sqlite3.Connection, today: date) -> tuple["array[int]", "array[int]"]:
    """Return the digits of the entries that let numbers through on a day, in order: yours, and those imported."""
    yours, imported = array("Q"), array("Q")
    for digits, name in connection.execute(_ALLOWED, (schema.julian(today),)):
        (yours if name == YOURS else imported).append(digits)
    return yours, imported


def sources(connection: sqlite3.Connection) -> list[Source]:
    """Return where entries came from, by name."""
    rows = connection.execute("SELECT name, origin, format, sha256, imported, entries FROM source ORDER BY name")
    return [Source(n, o, f, h, datetime.fromisoformat(i), count) for n, o, f, h, i, count in rows]


def problems(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the file, a sentence each."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"An entry has no source or kind: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    found += [f"The source {row[0]!r} has lost or won entries." for row in connection.execute(_MISCOUNTED)]
    for row in connection.execute(schema.ENTRIES):
        try:
            schema.entry_of(row)
        except StoreFault:
            found.append(f"The entry +{row[0]} cannot be read. Remove its source, and import it again.")
    return found


def columns(entry: Entry, kind: int) -> tuple[Any, ...]:
    """Return an entry of a kind as the columns of the table."""
    last, expires = entry.last_reported, entry.expires
    return (
        int(entry.pattern.digits),
        entry.pattern.is_prefix,
        kind,
        clean(entry.label, _LONGEST_TEXT),
        schema.julian(entry.added),
        entry.reports,
        schema.julian(last) if last else None,
        schema.julian(expires) if expires else None,
    )


def kind_id(connection: sqlite3.Connection, list_: List, category: str) -> int:
    """Return the id of a kind of entry, made if need be."""
    kind = (list_.value, clean(category, _LONGEST_TEXT))
    connection.execute("INSERT OR IGNORE INTO kind (list, category) VALUES (?, ?)", kind)
    found = connection.execute("SELECT id FROM kind WHERE list = ? AND category = ?", kind)
    return int(found.fetchone()[0])


def source_id(connection: sqlite3.Connection, name: str) -> int:
    """Return the id of a source, made if need be."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO source (name, origin, format, sha256, imported) VALUES (?, '', '', '', ?) "
        "ON CONFLICT DO NOTHING",
        (name, now),
    )
    return int(connection.execute("SELECT id FROM source WHERE name = ?", (name,)).fetchone()[0])


def set_origin(connection: sqlite3.Connection, source: int, origin: Origin) -> None:
    """Put down where the entries of a source came from."""
    connection.execute(
        "UPDATE source SET origin = ?, format = ?, sha256 = ?, imported = ? WHERE id = ?",
        (*(clean(text, _LONGEST_TEXT) for text in origin), source),
    )
