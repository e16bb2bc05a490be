"""Whether a database file is one of ours, is whole, and is still where it was.

Everything here looks and changes nothing, so that another program's file stays as it is.
"""

import os
import sqlite3
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from callcheck.core.errors import StoreFault
from callcheck.store.data.words import text
from callcheck.store.paths import mark_of

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
"""Bytes at the start of every SQLite file: https://sqlite.org/fileformat2.html#the_database_header"""


def _nothing(_: sqlite3.Connection) -> None: ...


@dataclass(frozen=True, slots=True)
class Schema:
    """What makes a file a store of one kind."""

    application_id: int
    """Stands in the header of the file, and tells it from the databases of other programs."""
    migrations: tuple[str, ...]
    """Statements that lead from each version to the next, from an empty file on."""
    fingerprints: tuple[int, ...]
    """What `fingerprint` gives after each migration."""
    unstamped: int = 1
    """Files up to this version were made without an application id."""
    leaves_mark: bool = False
    """Whether a file that has vanished is a fault, and not an empty store."""
    prepare: Callable[[sqlite3.Connection], None] = _nothing
    """Gives a connection the functions that migrations and writing need."""

    @property
    def version(self) -> int:
        """The version that this program writes."""
        return len(self.migrations)


def check_header(path: Path, schema: Schema) -> None:
    """Raise StoreFault, without opening the file as a database, when it cannot be a store of this kind.

    A file that no SQLite should touch, because it is another program's, is left to the byte as it was.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER)
        size = os.fstat(file.fileno()).st_size
    page = int.from_bytes(header[16:18])  # bytes, or 1 for 65,536
    page = 65_536 if page == 1 else page
    if len(header) < _HEADER or not header.startswith(_MAGIC) or page == 0 or size % page:
        raise StoreFault(damaged(path, text("store.no-database")))
    application_id, version = int.from_bytes(header[68:72]), int.from_bytes(header[60:64])
    is_old = application_id == 0 and 1 <= version <= schema.unstamped and header[18:20] == b"\1\1"
    if application_id != schema.application_id and not is_old:
        raise _belongs_to_another(path)


def check_tables(connection: sqlite3.Connection, path: Path, schema: Schema) -> int:
    """Return the version of a store; raise StoreFault when it holds other tables, a view or a trigger.

    Version 0 is a file with nothing in it.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > schema.version:
        raise StoreFault(text("store.newer", path=path))
    found = fingerprint(connection)
    if found != (schema.fingerprints[version - 1] if version else fingerprint(None)):
        raise _belongs_to_another(path)
    return version


def fingerprint(connection: sqlite3.Connection | None) -> int:
    """Return a number for the tables, indexes, views and triggers of a database; None is one without any."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    return crc32(repr(connection.execute(query).fetchall() if connection else []).encode())


def damaged(path: Path, what: object) -> str:
    """Return the sentence for a file that is damaged."""
    return text("store.damaged", path=path, what=what)


def leave_mark(path: Path, schema: Schema) -> None:
    """Leave a small file beside a store, by which it is noticed when the store vanishes."""
    mark = mark_of(path)
    if schema.leaves_mark and not mark.exists():
        with suppress(OSError):  # the store is kept all the same
            mark.touch(mode=0o600)
            mark.write_text(text("store.mark") + "\n", encoding="utf-8")


def require_never_there(path: Path, schema: Schema) -> None:
    """Raise StoreFault when a store was kept here, and its file is not there any more or is empty."""
    if not schema.leaves_mark or not mark_of(path).exists():
        return
    with suppress(FileNotFoundError):
        if path.stat().st_size:
            return  # it was made since
    raise StoreFault(text("store.gone", path=path, mark=mark_of(path)))


def _belongs_to_another(path: Path) -> StoreFault:
    return StoreFault(text("store.not-ours", path=path))
