"""Opening a SQLite file: private, migrated, and with every failure turned into a sentence."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG

from callcheck.core.errors import StoreFault
from callcheck.store.data.words import text
from callcheck.store.ownership import (
    Schema,
    check_header,
    check_tables,
    damaged,
    leave_mark,
    require_never_there,
)
from callcheck.store.paths import make_private

_PATIENCE = 30.0
"""Seconds to wait for another callcheck that is writing."""

_HELD_BACK = 6_000
"""Pages that a long transaction keeps in memory, before it has to write to the file."""

_PAGE = 16_384
"""Bytes: a long list is asked in sorted chunks, and fewer, larger pages are read sooner."""


class StoreFile:
    """The file of a store, which need not be there yet.

    It is opened as soon as it appears, and anew when another is put in its place.
    """

    def __init__(self, path: Path, schema: Schema) -> None:
        self.path = path
        self._schema = schema
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._is_closed = False
        self.reading()

    def reading(self) -> sqlite3.Connection | None:
        """Return a connection, or None while there is no file; raises StoreFault, also when this was closed."""
        if self._is_closed:
            raise StoreFault(text("store.closed", path=self.path))
        with _opening(self.path):
            found = _found(self.path)
        identity = _identity(found) if found else None
        if identity != self._identity:
            self._drop()
        if self._connection is None:
            self._connection = connect_if_there(self.path, self._schema)
            self._identity = identity if self._connection is not None else None
        return self._connection

    def writing(self) -> sqlite3.Connection:
        """Return a connection to the file, which is made if need be."""
        connection = self.reading()
        if connection is None:
            self._connection = connection = connect(self.path, self._schema)
            self._identity = _identity(self.path.stat())
        return connection

    def close(self) -> None:
        """Close the file for good."""
        self._drop()
        self._is_closed = True

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._identity = None


def connect(path: Path, schema: Schema) -> sqlite3.Connection:
    """Open a store for writing, made and brought up to date if need be.

    Raises StoreFault when it cannot be read or written, is damaged, is another program's, was made by a newer
    callcheck, or was there and has vanished.
    """
    with _opening(path):
        make_private(path.parent)
        if _found(path) is None:
            require_never_there(path, schema)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            path.chmod(0o600)  # whatever the umask is
        else:
            check_header(path, schema)
        connection = _open(path)
        with _closed_on_error(connection):
            _migrate(connection, path, schema)
        leave_mark(path, schema)
        return connection


def connect_if_there(path: Path, schema: Schema) -> sqlite3.Connection | None:
    """Open a store for reading, or return None when there is none yet: a lookup makes no file."""
    with _opening(path):
        if _found(path) is None:
            require_never_there(path, schema)
            if _found(path) is None:
                return None
        check_header(path, schema)
        connection = _open(path)
        with _closed_on_error(connection):
            version = check_tables(connection, path, schema)
            if version == schema.version:
                return connection
        connection.close()
    return connect(path, schema) if version else None


def make_tables(connection: sqlite3.Connection, schema: Schema) -> None:
    """Make the tables of an empty store in a database that nobody else uses: to try what would be."""
    schema.prepare(connection)
    for migration in schema.migrations:
        _run(connection, migration)


def attach(connection: sqlite3.Connection, path: Path) -> None:
    """Open the file of a store, which is there, under the name `store` of another connection."""
    connection.execute("ATTACH ? AS store", (_uri(path),))


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path, *, keep: bool = True) -> Iterator[None]:
    """Do all of the block's writes or, if anything at all goes wrong or they are not to be kept, none of them."""
    with translate_errors(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT" if keep else "ROLLBACK")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def readers_let_in(connection: sqlite3.Connection) -> Iterator[None]:
    """Let others read the file while the block writes much of it.

    What is written waits in memory, as far as it fits there, and others are shut out only while it goes to the disk.
    """
    connection.execute(f"PRAGMA cache_spill = {_HELD_BACK}")
    try:
        yield
    finally:
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("PRAGMA shrink_memory")


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite into a StoreFault that names the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreFault(_sentence(path, error)) from error
    except UnicodeDecodeError as error:
        raise StoreFault(damaged(path, error.reason)) from error


@contextmanager
def _opening(path: Path) -> Iterator[None]:
    """Do the same for the errors of the disk, where nothing but the file itself is opened."""
    try:
        with translate_errors(path):
            yield
    except OSError as error:
        raise StoreFault(text("store.cannot-open", path=path, reason=error.strerror or error)) from error


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _found(path: Path) -> os.stat_result | None:
    """Return what is known of a file, or None when there is none or an empty one; raises OSError for no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        if any(place.is_symlink() and not place.exists() for place in (path, path.parent)):
            raise
        return None
    if not S_ISREG(found.st_mode):
        raise OSError(EINVAL, "it is not a file")
    return found if found.st_size else None


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        _uri(path), uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    # A file from a stranger runs nothing, and a page that does not add up is an error as soon as it is read.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=rw"


def _migrate(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    if check_tables(connection, path, schema) == schema.version:
        return
    connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file; an old one keeps its own
    schema.prepare(connection)
    with transaction(connection, path):
        version = check_tables(connection, path, schema)
        for migration in schema.migrations[version:]:
            _run(connection, migration)
        connection.execute(f"PRAGMA user_version = {schema.version}")
        connection.execute(f"PRAGMA application_id = {schema.application_id}")


def _run(connection: sqlite3.Connection, migration: str) -> None:
    for statement in migration.split(";"):
        connection.execute(statement)


def _sentence(path: Path, error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return text("store.busy", path=path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, error)
    if code == sqlite3.SQLITE_FULL:
        return text("store.full", path=path)
    return text("store.unusable", path=path, reason=error)
