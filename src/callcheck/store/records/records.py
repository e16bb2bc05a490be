"""The records on disk: one private SQLite file, from which what is deleted is gone."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from callcheck.core.errors import NoSuchThing, StoreFault
from callcheck.core.records.record import Record
from callcheck.store import paths
from callcheck.store.data.record_words import fit
from callcheck.store.database import StoreFile, transaction, translate_errors
from callcheck.store.ownership import Schema
from callcheck.store.records.rows import ANSWERS, DEEDS, PAYMENTS, RECORDS, grouped, put, record_from

_MIGRATIONS = (
    """
    CREATE TABLE record (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        happened TEXT NOT NULL,
        timed INTEGER NOT NULL CHECK (timed IN (0, 1)),
        line TEXT,
        number TEXT,
        minutes INTEGER,
        claimed_as TEXT NOT NULL,
        callback TEXT,
        visitor TEXT NOT NULL,
        note TEXT NOT NULL,
        verdict TEXT,
        scam TEXT
    ) STRICT;
    CREATE TABLE answer (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        question TEXT NOT NULL,
        option TEXT NOT NULL,
        PRIMARY KEY (record, question, option)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE payment (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        pence INTEGER,
        method TEXT NOT NULL,
        to_name TEXT NOT NULL,
        sort_code TEXT NOT NULL,
        account TEXT NOT NULL,
        PRIMARY KEY (record, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE deed (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        deed TEXT NOT NULL,
        reference TEXT NOT NULL,
        PRIMARY KEY (record, position)
    ) STRICT, WITHOUT ROWID
    """,
)

RECORDS_SCHEMA = Schema(application_id=int.from_bytes(b"CCrc"), migrations=_MIGRATIONS, fingerprints=(1_847_081_566,))


class Records:
    """The records of this machine. A context manager; `open` makes no file until something is kept.

    >>> with Records.open() as records:  # doctest: +SKIP
    ...     kept = records.add(record)
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = StoreFile(path, RECORDS_SCHEMA)

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open the records at a path, by default this machine's; raises StoreFault when it cannot be read."""
        return cls(path or paths.records())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def ever_kept(self) -> bool:
        """Whether a record was ever kept here, even if it is deleted now: before the first, people are warned."""
        return bool(self._rows("SELECT 1 FROM sqlite_sequence WHERE name = 'record'"))

    def add(self, record: Record) -> Record:
        """Keep a record, and return it as it was kept, with its id.

        A National Insurance number in it is left out. Raises WrongInput for what looks like a PIN, a password, a
        code, a card number or a security answer, and then nothing is kept.
        """
        kept = fit(replace(record, id=None))
        with self._writing() as connection:
            return replace(kept, id=put(connection, kept))

    def replace(self, record: Record) -> Record:
        """Keep a record in place of the one with its id, and return it as it was kept; raises as `add` does."""
        kept = fit(record)
        with self._writing() as connection:
            _take_out(connection, [_known(connection, kept.id)])
            put(connection, kept)
        return kept

    def get(self, id: int) -> Record:
        """Return the record with this id; raises NoSuchThing."""
        for record in self.all():
            if record.id == id:
                return record
        raise _no_such(id)

    def all(self) -> list[Record]:
        """Return every record, oldest call first."""
        answers = grouped(self._rows(ANSWERS))
        payments = grouped(self._rows(PAYMENTS))
        deeds = grouped(self._rows(DEEDS))
        try:
            return [
                record_from(row, answers.get(row[0], []), payments.get(row[0], []), deeds.get(row[0], []))
                for row in self._rows(RECORDS)
            ]
        except ValueError as error:
            raise StoreFault(
                f"{self.path} holds a record that cannot be read. Put back a copy that you trust."
            ) from error

    def delete(self, id: int) -> None:
        """Delete one record for good; raises NoSuchThing."""
        self.get(id)
        with self._writing() as connection:
            _take_out(connection, [_known(connection, id)])
        self._forget()

    def delete_before(self, moment: datetime) -> int:
        """Delete for good the records of calls before this moment, and return how many they were."""
        return self._delete_many([r.id for r in self.all() if r.happened < moment and r.id is not None])

    def delete_all(self) -> int:
        """Delete every record for good, and return how many they were."""
        return self._delete_many([record.id for record in self.all() if record.id is not None])

    def verify(self) -> list[str]:
        """Return what is wrong with the file, a sentence each; an empty list means that it is sound."""
        found = [str(row[0]) for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"A part of a record has no record: {row}" for row in self._rows("PRAGMA foreign_key_check")]

    def _delete_many(self, ids: list[int]) -> int:
        if ids:
            with self._writing() as connection:
                _take_out(connection, ids)
            self._forget()
        return len(ids)

    def _forget(self) -> None:
        """Write the file anew without what was deleted, whose bytes are noughts already."""
        with translate_errors(self.path):
            self._file.writing().execute("VACUUM")

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        if (connection := self._file.reading()) is None:
            return []
        with translate_errors(self.path):
            return connection.execute(query).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        connection = self._file.writing()
        with translate_errors(self.path):
            self.path.chmod(0o600)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
        with transaction(connection, self.path):
            yield connection


def _take_out(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    connection.executemany("DELETE FROM record WHERE id = ?", [(id,) for id in ids])


def _known(connection: sqlite3.Connection, id: int | None) -> int:
    if (
        id is None
        or not 0 < id < 2**63
        or connection.execute("SELECT 1 FROM record WHERE id = ?", (id,)).fetchone() is None
    ):
        raise _no_such(id)
    return id


def _no_such(id: int | None) -> NoSuchThing:
    return NoSuchThing(f"There is no record {id}. See: callcheck record list")
