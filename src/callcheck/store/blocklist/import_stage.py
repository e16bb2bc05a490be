"""The lines of a file on their way into the list, in a database of their own that is gone afterwards.

SQLite keeps it on the disk when it grows, so the memory that an import takes does not depend on the size of the
file. The list itself is neither read nor locked until all lines are here: a pipe that pauses keeps nobody waiting.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any, Self

from callcheck.core.blocklist.entry import List
from callcheck.core.clean import clean
from callcheck.store.blocklist.import_lines import Bulk
from callcheck.store.blocklist.import_parse import DEFAULT_CATEGORY, Line
from callcheck.store.blocklist.queries import FIELDS, LONGEST_TEXT, columns

_AT_ONCE = 10_000

_TABLES = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "CREATE TABLE staged_source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE staged_kind (id INTEGER PRIMARY KEY, list TEXT NOT NULL, category TEXT NOT NULL, "
    "UNIQUE (list, category))",
    f"CREATE TABLE staged (source, line, gone, {FIELDS})",
    "CREATE TABLE bulk (line INTEGER PRIMARY KEY, digits INTEGER)",
)
_STAGE = f"INSERT INTO staged (source, line, gone, {FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_STAGE_BULK = "INSERT INTO bulk SELECT :first + key, value FROM json_each(:keys) WHERE value != 0"
_ALLOWS = """
    SELECT count(DISTINCT digits * 2 + prefix) FROM staged
    WHERE NOT gone AND kind IN (SELECT id FROM staged_kind WHERE list = 'allow')
"""


class Stage:
    """A context manager that holds the staged lines of one file, under one source, or several of a backup.

    Lines that are only a number are staged apart, digits alone: they are alike in all else, and may be millions.
    """

    def __init__(self, source: str) -> None:
        self.connection = sqlite3.connect("", isolation_level=None, check_same_thread=False, uri=True)
        for statement in _TABLES:
            self.connection.execute(statement)
        self.source = source
        self._sources: dict[str, int] = {}
        self._kinds: dict[tuple[List, str], int] = {}
        self.bulk_kind = self._kind(List.BLOCK, DEFAULT_CATEGORY)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def take(self, lines: Iterable[Bulk | Line]) -> None:
        """Stage every line of the file."""
        self.connection.execute("BEGIN")
        waiting: list[tuple[Any, ...]] = []
        for item in lines:
            if isinstance(item, Bulk):
                self.connection.execute(_STAGE_BULK, {"first": item.first, "keys": _as_json(item.keys, item.code)})
            else:
                source = self._source(item.entry.source)
                kind = self._kind(item.entry.list, item.entry.category)
                waiting.append((source, item.line, item.deletes, *columns(item.entry, kind)))
            if len(waiting) >= _AT_ONCE:
                self.connection.executemany(_STAGE, waiting)
                waiting.clear()
        self.connection.executemany(_STAGE, waiting)
        if self.bulk:
            self._source(self.source)
        self.connection.execute("COMMIT")

    @property
    def bulk(self) -> int:
        """How many lines are staged that are only a number."""
        return self._count("SELECT count(*) FROM bulk")

    @property
    def count(self) -> int:
        """How many lines are staged."""
        return self.bulk + self._count("SELECT count(*) FROM staged")

    @property
    def sources(self) -> dict[str, int]:
        """The sources of the file, and the id that each has here; none when no line can be used."""
        return dict(self.connection.execute("SELECT name, id FROM staged_source ORDER BY id"))

    def allows(self) -> int:
        """Return how many entries let numbers through."""
        return self._count(_ALLOWS)

    def _source(self, name: str) -> int:
        if name not in self._sources:
            self._keep_few(self._sources)
            self._sources[name] = self._id("staged_source (name) VALUES (?)", "staged_source WHERE name = ?", (name,))
        return self._sources[name]

    def _kind(self, list_: List, category: str) -> int:
        if (list_, category) not in self._kinds:
            self._keep_few(self._kinds)
            kind = (list_.value, clean(category, LONGEST_TEXT))
            self._kinds[list_, category] = self._id(
                "staged_kind (list, category) VALUES (?, ?)", "staged_kind WHERE list = ? AND category = ?", kind
            )
        return self._kinds[list_, category]

    def _id(self, row: str, found: str, values: tuple[str, ...]) -> int:
        self.connection.execute(f"INSERT OR IGNORE INTO {row}", values)
        return int(self.connection.execute(f"SELECT id FROM {found}", values).fetchone()[0])  # noqa: S608

    def _keep_few(self, remembered: dict[Any, int]) -> None:
        if len(remembered) > _AT_ONCE:
            remembered.clear()

    def _count(self, query: str) -> int:
        return int(self.connection.execute(query).fetchone()[0])


def _as_json(keys: list[str], code: str) -> str:
    """Return the digits of keys as a JSON list, 0 for an empty key; those without a plus lack the country code."""
    listed = ",".join(["", *keys, ""]).replace(",", f",{code}").replace(f",{code}+", ",")
    if "" in keys:
        listed = listed.replace(f",{code},", ",0,").replace(f",{code},", ",0,")
    return f"[{listed.removesuffix(code)[1:-1] or 0}]"
