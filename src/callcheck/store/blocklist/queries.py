"""What the file of the list holds, as a whole: its entries, its sources, and its health; and small changes to it."""

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List, Pattern
from callcheck.core.clean import clean
from callcheck.core.errors import NoSuchThing, WrongInput
from callcheck.store.blocklist import checksum, counting, schema
from callcheck.store.blocklist.checksum import entry_sum
from callcheck.store.data.words import text

FIELDS = "digits, prefix, kind, label, added, reports, last_reported, expires"
"""The columns of an entry, but for its source, in the order of `columns`."""

_PUT = f"INSERT OR REPLACE INTO entry (source, {FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_AT_ONCE = 1000
_BATCH = f"""{schema.ENTRIES}
    WHERE entry.source = ? AND (digits, prefix) > (?, ?) ORDER BY digits, prefix LIMIT ?
"""
_COUNTING_BATCH = f"""{counting.ENTRIES}
    AND entry.source = ? AND (digits, prefix) > (?, ?) ORDER BY digits, prefix LIMIT ?
"""
_ALLOWED = """
    SELECT digits, name FROM entry JOIN source ON source.id = entry.source
    WHERE kind IN (SELECT id FROM kind WHERE list = 'allow') AND {counts} ORDER BY digits
"""
_ONE = f"{schema.ENTRIES} WHERE digits = ? AND prefix = ? AND name = ?"
_DELETE = "DELETE FROM entry WHERE digits = ? AND prefix = ? AND source = (SELECT id FROM source WHERE name = ?)"
_SUM = f"SELECT {entry_sum()} FROM entry WHERE digits = ? AND prefix = ? AND source = ?"  # noqa: S608
_COUNT = "UPDATE source SET entries = entries + ?, checksum = checksum + ? WHERE id = ?"
_SOURCES = "SELECT id, name FROM source ORDER BY name != 'yours', name"
_SHOWN = """
    SELECT name, origin, format, sha256, imported, entries, is_on, min_reports, max_age, key FROM source ORDER BY name
"""
_CHANGED = "UPDATE source SET imported = ? WHERE id = ? AND origin = ''"
_BAD_DAYS = """
    SELECT digits FROM entry
    WHERE min(added, ifnull(last_reported, added), ifnull(expires, added)) < 1721426
        OR max(added, ifnull(last_reported, added), ifnull(expires, added)) > 5373484
"""

_DELETE_SOURCE = (
    "DELETE FROM entry WHERE source = ?",
    "DELETE FROM undo WHERE import IN (SELECT id FROM import WHERE source = ?)",
    "DELETE FROM import WHERE source = ?",
    "DELETE FROM source WHERE id = ?",
)

LONGEST_TEXT = 1000
"""Letters of a label or category; a stranger's text is kept on one line, without what no screen should be sent."""


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
    is_on: bool
    min_reports: int | None
    """Only entries with so many reports count."""
    max_age: int | None
    """Days after their last report until which entries count."""
    key: str
    """The public key that its files are signed with, or nothing."""


class Added(NamedTuple):
    """What became of an entry that was added."""

    entry: Entry
    replaced: Entry | None
    """What its source had for the same pattern before."""
    outweighed_by: list[Entry]
    """The entries that cover all of its numbers and decide before it."""


def upsert(connection: sqlite3.Connection, entry: Entry) -> Entry | None:
    """Add an entry; return the one that its source had for the same pattern, which it replaces.

    Raises WrongInput for the source of what is shipped, which is no part of the file.
    """
    if entry.source == SHIPPED:
        raise WrongInput(text("import.bad-source", name=repr(SHIPPED)))
    source = source_id(connection, entry.source)
    place = (int(entry.pattern.digits), entry.pattern.is_prefix, entry.source)
    before = connection.execute(_ONE, place).fetchone()
    old = _sum(connection, entry.pattern, source)
    kind = kind_id(connection, entry.list, entry.category)
    connection.execute(_PUT, (source, *columns(entry, kind)))
    connection.execute(_COUNT, (before is None, _sum(connection, entry.pattern, source) - old, source))
    connection.execute(_CHANGED, (datetime.now(UTC).isoformat(timespec="seconds"), source))
    return schema.entry_of(before) if before else None


def delete(connection: sqlite3.Connection, pattern: Pattern) -> Entry:
    """Remove your own entry with exactly this pattern, and return it; raises NoSuchThing."""
    place = (int(pattern.digits), pattern.is_prefix, YOURS)
    if (row := connection.execute(_ONE, place).fetchone()) is None:
        raise NoSuchThing(text("blocklist.not-there", pattern=pattern))
    source = source_id(connection, YOURS)
    old = _sum(connection, pattern, source)
    connection.execute(_DELETE, place)
    connection.execute(_COUNT, (-1, -old, source))
    return schema.entry_of(row)


def _sum(connection: sqlite3.Connection, pattern: Pattern, source: int) -> int:
    row = connection.execute(_SUM, (int(pattern.digits), pattern.is_prefix, source)).fetchone()
    return int(row[0]) if row else 0


def require_source(connection: sqlite3.Connection | None, name: str, *, always: Sequence[str] = ()) -> str:
    """Return a source's name as it is kept; raises NoSuchThing when there is none, and it is none of `always`."""
    name = clean(name)
    names = {row[1] for row in connection.execute(_SOURCES)} if connection is not None else set()
    if name not in (*names, *always):
        raise NoSuchThing(text("blocklist.no-source", source=repr(name)))
    return name


def delete_source(connection: sqlite3.Connection, name: str) -> int:
    """Remove a source, all its entries and its history, and return how many entries they were; raises NoSuchThing."""
    name = require_source(connection, name)
    id_, count = connection.execute("SELECT id, entries FROM source WHERE name = ?", (name,)).fetchone()
    for statement in _DELETE_SOURCE:
        connection.execute(statement, (id_,))
    return int(count)


def set_source(
    connection: sqlite3.Connection, name: str, is_on: bool | None, min_reports: int | None, max_age: int | None
) -> None:
    """Say how the entries of a source count: see `Blocklist.set_source`; raises NoSuchThing."""
    name = require_source(connection, name)
    for column, value in (("is_on", is_on), ("min_reports", min_reports or None), ("max_age", max_age or None)):
        if value is not None or (min_reports if column == "min_reports" else max_age) == 0:
            connection.execute(f"UPDATE source SET {column} = ? WHERE name = ?", (value, name))  # noqa: S608


def entries(connection: sqlite3.Connection, source: str | None, *, only_counting: bool = False) -> Iterator[Entry]:
    """Yield the entries of the file, or of one source: yours first, then by source and number.

    With `only_counting`, only those that `counting.ENTRIES` has. Between two batches of them others may write.
    """
    batch_of = _COUNTING_BATCH if only_counting else _BATCH
    for id_, name in connection.execute(_SOURCES).fetchall():
        if source not in (None, name):
            continue
        place = (0, 0)
        while batch := connection.execute(batch_of, (id_, *place, _AT_ONCE)).fetchall():
            yield from map(schema.entry_of, batch)
            place = batch[-1][:2]


def allowed(connection: sqlite3.Connection, today: date) -> tuple["array[int]", "array[int]"]:
    """Return the digits of the entries that let numbers through on a day, in order: yours, and those imported."""
    yours, imported = array("Q"), array("Q")
    for digits, name in connection.execute(_ALLOWED.format(counts=counting.condition(connection, today))):
        (yours if name == YOURS else imported).append(digits)
    return yours, imported


def sources(connection: sqlite3.Connection) -> list[Source]:
    """Return where entries came from, by name."""
    rows = connection.execute(_SHOWN)
    return [Source(n, o, f, h, datetime.fromisoformat(i), c, bool(on), *set_) for n, o, f, h, i, c, on, *set_ in rows]


def problems(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the file, a sentence each."""
    checksum.prepare(connection)
    found = [clean(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if found:
        return found  # what else is asked might read a page that makes no sense
    found += [text("damage.alone") for _ in connection.execute("PRAGMA foreign_key_check")]
    for name, is_count_right in checksum.damaged_sources(connection):
        name = repr(clean(name))
        found.append(text("damage.entry", source=name) if is_count_right else text("damage.count", source=name))
    found += [text("damage.import", id=id_) for id_ in checksum.damaged_imports(connection)]
    if not checksum.is_sealed(connection):
        found.append(text("damage.tables"))
    for (digits,) in connection.execute(_BAD_DAYS):
        found.append(text("damage.unreadable", digits=clean(str(digits), 20)))
    return found


def columns(entry: Entry, kind: int) -> tuple[Any, ...]:
    """Return an entry of a kind as the columns of the table."""
    last, expires = entry.last_reported, entry.expires
    return (
        int(entry.pattern.digits),
        entry.pattern.is_prefix,
        kind,
        clean(entry.label, LONGEST_TEXT),
        schema.julian(entry.added),
        entry.reports,
        schema.julian(last) if last else None,
        schema.julian(expires) if expires else None,
    )


def kind_id(connection: sqlite3.Connection, list_: List, category: str) -> int:
    """Return the id of a kind of entry, made if need be."""
    kind = (list_.value, clean(category, LONGEST_TEXT))
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
        (*(clean(text, LONGEST_TEXT) for text in origin), source),
    )
