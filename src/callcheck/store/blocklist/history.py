"""The last imports of each source, and what each replaced: so that whatever they were, they can be undone."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from callcheck.core.errors import NoSuchThing, StoreFault
from callcheck.store.blocklist.checksum import entry_sum
from callcheck.store.blocklist.queries import FIELDS, Origin, delete_source, require_source
from callcheck.store.data.words import text

KEPT = 10
"""Imports of a source that can be undone."""

_OLD = "entry.kind, entry.label, entry.added, entry.reports, entry.last_reported, entry.expires"
_HERE = "entry.digits = latest.digits AND entry.prefix = latest.prefix AND entry.source = :source"
_INTO = f"INSERT INTO undo (import, {FIELDS})"

KEEP_CHANGED = f"""
    {_INTO} SELECT :import, latest.digits, latest.prefix, {_OLD} FROM latest LEFT JOIN entry ON {_HERE}
    WHERE NOT gone AND (entry.digits IS NULL OR NOT (
        latest.kind = entry.kind AND latest.label = entry.label AND latest.reports IS entry.reports
        AND latest.last_reported IS entry.last_reported AND latest.expires IS entry.expires
    )) ORDER BY latest.digits, latest.prefix
"""  # noqa: S608
"""Keeps what will be updated as it was, and of what will be added, which has no kind yet, the number."""

KEEP_GONE = f"{_INTO} SELECT :import, entry.digits, entry.prefix, {_OLD} FROM latest JOIN entry ON {_HERE} WHERE gone"  # noqa: S608
"""Keeps what lines of the file tell to remove."""

KEEP_ABSENT = f"""
    {_INTO} SELECT :import, digits, prefix, {_OLD} FROM entry WHERE source = :source AND NOT EXISTS (
        SELECT 1 FROM latest WHERE latest.digits = entry.digits AND latest.prefix = entry.prefix AND NOT gone
    )
"""  # noqa: S608
"""Keeps what the source had and the file has not."""

_SUM = f"SELECT ifnull(sum({entry_sum('undo.kind', 'undo')}), 0) FROM undo WHERE import = :import"  # noqa: S608
_SUM_OLD = f"{_SUM} AND kind IS NOT NULL"
_SUM_NEW = f"""
    SELECT ifnull(sum({entry_sum("entry.kind", "entry")}), 0) FROM undo JOIN entry USING (digits, prefix)
    WHERE import = :import AND source = :source
"""  # noqa: S608
_STATE = "origin, format, sha256, imported, signed"
_BEGIN = """
    INSERT INTO import (source, imported, origin, before, was_empty, added, updated, removed, checksum)
    VALUES (:source, :imported, :origin, :before, :was_empty, 0, 0, 0, 0)
"""
_END = """
    UPDATE import SET added = :added, updated = :updated, removed = :removed, modified = :modified,
        checksum = :checksum WHERE id = :import
"""
_OLDEST = f"SELECT id FROM import WHERE source = :source ORDER BY id DESC LIMIT -1 OFFSET {KEPT}"  # noqa: S608
_NEWER = "SELECT imported FROM import WHERE source = ? AND modified > ? ORDER BY modified DESC LIMIT 1"
_LIST = """
    SELECT import.id, name, import.imported, import.origin, added, updated, removed FROM import
    JOIN source ON source.id = import.source WHERE ifnull(name = ?, 1) ORDER BY name, import.id DESC
"""
_PUT_BACK = f"""
    INSERT OR REPLACE INTO entry (source, {FIELDS}) SELECT :source, {FIELDS} FROM undo
    WHERE import = :import AND kind IS NOT NULL ORDER BY digits, prefix
"""  # noqa: S608
_TAKE_BACK = """
    DELETE FROM entry WHERE source = :source AND EXISTS (
        SELECT 1 FROM undo
        WHERE import = :import AND undo.digits = entry.digits AND undo.prefix = entry.prefix AND kind IS NULL
    )
"""
_RECOUNT = f"""
    UPDATE source SET (entries, checksum) = (
        SELECT count(*), ifnull(sum({entry_sum()}), 0) FROM entry WHERE source = :source
    ) WHERE id = :source
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Import:
    """One import of a source, and what it changed."""

    id: int
    """The later an import, the larger."""
    source: str
    imported: datetime
    """In UTC."""
    file: str
    """As it was named, or - for standard input."""
    added: int
    updated: int
    removed: int


def state_of(connection: sqlite3.Connection, source: str) -> str:
    """Return what is known of a source, to be put back when its import is undone; nothing when there is none."""
    row = connection.execute(f"SELECT {_STATE} FROM source WHERE name = ?", (source,)).fetchone()  # noqa: S608
    return json.dumps(row) if row else ""


def begin(connection: sqlite3.Connection, source: int, origin: Origin, before: str, was_empty: bool) -> int:
    """Note an import that begins, and return its id."""
    values = {"source": source, "imported": origin.imported, "origin": origin.file, "before": before}
    return int(connection.execute(_BEGIN, {**values, "was_empty": was_empty}).lastrowid or 0)


def end(connection: sqlite3.Connection, id: int, counts: Mapping[str, int], modified: int | None) -> None:
    """Note what an import changed, and forget the one that is too long ago to be undone."""
    kept = connection.execute(_SUM, {"import": id}).fetchone()[0]
    changed = {key: counts.get(key, 0) for key in ("added", "updated", "removed")}
    connection.execute(_END, {**changed, "import": id, "modified": modified, "checksum": kept})
    source = connection.execute("SELECT source FROM import WHERE id = ?", (id,)).fetchone()[0]
    for (old,) in connection.execute(_OLDEST, {"source": source}).fetchall():
        _forget(connection, old)


def sum_of_changed(connection: sqlite3.Connection, id: int, source: int) -> int:
    """Return by how much the sum of a source has grown by what an import changed."""
    values = {"import": id, "source": source}
    old, new = (connection.execute(query, values).fetchone()[0] for query in (_SUM_OLD, _SUM_NEW))
    return int(new) - int(old)


def newer_than(connection: sqlite3.Connection, source: int, modified: int | None) -> str | None:
    """Return when a source was imported from a file that is newer than one of this time, if it ever was."""
    row = connection.execute(_NEWER, (source, modified)).fetchone() if modified is not None else None
    return str(row[0]) if row else None


def imports(connection: sqlite3.Connection, source: str | None) -> list[Import]:
    """Return the imports that can be undone, newest first, of one source or of all; raises NoSuchThing."""
    name = require_source(connection, source) if source is not None else None
    rows = connection.execute(_LIST, (name,)).fetchall()
    return [Import(id_, n, datetime.fromisoformat(i), file, a, u, r) for id_, n, i, file, a, u, r in rows]


def undo(connection: sqlite3.Connection, source: str) -> Import:
    """Undo the last import of a source, and return it; raises NoSuchThing, or StoreFault when it is damaged."""
    name = require_source(connection, source)
    if not (known := imports(connection, name)):
        raise NoSuchThing(text("history.none-of", source=repr(name)))
    id_, source_id, before, was_empty, checksum = connection.execute(
        "SELECT import.id, source, before, was_empty, import.checksum FROM import "
        "JOIN source ON source.id = import.source WHERE name = ? ORDER BY import.id DESC",
        (name,),
    ).fetchone()
    values = {"source": source_id, "import": id_}
    if connection.execute(_SUM, values).fetchone()[0] != checksum:
        raise StoreFault(text("damage.import", id=id_))
    if was_empty:
        connection.execute("DELETE FROM entry WHERE source = :source", values)
    else:
        connection.execute(_TAKE_BACK, values)
        connection.execute(_PUT_BACK, values)
    connection.execute(_RECOUNT, values)
    _forget(connection, id_)
    if before:
        columns = f"UPDATE source SET ({_STATE}) = (?, ?, ?, ?, ?) WHERE id = ?"  # noqa: S608
        connection.execute(columns, (*json.loads(before), source_id))
    elif not connection.execute("SELECT entries FROM source WHERE id = ?", (source_id,)).fetchone()[0]:
        delete_source(connection, name)
    return known[0]


def _forget(connection: sqlite3.Connection, id: int) -> None:
    connection.execute("DELETE FROM undo WHERE import = ?", (id,))
    connection.execute("DELETE FROM import WHERE id = ?", (id,))
