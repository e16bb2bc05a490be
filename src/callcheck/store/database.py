"""Opening a SQLite file: private, migrated, and with every failure turned into a sentence."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from callcheck.core.errors import StoreFault

_PATIENCE = 10.0
"""Seconds to wait for another callcheck that is writing."""


_PAGE = 16_384
"""Bytes: a long list is asked in sorted chunks, and fewer, larger pages are read sooner."""


def connect(path: Path, migrations: Sequence[str]) -> sqlite3.Connection:
    """Open a store for writing, made and brought up to date if need be.

    Raises StoreFault when it cannot be read or written, is damaged, or was made by a newer callcheck.
    """
    with faults_named(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = _open(path)
        with _closed_on_error(connection):
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, path, migrations)
        return connection


def connect_if_there(path: Path, migrations: Sequence[str]) -> sqlite3.Connection | None:
    """Open a store for reading, or return None when there is none yet: a lookup makes no file."""
    with faults_named(path):
        if not path.exists() or path.stat().st_size == 0:
            return None
        connection = _open(path)
        with _closed_on_error(connection):
            if _version(connection) == len(migrations):
                return connection
        connection.close()
    return connect(path, migrations)


def connect_to_nothing(migrations: Sequence[str]) -> sqlite3.Connection:
    """Open an empty store that is gone when it is closed: to try what would be, without making a file."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    _migrate(connection, Path("a trial"), migrations)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path, *, keep: bool = True) -> Iterator[None]:
    """Do all of the block's writes or, if anything at all goes wrong or they are not to be kept, none of them."""
    with faults_named(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT" if keep else "ROLLBACK")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Turn the errors of the disk and of SQLite into a StoreFault that names the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreFault(_sentence(path, error)) from error
    except UnicodeDecodeError as error:
        raise StoreFault(f"{path} is damaged: a text in it cannot be read. Nothing was changed.") from error
    except OSError as error:
        reason = error.strerror or error
        raise StoreFault(f"{path} cannot be opened: {reason}. Check that you may read and write it.") from error


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    version = _version(connection)
    if version > len(migrations):
        raise StoreFault(f"{path} was made by a newer callcheck. Update callcheck, and try again.")
    if version == len(migrations):
        return
    connection.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file; an old one keeps its own
    with transaction(connection, path):
        version = _version(connection)
        for migration in migrations[version:]:
            for statement in migration.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _sentence(path: Path, error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return f"{path} is in use by another callcheck. Try again when that has ended."
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return (
            f"{path} is damaged ({error}). Nothing was changed. "
            "Move the file away to start a new one, or put back a copy that you trust."
        )
    if code == sqlite3.SQLITE_FULL:
        return f"The disk is full, so {path} was not changed. Make room, and try again."
    return f"{path} cannot be used: {error}. Check that you may read and write it and its folder."
