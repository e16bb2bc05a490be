"""Putting the entries of a file into the blocklist, inside a transaction that the caller opened.

The lines are staged in a temporary table, which SQLite keeps on the disk when it grows, and then go into the list
in the order of their numbers. So the memory that an import takes does not depend on the size of the file.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

from callcheck.core.entry import Entry, List
from callcheck.core.errors import WrongInput
from callcheck.store import schema
from callcheck.store.asking import DIGITS, as_json
from callcheck.store.importing import DEFAULT_CATEGORY, Bulk, Line, Remarks, Report

_AT_ONCE = 10_000

_FIELDS = "digits, prefix, kind, label, added, reports, last_reported, expires"
_STAGED = f"CREATE TEMP TABLE staged (line, gone, {_FIELDS})"
_STAGE = f"INSERT INTO staged (line, gone, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_STAGE_BULK = f"""
    INSERT INTO staged (line, gone, digits, prefix, kind, label, added)
    SELECT :first + key, 0, {DIGITS}, 0, :kind, '', :added FROM json_each(:keys) WHERE value != 0
"""  # noqa: S608
_LATEST = """
    CREATE TEMP TABLE latest (
        gone INTEGER, digits INTEGER, prefix INTEGER, kind INTEGER, label TEXT, added INTEGER, reports INTEGER,
        last_reported INTEGER, expires INTEGER, PRIMARY KEY (digits, prefix)
    ) WITHOUT ROWID
"""
_LAST_WINS = f"""
    INSERT OR IGNORE INTO latest SELECT gone, {_FIELDS} FROM staged ORDER BY digits, prefix, line DESC, rowid DESC
"""  # noqa: S608
_ADDED_UP = """
    INSERT INTO latest
    SELECT 0, digits, prefix, kind, label, added, reports, latest, NULL FROM (
        SELECT digits, prefix, kind, label, added, sum(here) OVER number AS reports, max(last) OVER number AS latest,
            row_number() OVER (PARTITION BY digits, prefix ORDER BY here DESC, last DESC, label) AS place
        FROM (
            SELECT digits, prefix, kind, label, added, count(*) AS here, max(last_reported) AS last
            FROM staged GROUP BY digits, prefix, kind, label
        )
        WINDOW number AS (PARTITION BY digits, prefix)
    ) WHERE place = 1
"""
_FRESH = f"""
    INSERT OR IGNORE INTO entry (source, {_FIELDS})
    SELECT :source, {_FIELDS} FROM staged ORDER BY digits, prefix, line DESC, rowid DESC
"""  # noqa: S608
_KNOWN = "SELECT count(*) FROM latest JOIN entry USING (digits, prefix) WHERE NOT gone AND source = :source"
_SAME = f"""{_KNOWN} AND latest.kind = entry.kind AND latest.label = entry.label
    AND latest.reports IS entry.reports AND latest.last_reported IS entry.last_reported
    AND latest.expires IS entry.expires
"""
_TAKE = f"""
    INSERT INTO entry (source, {_FIELDS})
    SELECT :source, {_FIELDS} FROM latest WHERE NOT gone ORDER BY digits, prefix
    ON CONFLICT (digits, prefix, source) DO UPDATE SET
        kind = excluded.kind, label = excluded.label, reports = excluded.reports,
        last_reported = excluded.last_reported, expires = excluded.expires
"""  # noqa: S608
_DROP = """
    DELETE FROM entry WHERE source = :source AND EXISTS (
        SELECT 1 FROM latest WHERE latest.digits = entry.digits AND latest.prefix = entry.prefix AND gone
    )
"""
_DROP_ABSENT = """
    DELETE FROM entry WHERE source = :source AND NOT EXISTS (
        SELECT 1 FROM latest WHERE latest.digits = entry.digits AND latest.prefix = entry.prefix AND NOT gone
    )
"""
_RECOUNT = "UPDATE source SET entries = entries + ? WHERE id = ?"
PUT = f"INSERT OR REPLACE INTO entry (source, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class Merge:
    """One file on its way into the list."""

    def __init__(self, connection: sqlite3.Connection, source: int) -> None:
        self._connection = connection
        self._source = source
        self._kinds: dict[tuple[List, str], int] = {}
        for table in ("staged", "latest"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        connection.execute(_STAGED)
        connection.execute(_LATEST)

    def stage(self, lines: Iterable[Bulk | Line], today: int) -> None:
        """Take in every line of the file."""
        waiting: list[tuple[Any, ...]] = []
        for item in lines:
            if isinstance(item, Bulk):
                kind = self._kind(List.BLOCK, DEFAULT_CATEGORY)
                values = {"first": item.first, "keys": as_json(item.keys), "kind": kind, "added": today}
                self._connection.execute(_STAGE_BULK, values)
            else:
                waiting.append(
                    (item.line, item.gone, *columns(item.entry, self._kind(item.entry.list, item.entry.category)))
                )
            if len(waiting) >= _AT_ONCE:
                self._connection.executemany(_STAGE, waiting)
                waiting.clear()
        self._connection.executemany(_STAGE, waiting)

    def settle(self, name: str, format_: str, remarks: Remarks, *, adds_up: bool, replace: bool) -> Report:
        """Put what was staged into the list, and report; an entry that was there keeps the day it was added.

        Raises WrongInput when there is nothing: an empty file never replaces a good source.
        """
        staged = self._one("SELECT count(*) FROM staged")
        if staged == 0:
            raise WrongInput(_nothing_usable(remarks))
        before = self._one("SELECT entries FROM source WHERE id = :source")
        deleting = self._one("SELECT EXISTS (SELECT 1 FROM staged WHERE gone)")
        if not before and not adds_up and not deleting:
            distinct = self._do(_FRESH)
            known = same = removed = deleted = 0
        else:
            self._do(_ADDED_UP if adds_up else _LAST_WINS)
            deleted = self._one("SELECT count(*) FROM latest WHERE gone")
            distinct = self._one("SELECT count(*) FROM latest WHERE NOT gone")
            known, same = self._one(_KNOWN), self._one(_SAME)
            self._do(_TAKE)
            removed = self._do(_DROP_ABSENT if replace else _DROP) if before and (replace or deleted) else 0
        self._connection.execute(_RECOUNT, (distinct - known - removed, self._source))
        for table in ("staged", "latest"):
            self._connection.execute(f"DROP TABLE temp.{table}")
        repeated = staged - distinct - deleted
        return Report(
            source=name,
            format=format_,
            read=staged + remarks.count,
            added=distinct - known,
            updated=known - same,
            unchanged=same + repeated,
            repeated=repeated,
            deleted=deleted,
            removed=removed,
            refused=remarks.count,
            rejected=tuple(remarks.first),
            notes=dict(remarks.notes),
        )

    def _kind(self, list_: List, category: str) -> int:
        if (list_, category) not in self._kinds:
            if len(self._kinds) > _AT_ONCE:
                self._kinds.clear()
            self._kinds[list_, category] = kind_id(self._connection, list_, category)
        return self._kinds[list_, category]

    def _do(self, statement: str) -> int:
        return self._connection.execute(statement, {"source": self._source}).rowcount

    def _one(self, query: str) -> int:
        return int(self._connection.execute(query, {"source": self._source}).fetchone()[0])


def columns(entry: Entry, kind: int) -> tuple[Any, ...]:
    """Return an entry of a kind as the columns of the table."""
    last, expires = entry.last_reported, entry.expires
    return (
        int(entry.pattern.digits),
        entry.pattern.is_prefix,
        kind,
        entry.label,
        schema.julian(entry.added),
        entry.reports,
        schema.julian(last) if last else None,
        schema.julian(expires) if expires else None,
    )


def kind_id(connection: sqlite3.Connection, list_: List, category: str) -> int:
    """Return the id of a kind of entry, made if need be."""
    connection.execute("INSERT OR IGNORE INTO kind (list, category) VALUES (?, ?)", (list_.value, category))
    found = connection.execute("SELECT id FROM kind WHERE list = ? AND category = ?", (list_.value, category))
    return int(found.fetchone()[0])


def source_id(connection: sqlite3.Connection, name: str, origin: tuple[str, str, str, str]) -> int:
    """Return the id of a source, made or updated with where it came from: file, format, SHA-256 and time in UTC."""
    found = connection.execute(
        "INSERT INTO source (name, origin, format, sha256, imported) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET origin = excluded.origin, format = excluded.format, "
        "sha256 = excluded.sha256, imported = excluded.imported RETURNING id",
        (name, *origin),
    )
    return int(found.fetchone()[0])


def _nothing_usable(remarks: Remarks) -> str:
    sentence = "No line of the file can be used, so nothing was changed."
    if not remarks.first:
        return f"{sentence} It is empty."
    first = remarks.first[0]
    return f"{sentence} The first problem is in line {first.line}: {first.reason}"
