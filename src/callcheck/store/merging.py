"""Putting the entries of a file into the blocklist, inside a transaction that the caller opened.

The lines are staged in a temporary table, which SQLite keeps on the disk when it grows, and then go into the list
in the order of their numbers. So the memory that an import takes does not depend on the size of the file.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

from callcheck.core.clean import clean
from callcheck.core.entry import Entry, List
from callcheck.core.errors import WrongInput
from callcheck.store import schema
from callcheck.store.importing import DEFAULT_CATEGORY, Bulk, Line, Remarks, Report

_AT_ONCE = 10_000

_FIELDS = "digits, prefix, kind, label, added, reports, last_reported, expires"
_STAGED = f"CREATE TEMP TABLE staged (line, gone, {_FIELDS})"
_STAGE = f"INSERT INTO staged (line, gone, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_DIGITS = """
    CASE WHEN value < 0 THEN -value WHEN value < 1000000000 THEN 44000000000 + value ELSE 440000000000 + value END
"""
"""The digits of a key that stands in a list made by `_as_json`."""

_BULK = "CREATE TEMP TABLE bulk (line INTEGER PRIMARY KEY, digits INTEGER)"
_STAGE_BULK = f"""
    INSERT INTO bulk SELECT :first + key, {_DIGITS} FROM json_each(:keys) WHERE value != 0
"""  # noqa: S608
_BULK_ALONE = f"""
    INSERT OR IGNORE INTO entry (source, {_FIELDS})
    SELECT :source, digits, 0, :kind, '', :today, NULL, NULL, NULL FROM bulk ORDER BY digits
"""  # noqa: S608
_BULK_TOO = f"""
    INSERT INTO staged (line, gone, {_FIELDS})
    SELECT line, 0, digits, 0, :kind, '', :today, NULL, NULL, NULL FROM bulk
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
_TEMPORARY = ("staged", "bulk", "latest")
_RECOUNT = "UPDATE source SET entries = entries + ? WHERE id = ?"
PUT = f"INSERT OR REPLACE INTO entry (source, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class Merge:
    """One file on its way into the list.

    Lines that are only a number are staged apart, digits alone: they are alike in all else, and may be millions.
    """

    def __init__(self, connection: sqlite3.Connection, source: int, today: int) -> None:
        self._connection = connection
        self._kinds: dict[tuple[List, str], int] = {}
        self._values = {"source": source, "today": today, "kind": self._kind(List.BLOCK, DEFAULT_CATEGORY)}
        for table in _TEMPORARY:
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        for create in (_STAGED, _BULK, _LATEST):
            connection.execute(create)

    def stage(self, lines: Iterable[Bulk | Line]) -> None:
        """Take in every line of the file."""
        waiting: list[tuple[Any, ...]] = []
        for item in lines:
            if isinstance(item, Bulk):
                self._connection.execute(_STAGE_BULK, {"first": item.first, "keys": _as_json(item.keys)})
            else:
                kind = self._kind(item.entry.list, item.entry.category)
                waiting.append((item.line, item.gone, *columns(item.entry, kind)))
            if len(waiting) >= _AT_ONCE:
                self._connection.executemany(_STAGE, waiting)
                waiting.clear()
        self._connection.executemany(_STAGE, waiting)

    def settle(self, name: str, format_: str, remarks: Remarks, *, adds_up: bool, replace: bool) -> Report:
        """Put what was staged into the list, and report; an entry that was there keeps the day it was added.

        Raises WrongInput when there is nothing: an empty file never replaces a good source.
        """
        bulk, others = self._one("SELECT count(*) FROM bulk"), self._one("SELECT count(*) FROM staged")
        if bulk + others == 0:
            raise WrongInput(_nothing_usable(remarks))
        before = self._one("SELECT entries FROM source WHERE id = :source")
        known = same = removed = deleted = 0
        if not before and not others:
            distinct = self._do(_BULK_ALONE)
        else:
            self._do(_BULK_TOO)
            self._do(_ADDED_UP if adds_up else _LAST_WINS)
            deleted = self._one("SELECT count(*) FROM latest WHERE gone")
            distinct = self._one("SELECT count(*) FROM latest WHERE NOT gone")
            known, same = (self._one(_KNOWN), self._one(_SAME)) if before else (0, 0)
            self._do(_TAKE)
            removed = self._do(_DROP_ABSENT if replace else _DROP) if before and (replace or deleted) else 0
        self._connection.execute(_RECOUNT, (distinct - known - removed, self._values["source"]))
        for table in _TEMPORARY:
            self._connection.execute(f"DROP TABLE temp.{table}")
        repeated = bulk + others - distinct - deleted
        return Report(
            source=name,
            format=format_,
            read=bulk + others + remarks.count,
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
        return self._connection.execute(statement, self._values).rowcount

    def _one(self, query: str) -> int:
        return int(self._connection.execute(query, self._values).fetchone()[0])


def _as_json(keys: list[str]) -> str:
    """Return keys as a JSON list of numbers: those with a plus as negative ones, and 0 for an empty key."""
    listed = f"[{','.join(keys)}]".replace("+", "-")
    if "" in keys:
        listed = listed.replace(",,", ",0,").replace(",,", ",0,").replace("[,", "[0,").replace(",]", ",0]")
    return listed if listed != "[]" else "[0]"


_LONGEST_TEXT = 1000
"""Letters; what a stranger wrote is kept on one line, without what no screen should be sent."""


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


def source_id(connection: sqlite3.Connection, name: str, origin: tuple[str, str, str, str]) -> int:
    """Return the id of a source, made or updated with where it came from: file, format, SHA-256 and time in UTC."""
    found = connection.execute(
        "INSERT INTO source (name, origin, format, sha256, imported) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET origin = excluded.origin, format = excluded.format, "
        "sha256 = excluded.sha256, imported = excluded.imported RETURNING id",
        tuple(clean(text, _LONGEST_TEXT) for text in (name, *origin)),
    )
    return int(found.fetchone()[0])


def _nothing_usable(remarks: Remarks) -> str:
    sentence = "No line of the file can be used, so nothing was changed."
    if not remarks.first:
        return f"{sentence} It is empty."
    first = remarks.first[0]
    return f"{sentence} The first problem is in line {first.line}: {first.reason}"
