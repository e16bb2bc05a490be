"""Lookups of the numbers in a CSV: copied from standard input to standard output, with what was found added."""

import csv
from collections.abc import Generator, Iterator
from io import StringIO

from callcheck.cli.progress import Advance
from callcheck.cli.terminal import Terminal
from callcheck.core.blocklist.precedence import Status
from callcheck.core.clean import clean, inert
from callcheck.core.errors import WrongInput
from callcheck.render.blocklist.line import fields_of
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text
from callcheck.store.files import CHUNK, Piece, chunks_of_lines
from callcheck.store.formats.csv_rows import separator_of

_ADDED = ["callcheck_status", "callcheck_number", "callcheck_category", "callcheck_source"]
_MARK = "\ufeff"
_MOST_HELD = 16 * CHUNK
"""Characters that are held at most for the end of a quoted cell: what has more open quotes is no such CSV."""


def copy(terminal: Terminal, blocklist: Blocklist, column: str, advance: Advance) -> Generator[bytes, None, bool]:
    """Yield a CSV with what was found added to each row, and return whether a number is listed.

    The first line tells the separator and how lines end; both stay as they are, and so does a byte order mark.
    What came is answered before more is waited for. Raises WrongInput for what is no CSV, or lacks the column.
    """
    csv.field_size_limit(CHUNK)
    table: _Table | None = None
    for block in _blocks(terminal.input.fileno(), advance):
        if table is None:
            table = _Table(blocklist, column, block)
        table.answer(block)
        yield table.written()
    if table is None:
        _Table(blocklist, column, "")
        return False
    return table.found


class _Table:
    """The CSV that is copied: where its numbers stand, and how it is written."""

    def __init__(self, blocklist: Blocklist, column: str, first: str) -> None:
        self.found = False
        self._blocklist = blocklist
        self._column = column
        self._mark = _MARK if first.startswith(_MARK) else ""
        line = first.removeprefix(_MARK).partition("\n")[0]
        self._separator = separator_of(line)
        self._end = "\r\n" if line.endswith("\r") else "\n"
        self._at: int | None = None
        self._width = 0
        self._lines = 0
        self._out = StringIO()
        self._writer = csv.writer(self._out, delimiter=self._separator, lineterminator=self._end)
        self._quoting = csv.writer(
            self._out, delimiter=self._separator, lineterminator=self._end, quoting=csv.QUOTE_ALL
        )
        if not first:
            self._start([])

    def answer(self, block: str) -> None:
        """Look up the numbers of a block of whole rows, and write each row with its answer."""
        rows = csv.reader(StringIO(block.removeprefix(_MARK), newline=""), delimiter=self._separator)
        try:
            if self._at is None:
                self._start(next(rows, []))
            waiting = list(rows)
        except csv.Error as error:
            raise WrongInput(text("lookup.not-csv", line=self._lines + rows.line_num, why=error)) from error
        self._lines += rows.line_num
        at = self._at or 0
        numbers = [row[at] if at < len(row) else "" for row in waiting]
        for row, lookup in zip(waiting, self._blocklist.scan(numbers), strict=True):
            if not row:
                self._writer.writerow(row)
                continue
            self.found = self.found or lookup.status is Status.LISTED
            padded = row + [""] * (self._width - len(row))
            status, number, category = fields_of(lookup)
            source = clean(lookup.entry.source) if lookup.entry else ""
            added = [status, number, inert(category), inert(source)]
            whole = [*padded[: self._width], *added, *padded[self._width :]]
            (self._quoting if any("\r" in cell for cell in whole) else self._writer).writerow(whole)

    def written(self) -> bytes:
        """Return what was written since the last time."""
        data = self._out.getvalue().encode("utf-8", "surrogateescape")
        self._out.seek(0)
        self._out.truncate()
        return data

    def _start(self, header: list[str]) -> None:
        if self._column not in header:
            raise WrongInput(
                text("lookup.no-column", column=self._column, columns=", ".join(header) or text("lookup.no-columns"))
            )
        self._at, self._width = header.index(self._column), len(header)
        self._out.write(self._mark)
        self._writer.writerow([*header, *_ADDED])


def _blocks(handle: int, advance: Advance) -> Iterator[str]:
    """Yield the text of whole rows, as it comes: a quote that is open is waited for."""
    held = ""
    for chunk in chunks_of_lines(handle):
        if isinstance(chunk, Piece):
            raise WrongInput(text("lookup.csv-line", bytes=CHUNK))
        held += chunk.decode("utf-8", "surrogateescape")
        advance(len(chunk))
        if held.count('"') % 2 == 0 or len(held) > _MOST_HELD:
            yield held
            held = ""
    if held:
        yield held
