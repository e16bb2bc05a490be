"""What changes the blocklist on disk: entries added and removed, files imported, sources removed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from callcheck.core.blocklist.entry import YOURS, Entry, List
from callcheck.core.blocklist.precedence import outweighing
from callcheck.core.numbers.number import Number
from callcheck.store.blocklist import lookup as matching
from callcheck.store.blocklist.connection import OpenedList
from callcheck.store.data.numbers import REGION, known_region, read_in

if TYPE_CHECKING:
    from callcheck.core.numbers.results import Reading
    from callcheck.store.blocklist.history import Import
    from callcheck.store.blocklist.import_request import ImportOptions, Report
    from callcheck.store.blocklist.queries import Added


class Changes:
    """The half of `Blocklist` that writes. Each change is kept whole or not at all."""

    def __init__(self, path: Path, region: str = REGION) -> None:
        self.path = path
        self.region = known_region(region)
        self._file = OpenedList(path)

    def read(self, text: object) -> "Reading":
        """Read a text, or the value of a table's cell, as a number, in the region of this list."""
        return read_in(self.region, text)

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
            replaced = changing.upsert(connection, entry)
        covering = self._matches(Number("", f"+{entry.pattern.digits}"))
        return changing.Added(entry, replaced, outweighing(entry, covering, datetime.now(UTC).date()))

    def remove(self, pattern: str) -> Entry:
        """Take out your own entry with exactly this pattern, and return it; raises NoSuchThing, or WrongInput."""
        from callcheck.store.blocklist import queries as changing
        from callcheck.store.blocklist.import_parse import pattern_of

        wanted = pattern_of(pattern, self.read, self.region, wide=True)
        with self._file.writing(make=False) as connection:
            return changing.delete(connection, wanted)

    def import_file(
        self,
        file: str | Path,
        *,
        advance: Callable[[int], object] = lambda _: None,
        rejects: str | Path | None = None,
        **asked: Unpack["ImportOptions"],
    ) -> "Report":
        """Import a file, or standard input for `-`: all of its good lines, in one transaction.

        Args:
            file: a path; what gzip or zip packed is unpacked.
            advance: is told of every read, in bytes of the file.
            rejects: a file to write the refused lines to, also in a dry run.
            asked: what else an `ImportRequest` holds, by name.

        Nobody waits while the file is read: the list is locked only when all of it has been parsed.
        Raises WrongInput when no line can be used or much would be lost, in which case nothing is changed, and
        StoreFault.

        """
        from callcheck.store.blocklist.import_file import import_file
        from callcheck.store.blocklist.import_request import ImportRequest

        request = ImportRequest(str(file), rejects=Path(rejects) if rejects is not None else None, **asked)
        with self._file.reading():
            pass  # what is closed or damaged is said before the file is read
        return import_file(request, self, partial(self._file.merging, keep=not request.dry_run), advance)

    def undo_import(self, source: str) -> "Import":
        """Undo the last import of a source, and return it; raises NoSuchThing when there is none that can be."""
        from callcheck.store.blocklist import history

        with self._file.writing(make=False, long=True) as connection:
            return history.undo(connection, source)

    def set_source(
        self,
        name: str,
        *,
        is_on: bool | None = None,
        min_reports: int | None = None,
        max_age: int | None = None,
        unpin: bool = False,
    ) -> None:
        """Say how the entries of a source count; what is None stays as it is. Raises NoSuchThing.

        Args:
            name: the source.
            is_on: whether they count at all.
            min_reports: only those with so many reports count; 0 for all.
            max_age: days after the last report, or after they were added, until which they count; 0 for ever.
            unpin: whether files without a signature are accepted again.

        """
        from callcheck.store.blocklist import pins
        from callcheck.store.blocklist import queries as changing

        with self._file.writing(make=False) as connection:
            changing.set_source(connection, name, is_on, min_reports, max_age)
            if unpin:
                pins.unpin(connection, name)

    def remove_source(self, name: str) -> int:
        """Take out a source and all its entries, and return how many they were; raises NoSuchThing."""
        from callcheck.store.blocklist import queries as changing

        with self._file.writing(make=False, long=True) as connection:
            return changing.delete_source(connection, name)

    def _matches(self, reading: "Reading") -> list[Entry]:
        with self._file.reading() as connection:
            return matching.matches(connection, reading.e164) if isinstance(reading, Number) else []
