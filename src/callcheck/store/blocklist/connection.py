"""The list while it is open: one thread at a time, the file as it is now, and what is kept for streams."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from callcheck.store.blocklist import checksum
from callcheck.store.blocklist.schema import BLOCKLIST
from callcheck.store.database import StoreFile, attach, make_tables, readers_let_in, transaction, translate_errors

if TYPE_CHECKING:
    from callcheck.core.numbers.results import Reading
    from callcheck.store.blocklist.scan import Scanner


class OpenedList:
    """What each call on the list works with. Everything raises StoreFault once it is closed."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        self._file = StoreFile(path, BLOCKLIST)
        self._scanner: Scanner | None = None

    def close(self) -> None:
        """Close the file for good."""
        with self._lock:
            self._scanner = None
            self._file.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Yield a connection, or None while there is no file."""
        with self._lock, translate_errors(self._file.path):
            yield self._file.reading()

    @contextmanager
    def scanning(self, region: str, read: "Callable[[object], Reading]") -> "Iterator[Scanner]":
        """Yield what answers about many lines, and remembers from one time to the next."""
        with self.reading() as connection:
            if self._scanner is None or self._scanner.connection is not connection:
                from callcheck.store.blocklist.scan import Scanner

                self._scanner = Scanner(connection, region, read)
            yield self._scanner

    @contextmanager
    def writing(self, *, make: bool = True, long: bool = False) -> Iterator[sqlite3.Connection]:
        """Yield a connection in a transaction; in a long one, others may read what was there before.

        Where no file is to be made, one that is not there is taken for an empty list.
        """
        with self._lock:
            if make or self._file.reading() is not None:
                with self._transaction(self._file.writing(), long=long) as connection:
                    yield connection
            else:
                with closing(sqlite3.connect("", isolation_level=None)) as passing:
                    make_tables(passing, BLOCKLIST)
                    yield passing

    @contextmanager
    def merging(self, staged: sqlite3.Connection, *, keep: bool) -> Iterator[None]:
        """Let the tables of the list be seen, in a transaction, by a connection that has staged what to write.

        What is not to be kept is rolled back at the end; then no file is made where there is none.
        """
        with self._lock:
            if keep or self._file.reading() is not None:
                self._file.writing()
                with translate_errors(self._file.path):
                    attach(staged, self._file.path)
            else:
                make_tables(staged, BLOCKLIST)
            with self._transaction(staged, long=True, keep=keep):
                yield

    @contextmanager
    def _transaction(
        self, connection: sqlite3.Connection, *, long: bool, keep: bool = True
    ) -> Iterator[sqlite3.Connection]:
        checksum.prepare(connection)
        with (
            readers_let_in(connection) if long else nullcontext(),
            transaction(connection, self._file.path, keep=keep),
        ):
            checksum.require_seal(connection)
            yield connection
            checksum.seal(connection)
