"""The blocklist on disk: one SQLite file, and the shipped list beside it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

from callcheck.core.decision import Lookup, decide, weight
from callcheck.core.entry import SHIPPED, YOURS, Entry, List, Pattern
from callcheck.core.errors import NoSuchThing
from callcheck.core.fast import read_fast
from callcheck.core.number import Number, Reading
from callcheck.store import paths
from callcheck.store.database import connect, connect_if_there, faults_named, transaction

if TYPE_CHECKING:
    from callcheck.store.importing import Rejected, Report

MIGRATIONS = (
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        origin TEXT NOT NULL,
        format TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        imported TEXT NOT NULL
    ) STRICT;
    CREATE TABLE entry (
        digits INTEGER NOT NULL CHECK (digits > 0),
        prefix INTEGER NOT NULL CHECK (prefix IN (0, 1)),
        source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
        list TEXT NOT NULL CHECK (list IN ('block', 'allow')),
        category TEXT NOT NULL,
        label TEXT NOT NULL,
        added TEXT NOT NULL,
        reports INTEGER,
        last_reported TEXT,
        expires TEXT,
        PRIMARY KEY (digits, prefix, source)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entry_by_source ON entry (source)
    """,
)

_COLUMNS = "digits, prefix, list, category, label, name, added, reports, last_reported, expires"
_SHORTEST_PREFIX = 3
_KEYS = 15 - _SHORTEST_PREFIX + 1
_ENTRIES = f"SELECT {_COLUMNS} FROM entry JOIN source ON source.id = entry.source"  # noqa: S608

_MATCHING = f"{_ENTRIES} WHERE digits IN ({', '.join('?' * _KEYS)}) AND (prefix OR digits = ?)"
_SOURCES = """
    SELECT name, origin, format, sha256, imported, (SELECT count(*) FROM entry WHERE entry.source = source.id)
    FROM source ORDER BY name
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


class Blocklist:
    """The list of this machine. A context manager; `open` makes no file until something is added.

    >>> with Blocklist.open() as blocklist:
    ...     blocklist.lookup("07700 900123").status.value
    'listed'
    """

    def __init__(self, path: Path, region: str = "GB") -> None:
        self.path = path
        self.region = region
        self._connection = connect_if_there(path, MIGRATIONS)

    @classmethod
    def open(cls, path: Path | None = None, region: str = "GB") -> Self:
        """Open the list at a path, by default this machine's, reading numbers in a region (ISO 3166).

        Raises StoreFault when the file cannot be read, is damaged, or was made by a newer callcheck.
        """
        return cls(path or paths.blocklist(), region)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def lookup(self, text: str) -> Lookup:
        """Read one text as a number and return what the list says of it today."""
        return next(self.scan([text]))

    def scan(self, lines: Iterable[str]) -> Iterator[Lookup]:
        """Yield a lookup for each line, in order, for streams of any length."""
        today = datetime.now(UTC).date()
        for line in lines:
            reading = self.read(line)
            matches = self._matches(reading.e164) if isinstance(reading, Number) else ()
            yield decide(reading, matches, today)

    def read(self, text: str) -> Reading:
        """Read a text as a number, in the region of this list."""
        if (number := read_fast(text, self.region)) is not None:
            return number
        from callcheck.core.reading import read
        from callcheck.store import shipped

        return read(text, self.region, shipped.numbering())

    def _matches(self, e164: str) -> list[Entry]:
        found = _shipped_matches(e164)
        if self._connection is not None:
            with faults_named(self.path):
                found += map(_entry, self._connection.execute(_MATCHING, _keys(e164)))
        return found

    def add(self, entry: Entry) -> None:
        """Put an entry in, in place of the one that its source has for the same pattern."""
        from callcheck.store import merging

        with self._writing() as connection:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            source = merging.source_id(connection, entry.source, ("", "", "", now))
            connection.execute(merging.PUT, merging.row_of(entry, source))

    def remove(self, pattern: Pattern) -> Entry:
        """Take out your own entry with exactly this pattern, and return it; raises NoSuchThing."""
        mine = [e for e in self.entries() if e.pattern == pattern and e.source == YOURS]
        if not mine:
            raise NoSuchThing(f"{pattern} is not on your list. See: callcheck blocklist list")
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM entry WHERE digits = ? AND prefix = ?"
                " AND source = (SELECT id FROM source WHERE name = ?)",
                (int(pattern.digits), pattern.is_prefix, YOURS),
            )
        return mine[0]

    def import_file(
        self,
        file: str,
        *,
        format: str | None = None,
        source: str | None = None,
        column: str | None = None,
        replace: bool = False,
        dry_run: bool = False,
        wide: bool = False,
    ) -> "Report":
        """Take in a file, or standard input for `-`: all of its good lines, in one transaction.

        Args:
            file: a path.
            format: one of `formats.NAMES`; by default what the name ends in.
            source: the name that the entries are put under; by default the file's own.
            column: the column of a CSV that holds the numbers.
            replace: take out what the source had before and the file has no more.
            dry_run: change nothing, and report what would be.
            wide: take prefixes that cover more than ten million numbers.

        Raises WrongInput when no line can be used, in which case nothing is changed, and StoreFault.

        """
        from callcheck.store import formats, importing, merging

        data = importing.content(file)
        name = importing.source_name(file, source)
        format = format or formats.name_for(file)
        rejected: list[Rejected] = []
        entries = importing.sift(
            formats.of(format).read(importing.text_of(data), column),
            lambda draft: importing.entry_of(draft, name, self.read, self.region, wide),
            rejected,
        )
        with self._writing(dry_run=dry_run) as connection:
            origin = (file, format, importing.sha256(data), datetime.now(UTC).isoformat(timespec="seconds"))
            return merging.merge(connection, name, origin, entries, rejected, replace)

    def export_file(self, file: TextIO, *, format: str = "csv", source: str | None = None) -> None:
        """Write the entries, or those of one source, to an open text file."""
        from callcheck.store import formats

        chosen = (e for e in self.entries(source) if source == SHIPPED or e.source != SHIPPED)
        formats.of(format).write(chosen, file)

    def remove_source(self, name: str) -> int:
        """Take out a source and all its entries, and return how many they were; raises NoSuchThing."""
        there = {source.name: source.entries for source in self.sources()}
        if name not in there:
            raise NoSuchThing(f"There is no source called {name!r}. See: callcheck blocklist sources")
        with self._writing() as connection:
            connection.execute("DELETE FROM source WHERE name = ?", (name,))
        return there[name]

    def outweighing(self, entry: Entry) -> list[Entry]:
        """Return the entries that cover all of an entry's numbers and decide before it."""
        covering = self._matches(f"+{entry.pattern.digits}")
        return [other for other in covering if other.pattern != entry.pattern and weight(other) < weight(entry)]

    def entries(self, source: str | None = None) -> Iterator[Entry]:
        """Yield every entry, or those of one source, by source and then by pattern."""
        if self._connection is not None:
            with faults_named(self.path):
                chosen = " WHERE name = :source" if source else ""
                order = " ORDER BY name != 'yours', name, CAST(digits AS TEXT), prefix"
                yield from map(_entry, self._connection.execute(_ENTRIES + chosen + order, {"source": source}))
        if source in (None, SHIPPED):
            yield from shipped_list()

    def sources(self) -> list[Source]:
        """Return where entries came from, by name. What is shipped is not among them."""
        if self._connection is None:
            return []
        with faults_named(self.path):
            rows = self._connection.execute(_SOURCES)
            return [Source(n, o, f, h, datetime.fromisoformat(i), count) for n, o, f, h, i, count in rows]

    def verify(self) -> list[str]:
        """Return what is wrong with the file, a sentence each; an empty list means that it is sound."""
        if self._connection is None:
            return []
        with faults_named(self.path):
            found = [row[0] for row in self._connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [
                f"An entry has no source: {row}" for row in self._connection.execute("PRAGMA foreign_key_check")
            ]
        for row in self._rows():
            try:
                _entry(row)
            except ValueError:
                found.append(f"The entry +{row[0]} cannot be read. Remove its source, and import it again.")
        return found

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        if self._connection is not None:
            with faults_named(self.path):
                yield from self._connection.execute(_ENTRIES)

    @contextmanager
    def _writing(self, *, dry_run: bool = False) -> Iterator[sqlite3.Connection]:
        self.close()
        self._connection = connect(self.path, MIGRATIONS)
        try:
            with transaction(self._connection, self.path):
                yield self._connection
                if dry_run:
                    raise _DryRunError
        except _DryRunError:
            pass


class _DryRunError(Exception):
    """Undoes a transaction that was only tried."""


@cache
def shipped_list() -> tuple[Entry, ...]:
    """Return the list that comes with the program: numbers that no real caller can have."""
    import csv

    with (paths.shipped() / "blocklist.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Entry(
                pattern=Pattern.parse(row["pattern"]),
                list=List(row["list"]),
                category=row["category"],
                label=row["label"],
                source=SHIPPED,
                added=date.fromisoformat(row["reviewed"]),
            )
            for row in csv.DictReader(file)
        )


def _shipped_matches(e164: str) -> list[Entry]:
    return [entry for entry in shipped_list() if entry.pattern.covers(e164)]


def decide_from_shipped(reading: Reading) -> Lookup:
    """Return what the shipped list alone says of a reading: the answer that is left when the file is damaged."""
    matches = _shipped_matches(reading.e164) if isinstance(reading, Number) else []
    return decide(reading, matches, datetime.now(UTC).date())


def _keys(e164: str) -> list[int]:
    """Return the number and every prefix of it that an entry may have, longest first, padded to one length."""
    digits = e164[1:]
    keys = [int(digits[:length]) for length in range(len(digits), _SHORTEST_PREFIX - 1, -1)]
    return [*keys, *[0] * (_KEYS - len(keys)), keys[0]]


def _entry(row: tuple[Any, ...]) -> Entry:
    digits, prefix, list_, category, label, source, added, reports, last_reported, expires = row
    return Entry(
        pattern=Pattern(str(digits), bool(prefix)),
        list=List(list_),
        category=category,
        label=label,
        source=source,
        added=date.fromisoformat(added),
        reports=reports,
        last_reported=date.fromisoformat(last_reported) if last_reported else None,
        expires=date.fromisoformat(expires) if expires else None,
    )
