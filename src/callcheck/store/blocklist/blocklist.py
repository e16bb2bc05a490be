"""The blocklist on disk: one SQLite file, and the shipped list beside it."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry
from callcheck.core.blocklist.precedence import Lookup, decide
from callcheck.store import paths
from callcheck.store.blocklist import lookup as matching
from callcheck.store.blocklist.changes import Changes
from callcheck.store.blocklist.schema import BLOCKLIST
from callcheck.store.data.numbers import REGION, text_of
from callcheck.store.database import connect_if_there, translate_errors

if TYPE_CHECKING:
    from callcheck.core.numbers.results import Reading
    from callcheck.store.blocklist.history import Import
    from callcheck.store.blocklist.queries import Source
    from callcheck.store.blocklist.scan import Scanner
    from callcheck.store.formats.format import Losses, RawEntry

_AT_ONCE = 4_000


class Blocklist(Changes):
    """The list of this machine. A context manager; `open` makes no file until something is added.

    One list may be used from several threads; each call waits for the one before it. It sees what other programs
    change. Once closed, it raises StoreFault.

    >>> with Blocklist.open() as blocklist:
    ...     blocklist.lookup("07700 900123").status.value
    'listed'
    """

    @classmethod
    def open(cls, path: str | Path | None = None, region: str = REGION) -> Self:
        """Open the list at a path, by default this machine's, reading numbers in a region (ISO 3166).

        Raises StoreFault when the file cannot be read, is damaged, or was made by a newer callcheck.
        """
        return cls(Path(path) if path else paths.blocklist(), region)

    def __reduce__(self) -> tuple[type[Self], tuple[Path, str]]:
        """Pickle by path and region, for the workers of a pool or a cluster: each opens the list for itself."""
        return type(self), (self.path, self.region)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def lookup(self, text: object) -> Lookup:
        """Read one text, or the value of a table's cell, as a number and return what the list says of it today."""
        reading = self.read(text)
        return decide(reading, self._matches(reading), datetime.now(UTC).date())

    def scan(self, lines: Iterable[object], at_once: int = _AT_ONCE) -> Iterator[Lookup]:
        """Yield a lookup for each line, in order, for streams of any length.

        A line may be text or bytes, and may end in a newline; a number is its digits, and None or NaN is no number.
        So many lines are taken and asked `at_once`: give 1 where a program at the other end waits for each answer.
        """
        remaining = iter(lines)
        while values := [text_of(line) for line in islice(remaining, at_once)]:
            with self._scanning() as scanner:
                found = list(scanner.lookups(values))
            yield from found

    def pick(self, lines: bytes, listed: bool = True) -> bytes:
        """Return those of many whole lines whose number is listed, or with `listed=False` the others, unchanged."""
        with self._scanning() as scanner:
            return scanner.pick(lines, listed)

    def chunk(self) -> int:
        """Return how many bytes of lines are best given at once to `pick`, the fastest way to ask about a stream."""
        with self._scanning() as scanner:
            return scanner.chunk()

    def expired(self, reading: "Reading") -> list[Entry]:
        """Return the entries that cover a number and no longer count."""
        today = datetime.now(UTC).date()
        return [entry for entry in self._matches(reading) if entry.has_expired(today)]

    def calls(
        self,
        file: str | Path,
        *,
        format: str | None = None,
        column: str | None = None,
        has_header: bool = True,
    ) -> "Iterator[tuple[RawEntry, Lookup]]":
        """Yield what each call in a file says, and what the list says of its number, in order.

        The file is of any format that can be imported, and is recognised in the same way: the call list of a phone or
        router, a log as a table. Raises WrongInput for what cannot be read so, and StoreFault.
        """
        from callcheck.store.blocklist.calls import calls_in

        raw_entries = calls_in(str(file), self.region, self.read, format=format, column=column, has_header=has_header)
        while some := list(islice(raw_entries, _AT_ONCE)):
            yield from zip(some, self.scan([raw.number for raw in some]), strict=True)

    def find(self, text: str) -> list[Lookup]:
        """Return a lookup for each phone number that stands in any text, in order."""
        from callcheck.core.numbers.libphonenumber import numbers_in

        return list(self.scan(numbers_in(text, self.region)))

    def export_file(
        self,
        file: str | Path | TextIO,
        *,
        format: str | None = None,
        source: str | None = None,
        notation: str | None = None,
    ) -> "Losses":
        """Write the entries, or those of one source, and return what the format could not hold.

        Args:
            file: a path, which is replaced when all went well and whose name tells the format, or an open text file.
            format: one of `formats.NAMES`.
            source: only the entries of this source. What comes with callcheck is left out, unless it is the source.
            notation: e164, national (in the region of this list), 00 or digits; by default what the program that
                the format belongs to wants.

        Raises NoSuchThing for a source that is not there, and WrongInput for a file of callcheck's own.

        """
        from callcheck.store.blocklist import export_file as exporting

        with self._file.reading():
            where = Path(file) if isinstance(file, str) else file
            request = exporting.ExportRequest(where, format, source, notation, self.region)
            return exporting.export(self.path, request, datetime.now(UTC).date())

    def entries(self, source: str | None = None) -> Iterator[Entry]:
        """Yield every entry, or those of one source, by source and then by number; raises NoSuchThing for no source.

        Others may write meanwhile; what they change may or may not be among the entries that are still to come.
        """
        from callcheck.store.blocklist import queries as changing

        with self._file.reading() as there:
            if source is not None:
                source = changing.require_source(there, source, always=(YOURS, SHIPPED))
            connection = connect_if_there(self.path, BLOCKLIST)
        if connection is not None:
            with closing(connection), translate_errors(self.path):
                yield from changing.entries(connection, source)
        if source in (None, SHIPPED):
            yield from matching.shipped_list()

    def sources(self) -> "list[Source]":
        """Return where entries came from, by name. What is shipped is not among them."""
        from callcheck.store.blocklist import queries as changing

        with self._file.reading() as connection:
            return changing.sources(connection) if connection else []

    def history(self, source: str | None = None) -> "list[Import]":
        """Return the imports that can be undone, newest first, of a source or of all; raises NoSuchThing."""
        from callcheck.store.blocklist import history

        with self._file.reading() as connection:
            return history.imports(connection, source) if connection else []

    def verify(self) -> list[str]:
        """Return what is wrong with the file, a sentence each; an empty list means that it is sound."""
        from callcheck.store.blocklist import queries as changing

        with self._file.reading() as connection:
            return changing.problems(connection) if connection else []

    def _scanning(self) -> "AbstractContextManager[Scanner]":
        return self._file.scanning(self.region, self.read)
