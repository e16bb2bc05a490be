"""The list while it is open: one thread at a time, the file as it is now, and what is kept for streams."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from callcheck.store.blocklist import schema
from callcheck.store.database import StoreFile, connect_to_nothing, faults_named, readers_let_in, transaction

if TYPE_CHECKING:
    from callcheck.core.numbers.results import Reading
    from callcheck.store.blocklist.scan import Scanner


class OpenedList:
    """What each call on the list works with. Everything raises StoreFault once it is closed."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        self._file = StoreFile(path, schema.MIGRATIONS)
        self._scanner: Scanner | None = None

    def close(self) -> None:
        """Close the file for good."""
        with self._lock:
            self._scanner = None
            self._file.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Yield a connection, or None while there is no file."""
        with self._lock, faults_named(self._file.path):
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
    def writing(self, *, keep: bool = True, make: bool = True, long: bool = False) -> Iterator[sqlite3.Connection]:
        """Yield a connection in a transaction; in a long one, others may read what was there before.

        Where nothing is to be kept, or no file to be made, a file that is not there is taken for an empty list.
        """
        with self._lock:
            is_there = self._file.reading() is not None
            passing = connect_to_nothing(schema.MIGRATIONS) if not is_there and not (keep and make) else None
            try:
                connection = passing or self._file.writing()
                with (
                    readers_let_in(connection) if long else nullcontext(),
                    transaction(connection, self._file.path, keep=keep),
                ):
                    yield connection
            finally:
                if passing is not None:
                    passing.close()
