"""What can still be done with records whose file is damaged. No message holds a word of what was kept."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from stat import S_ISREG

from callcheck.core.errors import NoSuchThing, StoreFault
from callcheck.core.records.record import Record
from callcheck.store.data.words import text
from callcheck.store.database import connect, translate_errors
from callcheck.store.records.document import from_document, to_document
from callcheck.store.records.schema import SCHEMA, checksum, prepare

Row = tuple[int, bytes, bytes]
"""An id, the text of a record, and its checksum."""

ROWS = "SELECT id, CAST(body AS BLOB), CAST(checksum AS BLOB) FROM kept"
"""Bytes, because an error about a text that is none would hold the text."""


def record_of(row: Row) -> Record | None:
    """Return the record of a row, or None when it is not as it was written."""
    id, body, written = row
    if body is None or checksum(id, body) != written:
        return None
    try:
        return from_document(id, body)
    except ValueError:
        return None


def require(path: Path, id: int, row: Row | None) -> Record:
    """Return the record of a row; raises NoSuchThing when there is none, and StoreFault when it is damaged."""
    if row is None:
        raise no_such(id)
    record = record_of(row)
    if record is None:
        raise StoreFault(text("record.damaged", id=id, file=path))
    return record


def no_such(id: int) -> NoSuchThing:
    """Return what is raised for a record that is not there."""
    return NoSuchThing(text("record.no-such", id=id))


def is_damaged(path: Path) -> StoreFault:
    """Return what is raised for a file that does not add up."""
    return StoreFault(text("record.damaged-file", file=path))


def adds_up(connection: sqlite3.Connection) -> bool:
    """Whether every page of the file is where it belongs."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def rows(connection: sqlite3.Connection) -> dict[int, Row]:
    """Return the rows of a damaged file that can be reached from its beginning or from its end."""
    found: dict[int, Row] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.DatabaseError):
            for row in connection.execute(f"{ROWS} ORDER BY id {order}"):
                found[row[0]] = row
    return found


def rebuild(path: Path, records: Sequence[Record]) -> None:
    """Put a new file with these records in the place of a damaged one, which is overwritten.

    Raises StoreFault when it cannot be written; then the damaged file stands.
    """
    new = path.with_name(f".{path.name}.new")
    _remove(new)
    try:
        with closing(connect(new, SCHEMA)) as connection, translate_errors(path):
            prepare(connection)
            for record in records:
                body = to_document(record)
                connection.execute(
                    "INSERT INTO kept VALUES (?, ?, ?)", (record.id, body, checksum(record.id or 0, body))
                )
        with path.open("r+b") as old:
            new.replace(path)
            _fill(old.fileno())
    except OSError as error:
        raise StoreFault(text("record.not-removed", file=path, reason=error.strerror or "")) from error
    finally:
        _remove(new)


def overwrite(path: Path) -> None:
    """Overwrite and remove a file of records, and what SQLite may have left beside it.

    Raises StoreFault that names what is still there.
    """
    journals = (path.with_name(path.name + ending) for ending in ("-journal", "-wal", "-shm"))
    for file in (path.resolve(), path, *journals):
        try:
            _remove(file)
        except OSError as error:
            raise StoreFault(text("record.not-removed", file=file, reason=error.strerror or "")) from error


def must_be_left(path: Path, fault: StoreFault) -> bool:
    """Whether a file must not be overwritten after this fault: someone writes to it, or it is another program's."""
    cause = fault.__cause__
    if isinstance(cause, sqlite3.Error) and _code(cause) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return True
    if not path.is_file():  # a pipe or a device, which is not opened: that might never end
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except sqlite3.Error:
        return False
    return bool(names) and names.isdisjoint({"record", "kept"})


def is_full(fault: StoreFault) -> bool:
    """Whether the disk was full."""
    return isinstance(fault.__cause__, sqlite3.Error) and _code(fault.__cause__) == sqlite3.SQLITE_FULL


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _remove(path: Path) -> None:
    if not os.path.lexists(path):
        return
    if S_ISREG(path.lstat().st_mode):
        with suppress(OSError):  # what cannot be overwritten may still be removed
            path.chmod(0o600)
            with path.open("r+b") as file:
                _fill(file.fileno())
    path.unlink()


def _fill(handle: int) -> None:
    """Overwrite an open file with zeros, as far as it reaches."""
    left = os.fstat(handle).st_size
    os.lseek(handle, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(handle, bytes(min(left, 1 << 20)))
    os.fsync(handle)
    os.ftruncate(handle, 0)
