"""The blocklist on disk: one SQLite file, and the shipped list beside it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import UTC, date, datetime
from io import IOBase
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List
from callcheck.core.blocklist.precedence import Lookup, decide, outweighing
from callcheck.core.numbers.number import Number
from callcheck.store import paths
from callcheck.store.blocklist import lookup as matching
from callcheck.store.blocklist import schema
from callcheck.store.blocklist.connection import OpenedList
from callcheck.store.data.numbers import REGION, known_region, read_in
from callcheck.store.database import connect_if_there, faults_named

if TYPE_CHECKING:
    from callcheck.core.numbers.results import Reading
    from callcheck.store.blocklist.import_parse import Report
    from callcheck.store.blocklist.queries import Added, Source
    from callcheck.store.blocklist.scan import Scanner
    from callcheck.store.formats import Losses

_AT_ONCE = 10_000


class Blocklist:
    """The list of this machine. A context manager; `open` makes no file until something is added.

    One list may be used from several threads; each call waits for the one before it. It sees what other programs
    change. Once closed, it raises StoreFault.

    >>> with Blocklist.open() as blocklist:
    ...     blocklist.lookup("07700 900123").status.value
    'listed'
    """

    def __init__(self, path: Path, region: str = REGION) -> None:
        self.path = path
        self.region = known_region(region)
        self._file = OpenedList(path)

    @classmethod
    def open(cls, path: str | Path | None = None, region: str = REGION) -> Self:
        """Open the list at a path, by default this machine's, reading numbers in a region (ISO 3166).

        Raises StoreFault when the file cannot be read, is damaged, or was made by a newer callcheck.
        """
        return cls(Path(path) if path else paths.blocklist(), region)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def lookup(self, text: str) -> Lookup:
        """Read one text as a number and return what the list says of it today."""
        reading = self.read(text)
        return decide(reading, self._matches(reading), datetime.now(UTC).date())

    def scan(self, lines: Iterable[str | bytes]) -> Iterator[Lookup]:
        """Yield a lookup for each line, in order, for streams of any length.

        A line may end in a newline. Of a list, a tuple or a file many lines are asked at once; of anything else each
        is answered before the next is taken, so that a program at the other end may wait for it.
        """
        is_there = isinstance(lines, (list, tuple)) or (isinstance(lines, IOBase) and lines.seekable())
        remaining = iter(lines)
        while texts := [_text(line) for line in islice(remaining, _AT_ONCE if is_there else 1)]:
            with self._scanning() as scanner:
                found = list(scanner.lookups(texts))
            yield from found

    def pick(self, lines: bytes, listed: bool = True) -> bytes:
        """Return those of many whole lines whose number is listed, or with `listed=False` the others, unchanged."""
        with self._scanning() as scanner:
            return scanner.pick(lines, listed)

    def chunk(self) -> int:
        """Return how many bytes of lines are best given at once to `pick`, the fastest way to ask about a stream."""
        with self._scanning() as scanner:
            return scanner.chunk()

    def read(self, text: str) -> "Reading":
        """Read a text as a number, in the region of this list."""
        return read_in(self.region, text)

    def expired(self, reading: "Reading") -> list[Entry]:
        """Return the entries that cover a number and no longer count."""
        today = datetime.now(UTC).date()
        return [entry for entry in self._matches(reading) if entry.has_expired(today)]

    def add(
        self,
        pattern: str,
        *,
        allow: bool = False,
        category: str = "",
        label: str = "",
        expires: date | None = None,
        wide: bool = False,
    ) -> "Added":
        """Put a number, or a prefix such as `+4470*`, on your list, in place of what you had for the same pattern.

        Without a category it is a nuisance, or allowed.
        Raises WrongInput for what is neither, and for a prefix that covers more than ten million numbers unless it
        is meant to be `wide`.
        """
        from callcheck.store.blocklist.import_parse import pattern_of

        wanted = pattern_of(pattern, self.read, self.region, wide=wide)
        list_, today = List.ALLOW if allow else List.BLOCK, datetime.now(UTC).date()
        kind = category or ("allowed" if allow else "nuisance")
        return self.put(Entry(wanted, list_, kind, label, YOURS, today, expires=expires))

    def put(self, entry: Entry) -> "Added":
        """Put an entry in, in place of the one that its source has for the same pattern."""
        from callcheck.store.blocklist import queries as changing

        with self._file.writing() as connection:
            replaced = changing.put(connection, entry)
        covering = self._matches(Number("", f"+{entry.pattern.digits}"))
        return changing.Added(entry, replaced, outweighing(entry, covering, datetime.now(UTC).date()))

    def remove(self, pattern: str) -> Entry:
        """Take out your own entry with exactly this pattern, and return it; raises NoSuchThing, or WrongInput."""
        from callcheck.store.blocklist import queries as changing
        from callcheck.store.blocklist.import_parse import pattern_of

        wanted = pattern_of(pattern, self.read, self.region, wide=True)
        with self._file.writing(make=False) as connection:
            return changing.take_out(connection, wanted)

    def import_file(
        self,
        file: str | Path,
        *,
        format: str | None = None,
        source: str | None = None,
        column: str | None = None,
        replace: bool = False,
        restore: bool = False,
        dry_run: bool = False,
        wide: bool = False,
        rejects: str | Path | None = None,
        advance: Callable[[int], object] = lambda _: None,
    ) -> "Report":
        """Take in a file, or standard input for `-`: all of its good lines, in one transaction.

        Args:
            file: a path; what gzip or zip packed is unpacked.
            format: one of `formats.NAMES`; by default what the content or else the name tells.
            source: the name that the entries are put under; by default the file's own.
            column: the column of a CSV that holds the numbers.
            replace: take out what the source had before and the file has no more.
            restore: put each entry back under the source that its line names, your own too.
            dry_run: change nothing, make no file, and report what would be.
            wide: take prefixes that cover more than ten million numbers.
            rejects: a file to write the refused lines to, also in a dry run.
            advance: is told of every read, in bytes of the file.

        Raises WrongInput when no line can be used, in which case nothing is changed, and StoreFault.

        """
        from callcheck.store.blocklist.import_file import Request, take

        kept = Path(rejects) if rejects is not None else None
        request = Request(str(file), format, source, column, replace, restore, wide, kept)
        return take(request, self, self._file.writing(keep=not dry_run, long=True), advance)

    def export_file(
        self, file: str | Path | TextIO, *, format: str | None = None, source: str | None = None
    ) -> "Losses":
        """Write the entries, or those of one source, and return what the format could not hold.

        What comes with callcheck is left out, unless it is the source. `file` is a path, which is replaced when all
        went well and whose name tells the format, or an open text file. Raises NoSuchThing for a source that is
        not there, and WrongInput for a file of callcheck's own.
        """
        from callcheck.store.blocklist import export_file as exporting

        with self._file.reading():
            where = Path(file) if isinstance(file, str) else file
            return exporting.export(self.path, where, format, source, datetime.now(UTC).date())

    def remove_source(self, name: str) -> int:
        """Take out a source and all its entries, and return how many they were; raises NoSuchThing."""
        from callcheck.store.blocklist import queries as changing

        with self._file.writing(make=False, long=True) as connection:
            return changing.take_out_source(connection, name)

    def entries(self, source: str | None = None) -> Iterator[Entry]:
        """Yield every entry, or those of one source, by source and then by number; raises NoSuchThing for no source.

        Others may write meanwhile; what they change may or may not be among the entries that are still to come.
        """
        from callcheck.store.blocklist import queries as changing

        with self._file.reading() as there:
            if source is not None:
                source = changing.require_source(there, source, always=(YOURS, SHIPPED))
            connection = connect_if_there(self.path, schema.MIGRATIONS)
        if connection is not None:
            with closing(connection), faults_named(self.path):
                yield from changing.entries(connection, source)
        if source in (None, SHIPPED):
            yield from matching.shipped_list()

    def sources(self) -> "list[Source]":
        """Return where entries came from, by name. What is shipped is not among them."""
        from callcheck.store.blocklist import queries as changing

        with self._file.reading() as connection:
            return changing.sources(connection) if connection else []

    def verify(self) -> list[str]:
        """Return what is wrong with the file, a sentence each; an empty list means that it is sound."""
        from callcheck.store.blocklist import queries as changing

        with self._file.reading() as connection:
            return changing.problems(connection) if connection else []

    def _matches(self, reading: "Reading") -> list[Entry]:
        with self._file.reading() as connection:
            return matching.matches(connection, reading.e164) if isinstance(reading, Number) else []

    def _scanning(self) -> "AbstractContextManager[Scanner]":
        return self._file.scanning(self.region, self.read)


def _text(line: str | bytes) -> str:
    text = line if isinstance(line, str) else line.decode("utf-8", "surrogateescape")
    return text.removesuffix("\n")
