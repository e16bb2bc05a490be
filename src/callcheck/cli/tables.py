"""Lookups of the numbers in a CSV: copied from standard input to standard output, with what was found added."""

import csv
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from callcheck.cli.progress import Advance
from callcheck.cli.streams import fields_of, filtering_bar, write
from callcheck.core.blocklist.precedence import Status
from callcheck.core.clean import clean, inert
from callcheck.core.errors import WrongInput
from callcheck.store.files import CHUNK, Piece, chunks_of_lines
from callcheck.store.formats.csv_rows import separator_of

if TYPE_CHECKING:
    from callcheck.store.blocklist.blocklist import Blocklist

_ADDED = ["callcheck_status", "callcheck_number", "callcheck_category", "callcheck_source"]
_MARK = "\ufeff"


class _Copy:
    """The rows that were read and wait for their answers, and those that wait to be written."""

    def __init__(self, blocklist: "Blocklist") -> None:
        self.found = False
        self.waiting: list[list[str]] = []
        self._blocklist = blocklist
        self._at = self._width = 0
        self._out = StringIO()

    def start(self, header: list[str], column: str, mark: str, separator: str, end: str) -> None:
        """Write the header; raises WrongInput when the column is not in it."""
        if column not in header:
            raise WrongInput(f"There is no column {column!r}. The columns are: {', '.join(header) or 'none'}.")
        self._at, self._width = header.index(column), len(header)
        self._writer = csv.writer(self._out, delimiter=separator, lineterminator=end)
        self._quoting = csv.writer(self._out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
        self._out.write(mark)
        self._writer.writerow([*header, *_ADDED])

    def answer(self) -> None:
        """Write every row that waits."""
        numbers = [row[self._at] if self._at < len(row) else "" for row in self.waiting]
        for row, result in zip(self.waiting, self._blocklist.scan(numbers), strict=True):
            if not row:
                self._writer.writerow(row)
                continue
            self.found = self.found or result.status is Status.LISTED
            padded = row + [""] * (self._width - len(row))
            status, number, category = fields_of(result)
            source = clean(result.entry.source) if result.entry else ""
            added = [status, number, inert(category), inert(source)]
            whole = [*padded[: self._width], *added, *padded[self._width :]]
            (self._quoting if any("\r" in cell for cell in whole) else self._writer).writerow(whole)
        self.waiting.clear()
        write(self._out.getvalue().encode("utf-8", "surrogateescape"))
        self._out.seek(0)
        self._out.truncate()


def copy_csv(blocklist: "Blocklist", column: str) -> bool:
    """Copy a CSV with what was found added to each row, and return whether a number is listed.

    The first line tells the separator and how lines end; both stay as they are, and so does a byte order mark.
    """
    csv.field_size_limit(CHUNK)
    copy = _Copy(blocklist)
    with filtering_bar() as advance:
        lines = _lines(advance, copy.answer)
        first = next(lines, "")
        mark, first = (_MARK, first[1:]) if first.startswith(_MARK) else ("", first)
        separator = separator_of(first)
        rows = csv.reader(chain([first], lines), delimiter=separator)
        try:
            copy.start(next(rows, []), column, mark, separator, "\r\n" if first.endswith("\r\n") else "\n")
            for row in rows:
                copy.waiting.append(row)
        except csv.Error as error:
            raise WrongInput(f"Line {rows.line_num} is not CSV: {error}.") from error
        copy.answer()
    return copy.found


def _lines(advance: Advance, answer: Callable[[], None]) -> Iterator[str]:
    """Yield the lines of standard input, and have what came answered before waiting for more."""
    for chunk in chunks_of_lines(sys.stdin.fileno()):
        if isinstance(chunk, Piece):
            raise WrongInput(f"A line is longer than {CHUNK:,} bytes, so this is no CSV of numbers.")
        yield from StringIO(chunk.decode("utf-8", "surrogateescape"), newline="\n")
        advance(len(chunk))
        answer()
