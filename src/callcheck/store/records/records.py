"""The records on disk: one private SQLite file, from which what is deleted is gone."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from callcheck.core.errors import StoreFault
from callcheck.core.records.record import Record
from callcheck.store import paths
from callcheck.store.data.record_form import validate
from callcheck.store.data.words import text
from callcheck.store.database import StoreFile, transaction, translate_errors
from callcheck.store.records import damage
from callcheck.store.records.damage import Row
from callcheck.store.records.document import to_document
from callcheck.store.records.schema import SCHEMA, checksum, prepare
from callcheck.store.unfinished import remove_unfinished


@dataclass(frozen=True, slots=True)
class Found:
    """What could be read."""

    records: tuple[Record, ...]
    """The oldest call first."""
    damaged: tuple[int, ...] = ()
    """The ids of records that are not as they were written."""
    is_whole: bool = True
    """Whether the file adds up. Where it does not, there may be records that are not seen."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted, and what was not."""

    count: int
    """Records that were deleted and could be counted."""
    undated: tuple[int, ...] = ()
    """The ids of damaged records, which were left because nobody can tell how old they are."""
    lost_more: bool = False
    """Whether parts of the file that nobody could read are gone too."""


class Records:
    """The records of this machine. A context manager; nothing is read, and no file is made, before it is needed.

    >>> with Records.open() as records:  # doctest: +SKIP
    ...     kept = records.add(Record(details={"note": "They rang about my card."}))
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: StoreFile | None = None
        self._is_closed = False

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Return the records at a path, by default this machine's. Whether it can be read shows when it is.

        What an export of records that was killed has left unfinished is removed.
        """
        remove_unfinished()
        return cls(path or paths.records())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None

    def ever_kept(self) -> bool:
        """Whether a record was ever kept here, even if it is deleted now: before the first, people are warned."""
        if (connection := self._file().reading()) is None:
            return False
        with translate_errors(self.path):
            return connection.execute("SELECT 1 FROM sqlite_sequence WHERE name = 'kept'").fetchone() is not None

    def add(self, record: Record, now: datetime | None = None) -> Record:
        """Keep a record, and return it as it was kept, with its id and the time of saving.

        A National Insurance number in it is left out. Raises WrongInput for what looks like a PIN, a password, a
        code, a card number or a security answer, and then nothing is kept.
        """
        kept = replace(validate(record), id=None, saved=(now or datetime.now(UTC)).replace(microsecond=0))
        with self._writing() as connection:
            id = _next_id(connection)
            _insert(connection, replace(kept, id=id))
        return replace(kept, id=id)

    def update(self, id: int, change: Callable[[Record], Record]) -> Record:
        """Keep what `change` makes of a record, in its place; raises NoSuchThing, or as `add` does.

        Nobody else writes between the reading and the writing, so that two who add to one record lose nothing.
        """
        if self._file().reading() is None:
            raise damage.no_such(id)
        with self._writing() as connection:
            old = damage.require(self.path, id, _row(connection, id))
            kept = replace(validate(change(old)), id=id, saved=old.saved)
            connection.execute("DELETE FROM kept WHERE id = ?", (id,))
            _insert(connection, kept)
        return kept

    def get(self, id: int) -> Record:
        """Return the record with this id; raises NoSuchThing, or StoreFault when it is damaged."""
        connection = self._file().reading()
        with translate_errors(self.path):
            row = _row(connection, id) if connection is not None else None
            if row is None and connection is not None and not damage.adds_up(connection):
                raise damage.is_damaged(self.path)
        return damage.require(self.path, id, row)

    def read(self) -> Found:
        """Return every record that can be read, and what cannot; raises StoreFault when nothing can be."""
        if (connection := self._file().reading()) is None:
            return Found(())
        with translate_errors(self.path):
            is_whole = damage.adds_up(connection)
            rows = _rows(connection) if is_whole else damage.rows(connection)
        read = {id: damage.record_of(row) for id, row in rows.items()}
        found = [record for record in read.values() if record is not None]
        damaged = tuple(id for id, record in read.items() if record is None)
        return Found(tuple(sorted(found, key=_age)), damaged, is_whole)

    def all(self) -> list[Record]:
        """Return every record, oldest call first; raises StoreFault when any of them cannot be read."""
        found = self.read()
        if found.damaged:
            raise StoreFault(text("record.damaged", id=found.damaged[0], file=self.path))
        if not found.is_whole:
            raise damage.is_damaged(self.path)
        return list(found.records)

    def delete(self, id: int) -> None:
        """Delete one record for good, also a damaged one; raises NoSuchThing."""
        connection = self._file().reading()
        with translate_errors(self.path):
            if connection is None or _row(connection, id) is None:
                raise damage.no_such(id)
        self._delete([id])

    def delete_before(self, moment: datetime) -> Deleted:
        """Delete for good the records of calls before this moment; what nobody dated goes by when it was saved.

        A damaged record is left, for its date is not known. From a damaged file, what can be read and is not so old
        is kept, and the rest is gone.
        """
        found = self.read()
        old = [record.id for record in found.records if record.id and record.dated and record.dated < moment]
        if not found.is_whole:
            left = [record for record in found.records if record.id not in old]
            self.close()
            damage.rebuild(self.path, left)
            return Deleted(len(old), lost_more=True)
        if old:
            self._delete(old)
        return Deleted(len(old), undated=found.damaged)

    def delete_all(self) -> Deleted:
        """Delete every record for good, whatever the state of the file; raises StoreFault with what is left."""
        try:
            connection = self._file().reading()
            with translate_errors(self.path):
                ids = list(_rows(connection)) if connection is not None else []
            if ids:
                self._delete(ids)
            return Deleted(len(ids))
        except StoreFault as fault:
            if damage.must_be_left(self.path, fault):
                raise
            self.close()
            damage.overwrite(self.path)
            return Deleted(0, lost_more=True)

    def verify(self) -> list[str]:
        """Return what is wrong with the file, a sentence each; an empty list means that it is sound."""
        found = self.read()
        wrong = [text("record.damaged", id=id, file=self.path) for id in found.damaged]
        return wrong if found.is_whole else [*wrong, str(damage.is_damaged(self.path))]

    def _file(self) -> StoreFile:
        if self._opened is None:
            self._opened = StoreFile(self.path, SCHEMA)
        return self._opened

    def _delete(self, ids: list[int]) -> None:
        """Delete records, and write the file anew without them. On a full disk, the way back is kept in memory."""

        def run() -> None:
            with self._writing() as connection:
                connection.executemany("DELETE FROM kept WHERE id = ?", [(id,) for id in ids])
            with translate_errors(self.path):
                connection.execute("VACUUM")

        try:
            run()
        except StoreFault as fault:
            if not damage.is_full(fault):
                raise
            self._file().writing().execute("PRAGMA journal_mode = MEMORY")
            run()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        connection = self._file().writing()
        with translate_errors(self.path):
            self.path.chmod(0o600)
            prepare(connection)
        with transaction(connection, self.path):
            yield connection


def _age(record: Record) -> tuple[bool, datetime, int]:
    dated = record.dated
    return dated is not None, dated or datetime.min.replace(tzinfo=UTC), record.id or 0


def _rows(connection: sqlite3.Connection) -> dict[int, Row]:
    return {row[0]: row for row in connection.execute(damage.ROWS)}


def _row(connection: sqlite3.Connection, id: int) -> Row | None:
    if not 0 < id < 2**63:
        return None
    row: Row | None = connection.execute(f"{damage.ROWS} WHERE id = ?", (id,)).fetchone()
    return row


def _next_id(connection: sqlite3.Connection) -> int:
    """Return an id that no record ever had."""
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'kept'").fetchone()
    return int(last) + 1


def _insert(connection: sqlite3.Connection, record: Record) -> None:
    body = to_document(record)
    row = (record.id, body, checksum(record.id or 0, body))
    connection.execute("INSERT INTO kept (id, body, checksum) VALUES (?, ?, ?)", row)
