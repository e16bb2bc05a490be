"""The blocklist on disk: one SQLite file, and the shipped list beside it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from callcheck.core.decision import Lookup, decide, outweighing
from callcheck.core.entry import SHIPPED, Entry, Pattern
from callcheck.core.fast import read_fast
from callcheck.core.number import Number
from callcheck.store import matching, paths, schema
from callcheck.store.database import connect, connect_if_there, connect_to_nothing, faults_named, transaction
from callcheck.store.matching import decide_from_shipped, shipped_list

if TYPE_CHECKING:
    from callcheck.core.readings import Reading
    from callcheck.store.changing import Source
    from callcheck.store.formats import Losses
    from callcheck.store.importing import Report
    from callcheck.store.scanning import Scanner

__all__ = ["Blocklist", "decide_from_shipped", "shipped_list"]

_AT_ONCE = 10_000


class Blocklist:
    """The list of this machine. A context manager; `open` makes no file until something is added.

    One list may be used from several threads; each call waits for the one before it.

    >>> with Blocklist.open() as blocklist:
    ...     blocklist.lookup("07700 900123").status.value
    'listed'
    """

    def __init__(self, path: Path, region: str = "GB") -> None:
        self.path = path
        self.region = region
        self._lock = RLock()
        self._scanner: Scanner | None = None
        self._connection = connect_if_there(path, schema.MIGRATIONS)

    @classmethod
    def open(cls, path: Path | None = None, region: str = "GB") -> Self:
        """Open the list at a path, by default this machine's, reading numbers in a region (ISO 3166).

        Raises StoreFault when the file cannot be read, is damaged, or was made by a newer callcheck.
        """
        return cls(path or paths.blocklist(), matching.known_region(region))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._scanner = None
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def lookup(self, text: str) -> Lookup:
        """Read one text as a number and return what the list says of it today."""
        reading = self.read(text)
        return decide(reading, self._matches(reading), datetime.now(UTC).date())

    def scan(self, lines: Iterable[str | bytes]) -> Iterator[Lookup]:
        """Yield a lookup for each line, in order, for streams of any length.

        A line may end in a newline. Of a list or a tuple many lines are asked at once; of anything else each line
        is answered before the next is taken, so that a program at the other end of a pipe may wait for the answer.
        """
        if isinstance(lines, (list, tuple)):
            for start in range(0, len(lines), _AT_ONCE):
                texts = [_text(line) for line in lines[start : start + _AT_ONCE]]
                with self._asking() as scanner:
                    found = list(scanner.lookups(texts))
                yield from found
        else:
            for line in lines:
                yield self.lookup(_text(line))

    def pick(self, lines: bytes, listed: bool = True) -> bytes:
        """Return those of many whole lines whose number is listed, or with `listed=False` the others, unchanged."""
        with self._asking() as scanner:
            return scanner.pick(lines, listed)

    def chunk(self) -> int:
        """Return how many bytes of lines are best given at once to `pick`, the fastest way to ask about a stream."""
        with self._asking() as scanner:
            return scanner.chunk()

    def read(self, text: str) -> "Reading":
        """Read a text as a number, in the region of this list."""
        if (number := read_fast(text, self.region)) is not None:
            return number
        from callcheck.core.reading import read
        from callcheck.store import shipped

        return read(text, self.region, shipped.numbering())

    def expired(self, reading: "Reading") -> list[Entry]:
        """Return the entries that cover a number and no longer count."""
        today = datetime.now(UTC).date()
        return [entry for entry in self._matches(reading) if entry.has_expired(today)]

    def outweighing(self, entry: Entry) -> list[Entry]:
        """Return the entries that cover all of an entry's numbers and decide before it."""
        covering = self._matches(Number("", f"+{entry.pattern.digits}"))
        return outweighing(entry, covering, datetime.now(UTC).date())

    def add(self, entry: Entry) -> None:
        """Put an entry in, in place of the one that its source has for the same pattern."""
        from callcheck.store import changing

        with self._writing() as connection:
            changing.put(connection, entry)

    def remove(self, pattern: Pattern) -> Entry:
        """Take out your own entry with exactly this pattern, and return it; raises NoSuchThing."""
        from callcheck.store import changing

        with self._writing() as connection:
            return changing.take_out(connection, pattern)

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
        rejects: Path | None = None,
        advance: Callable[[int], object] = lambda _: None,
    ) -> "Report":
        """Take in a file, or standard input for `-`: all of its good lines, in one transaction.

        Args:
            file: a path; what gzip or zip packed is unpacked.
            format: one of `formats.NAMES`; by default what the content or else the name tells.
            source: the name that the entries are put under; by default the file's own.
            column: the column of a CSV that holds the numbers.
            replace: take out what the source had before and the file has no more.
            dry_run: change nothing, make no file, and report what would be.
            wide: take prefixes that cover more than ten million numbers.
            rejects: a file to write the refused lines to, also in a dry run.
            advance: is told of every read, in bytes of the file.

        Raises WrongInput when no line can be used, in which case nothing is changed, and StoreFault.

        """
        from callcheck.store.taking import take

        with self._writing(dry_run=dry_run) as connection:
            where = (file, format, source, column)
            return take(connection, self, where, replace=replace, wide=wide, rejects=rejects, advance=advance)

    def export_file(self, file: TextIO, *, format: str = "csv", source: str | None = None) -> "Losses":
        """Write the entries, or those of one source, to an open text file; return what the format could not hold."""
        from callcheck.store import formats

        chosen = (e for e in self.entries(source) if source == SHIPPED or e.source != SHIPPED)
        return formats.writer(format).write(chosen, file)

    def remove_source(self, name: str) -> int:
        """Take out a source and all its entries, and return how many they were; raises NoSuchThing."""
        from callcheck.store import changing

        with self._writing() as connection:
            return changing.take_out_source(connection, name)

    def entries(self, source: str | None = None) -> Iterator[Entry]:
        """Yield every entry, or those of one source, by source and then by number."""
        from callcheck.store import changing

        if (connection := connect_if_there(self.path, schema.MIGRATIONS)) is not None:
            with closing(connection), faults_named(self.path):
                yield from changing.entries(connection, source)
        if source in (None, SHIPPED):
            yield from shipped_list()

    def sources(self) -> "list[Source]":
        """Return where entries came from, by name. What is shipped is not among them."""
        if self._connection is None:
            return []
        from callcheck.store import changing

        with self._lock, faults_named(self.path):
            return changing.sources(self._connection)

    def verify(self) -> list[str]:
        """Return what is wrong with the file, a sentence each; an empty list means that it is sound."""
        if self._connection is None:
            return []
        from callcheck.store import changing

        with self._lock, faults_named(self.path):
            return changing.problems(self._connection)

    def _matches(self, reading: "Reading") -> list[Entry]:
        if not isinstance(reading, Number):
            return []
        with self._lock, faults_named(self.path):
            return matching.matches(self._connection, reading.e164)

    @contextmanager
    def _asking(self) -> "Iterator[Scanner]":
        with self._lock, faults_named(self.path):
            if self._scanner is None:
                from callcheck.store.scanning import Scanner

                self._scanner = Scanner(self._connection, self.region, self.read)
            yield self._scanner

    @contextmanager
    def _writing(self, *, dry_run: bool = False) -> Iterator[sqlite3.Connection]:
        with self._lock:
            there = self._connection is not None
            if dry_run and not there:
                connection = connect_to_nothing(schema.MIGRATIONS)
            else:
                self.close()
                connection = self._connection = connect(self.path, schema.MIGRATIONS)
                connection.execute("PRAGMA foreign_keys = OFF")  # checked by verify; for each row it takes too long
            try:
                with transaction(connection, self.path, keep=not dry_run):
                    yield connection
            finally:
                if connection is not self._connection:
                    connection.close()


def _text(line: str | bytes) -> str:
    text = line if isinstance(line, str) else line.decode("utf-8", "surrogateescape")
    return text.removesuffix("\n")
