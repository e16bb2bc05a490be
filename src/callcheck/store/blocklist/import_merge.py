"""Putting the entries of a file into the blocklist, inside a transaction that the caller opened.

The lines are staged in a temporary table, which SQLite keeps on the disk when it grows, and then go into the list
in the order of their numbers. So the memory that an import takes does not depend on the size of the file.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any

from callcheck.core.blocklist.entry import List
from callcheck.core.errors import WrongInput
from callcheck.store.blocklist.import_parse import DEFAULT_CATEGORY, Bulk, Line, Remarks, Report
from callcheck.store.blocklist.queries import FIELDS, Origin, columns, kind_id, set_origin, source_id

_AT_ONCE = 10_000

_STAGED = f"CREATE TEMP TABLE staged (source, line, gone, {FIELDS})"
_STAGE = f"INSERT INTO staged (source, line, gone, {FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_DIGITS = """
    CASE WHEN value < 0 THEN -value WHEN value < 1000000000 THEN 44000000000 + value ELSE 440000000000 + value END
"""
"""The digits of a key that stands in a list made by `_as_json`."""

_BULK = "CREATE TEMP TABLE bulk (line INTEGER PRIMARY KEY, digits INTEGER)"
_STAGE_BULK = f"""
    INSERT INTO bulk SELECT :first + key, {_DIGITS} FROM json_each(:keys) WHERE value != 0
"""  # noqa: S608
_BULK_ALONE = f"""
    INSERT OR IGNORE INTO entry (source, {FIELDS})
    SELECT :source, digits, 0, :kind, '', :today, NULL, NULL, NULL FROM bulk ORDER BY digits
"""  # noqa: S608
_BULK_TOO = f"""
    INSERT INTO staged (source, line, gone, {FIELDS})
    SELECT :source, line, 0, digits, 0, :kind, '', :today, NULL, NULL, NULL FROM bulk
"""  # noqa: S608
_LATEST = """
    CREATE TEMP TABLE latest (
        gone INTEGER, digits INTEGER, prefix INTEGER, kind INTEGER, label TEXT, added INTEGER, reports INTEGER,
        last_reported INTEGER, expires INTEGER, PRIMARY KEY (digits, prefix)
    ) WITHOUT ROWID
"""
_LAST_WINS = f"""
    INSERT OR IGNORE INTO latest SELECT gone, {FIELDS} FROM staged WHERE source = :source
    ORDER BY digits, prefix, line DESC, rowid DESC
"""  # noqa: S608
_ADDED_UP = """
    INSERT INTO latest
    SELECT 0, digits, prefix, kind, label, added, reports, latest, NULL FROM (
        SELECT digits, prefix, kind, label, added, sum(here) OVER number AS reports, max(last) OVER number AS latest,
            row_number() OVER (PARTITION BY digits, prefix ORDER BY here DESC, last DESC, label) AS place
        FROM (
            SELECT digits, prefix, kind, label, added, count(*) AS here, max(last_reported) AS last
            FROM staged WHERE source = :source GROUP BY digits, prefix, kind, label
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
    INSERT INTO entry (source, {FIELDS})
    SELECT :source, {FIELDS} FROM latest WHERE NOT gone ORDER BY digits, prefix
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


class Merge:
    """One file on its way into the list, under one source, or several when a backup is put back.

    Lines that are only a number are staged apart, digits alone: they are alike in all else, and may be millions.
    """

    def __init__(self, connection: sqlite3.Connection, source: str, today: int) -> None:
        self._connection = connection
        self._source = source
        self._kinds: dict[tuple[List, str], int] = {}
        self._sources: dict[str, int] = {}
        self._values = {"source": 0, "today": today, "kind": self._kind(List.BLOCK, DEFAULT_CATEGORY)}
        for table in _TEMPORARY:
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        for create in (_STAGED, _BULK):
            connection.execute(create)

    def stage(self, lines: Iterable[Bulk | Line]) -> None:
        """Take in every line of the file."""
        waiting: list[tuple[Any, ...]] = []
        for item in lines:
            if isinstance(item, Bulk):
                self._connection.execute(_STAGE_BULK, {"first": item.first, "keys": _as_json(item.keys)})
            else:
                source = self._source_id(item.entry.source)
                kind = self._kind(item.entry.list, item.entry.category)
                waiting.append((source, item.line, item.deletes, *columns(item.entry, kind)))
            if len(waiting) >= _AT_ONCE:
                self._connection.executemany(_STAGE, waiting)
                waiting.clear()
        self._connection.executemany(_STAGE, waiting)
        if self._one("SELECT count(*) FROM bulk"):
            self._source_id(self._source)

    def settle(self, origin: Origin, remarks: Remarks, *, adds_up: bool, replace: bool) -> Report:
        """Put what was staged into the list, and report; an entry that was there keeps the day it was added.

        Raises WrongInput when there is nothing: an empty file never replaces a good source.
        """
        if not self._sources:
            raise WrongInput(_nothing_usable(remarks))
        if len(self._sources) > 1:
            self._connection.execute("CREATE INDEX temp.staged_by_source ON staged (source)")
        counts: Counter[str] = Counter()
        for name, id_ in self._sources.items():
            self._values["source"] = id_
            counts += self._settle_one(is_bulk=name == self._source, adds_up=adds_up, replace=replace)
            set_origin(self._connection, id_, origin)
        for table in _TEMPORARY:
            self._connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        return Report(
            source=", ".join(self._sources),
            format=origin.format,
            read=counts["staged"] + remarks.count,
            added=counts["added"],
            updated=counts["updated"],
            unchanged=counts["unchanged"],
            repeated=counts["repeated"],
            deleted=counts["deleted"],
            removed=counts["removed"],
            refused=remarks.count,
            rejected=tuple(remarks.first),
            notes=dict(remarks.notes),
        )

    def _settle_one(self, *, is_bulk: bool, adds_up: bool, replace: bool) -> Counter[str]:
        bulk = self._one("SELECT count(*) FROM bulk") if is_bulk else 0
        others = self._one("SELECT count(*) FROM staged WHERE source = :source")
        before = self._one("SELECT entries FROM source WHERE id = :source")
        known = same = removed = deleted = 0
        if not before and not others:
            distinct = self._do(_BULK_ALONE)
        else:
            if bulk:
                self._do(_BULK_TOO)
            self._connection.execute("DROP TABLE IF EXISTS temp.latest")
            self._connection.execute(_LATEST)
            self._do(_ADDED_UP if adds_up else _LAST_WINS)
            deleted = self._one("SELECT count(*) FROM latest WHERE gone")
            distinct = self._one("SELECT count(*) FROM latest WHERE NOT gone")
            if replace and not distinct:
                raise WrongInput(
                    "The file only takes numbers out, so it cannot replace a source. Leave out --replace."
                )
            known, same = (self._one(_KNOWN), self._one(_SAME)) if before else (0, 0)
            self._do(_TAKE)
            removed = self._do(_DROP_ABSENT if replace else _DROP) if before and (replace or deleted) else 0
        self._connection.execute(_RECOUNT, (distinct - known - removed, self._values["source"]))
        repeated = bulk + others - distinct - deleted
        return Counter(
            staged=bulk + others,
            added=distinct - known,
            updated=known - same,
            unchanged=same + repeated,
            repeated=repeated,
            deleted=deleted,
            removed=removed,
        )

    def _source_id(self, name: str) -> int:
        if name not in self._sources:
            self._sources[name] = source_id(self._connection, name)
        return self._sources[name]

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


def _nothing_usable(remarks: Remarks) -> str:
    sentence = "No line of the file can be used, so nothing was changed."
    if not remarks.first:
        return f"{sentence} It holds no number."
    first = remarks.first[0]
    return f"{sentence} The first problem is in line {first.line}: {first.reason}"
