"""What the file of the list holds, as a whole: its entries, its sources, and its health; and small changes to it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from callcheck.core.entry import YOURS, Entry, Pattern
from callcheck.core.errors import NoSuchThing, StoreFault
from callcheck.store import merging, schema

_BY_SOURCE = f"{schema.ENTRIES} WHERE entry.source = ? ORDER BY digits, prefix"
_ONE = f"{schema.ENTRIES} WHERE digits = ? AND prefix = ? AND name = ?"
_DELETE = "DELETE FROM entry WHERE digits = ? AND prefix = ? AND source = (SELECT id FROM source WHERE name = ?)"
_COUNT = "UPDATE source SET entries = entries + ? WHERE name = ?"
_MISCOUNTED = """
    SELECT name FROM source
    LEFT JOIN (SELECT source, count(*) AS there FROM entry GROUP BY source) AS counted ON counted.source = source.id
    WHERE entries != ifnull(there, 0)
"""


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


def put(connection: sqlite3.Connection, entry: Entry) -> None:
    """Put an entry in, in place of the one that its source has for the same pattern."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    source = merging.source_id(connection, entry.source, ("", "", "", now))
    place = (int(entry.pattern.digits), entry.pattern.is_prefix, entry.source)
    is_new = connection.execute(_ONE, place).fetchone() is None
    kind = merging.kind_id(connection, entry.list, entry.category)
    connection.execute(merging.PUT, (source, *merging.columns(entry, kind)))
    connection.execute(_COUNT, (is_new, entry.source))


def take_out(connection: sqlite3.Connection, pattern: Pattern) -> Entry:
    """Take out your own entry with exactly this pattern, and return it; raises NoSuchThing."""
    place = (int(pattern.digits), pattern.is_prefix, YOURS)
    if (row := connection.execute(_ONE, place).fetchone()) is None:
        raise NoSuchThing(f"{pattern} is not on your list. See: callcheck blocklist list")
    connection.execute(_DELETE, place)
    connection.execute(_COUNT, (-1, YOURS))
    return schema.entry_of(row)


def take_out_source(connection: sqlite3.Connection, name: str) -> int:
    """Take out a source and all its entries, and return how many they were; raises NoSuchThing."""
    row = connection.execute("SELECT id, entries FROM source WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise NoSuchThing(f"There is no source called {name!r}. See: callcheck blocklist sources")
    connection.execute("DELETE FROM entry WHERE source = ?", (row[0],))
    connection.execute("DELETE FROM source WHERE id = ?", (row[0],))
    return int(row[1])


def entries(connection: sqlite3.Connection, source: str | None) -> Iterator[Entry]:
    """Yield the entries of the file, or of one source: yours first, then by source and number."""
    order = "SELECT id, name FROM source ORDER BY name != 'yours', name"
    for id_, name in connection.execute(order).fetchall():
        if source in (None, name):
            yield from map(schema.entry_of, connection.execute(_BY_SOURCE, (id_,)))


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
