"""Putting the entries of a file into the blocklist, inside a transaction that the caller opened."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from callcheck.core.entry import Entry
from callcheck.core.errors import WrongInput
from callcheck.store.importing import Rejected, Report

PUT = "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_STAGED = """
    CREATE TEMP TABLE staged (
        digits INTEGER, prefix INTEGER, source INTEGER, list TEXT, category TEXT, label TEXT, added TEXT,
        reports INTEGER, last_reported TEXT, expires TEXT, PRIMARY KEY (digits, prefix)
    ) WITHOUT ROWID
"""
_STAGE = "INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KNOWN = "SELECT count(*) FROM staged JOIN entry USING (digits, prefix, source)"
_SAME = f"""{_KNOWN} WHERE staged.list = entry.list AND staged.category = entry.category
    AND staged.label = entry.label AND staged.reports IS entry.reports
    AND staged.last_reported IS entry.last_reported AND staged.expires IS entry.expires
"""
_TAKE = """
    INSERT INTO entry SELECT * FROM staged WHERE true
    ON CONFLICT (digits, prefix, source) DO UPDATE SET
        list = excluded.list, category = excluded.category, label = excluded.label, reports = excluded.reports,
        last_reported = excluded.last_reported, expires = excluded.expires
"""
_DROP = """
    DELETE FROM entry WHERE source = ?
    AND NOT EXISTS (SELECT 1 FROM staged WHERE staged.digits = entry.digits AND staged.prefix = entry.prefix)
"""


def merge(
    connection: sqlite3.Connection,
    name: str,
    origin: tuple[str, str, str, str],
    entries: Iterable[Entry],
    rejected: list[Rejected],
    replace: bool,
) -> Report:
    """Put the entries under the source, and report; an entry that was there keeps the day it was added.

    Raises WrongInput when there are none: an empty file never replaces a good source.
    """
    source = source_id(connection, name, origin)
    connection.execute("DROP TABLE IF EXISTS temp.staged")
    connection.execute(_STAGED)
    accepted = connection.executemany(_STAGE, (row_of(entry, source) for entry in entries)).rowcount
    distinct = _one(connection, "SELECT count(*) FROM staged")
    if distinct == 0:
        reason = f" The first problem is in line {rejected[0].line}: {rejected[0].reason}" if rejected else ""
        raise WrongInput(f"No line of {origin[0]} can be used, so nothing was changed.{reason}")
    known, same = _one(connection, _KNOWN), _one(connection, _SAME)
    connection.execute(_TAKE)
    removed = connection.execute(_DROP, (source,)).rowcount if replace else 0
    connection.execute("DROP TABLE temp.staged")
    repeated = accepted - distinct
    return Report(
        source=name,
        read=accepted + len(rejected),
        added=distinct - known,
        updated=known - same,
        unchanged=same + repeated,
        repeated=repeated,
        removed=removed,
        rejected=tuple(rejected),
    )


def source_id(connection: sqlite3.Connection, name: str, origin: tuple[str, str, str, str]) -> int:
    """Return the id of a source, made or updated with where it came from: file, format, SHA-256 and time in UTC."""
    return _one(
        connection,
        "INSERT INTO source (name, origin, format, sha256, imported) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET origin = excluded.origin, format = excluded.format, "
        "sha256 = excluded.sha256, imported = excluded.imported RETURNING id",
        (name, *origin),
    )


def row_of(entry: Entry, source: int) -> tuple[Any, ...]:
    """Return an entry as the columns of the table."""
    return (
        int(entry.pattern.digits),
        entry.pattern.is_prefix,
        source,
        entry.list.value,
        entry.category,
        entry.label,
        entry.added.isoformat(),
        entry.reports,
        entry.last_reported and entry.last_reported.isoformat(),
        entry.expires and entry.expires.isoformat(),
    )


def _one(connection: sqlite3.Connection, query: str, values: tuple[Any, ...] = ()) -> int:
    return int(connection.execute(query, values).fetchone()[0])
