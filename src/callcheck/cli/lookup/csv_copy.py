"""Lookups of the numbers in a CSV: copied from standard input to standard output, with what was found added."""

import codecs
import csv
from collections.abc import Generator, Iterator
from io import StringIO
from itertools import islice

from callcheck.cli.lookup.stream import Request
from callcheck.cli.progress import Advance
from callcheck.cli.terminal import Terminal
from callcheck.core.blocklist.precedence import Status
from callcheck.core.clean import clean, inert
from callcheck.core.errors import WrongInput
from callcheck.render.blocklist.line import fields_of
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text
from callcheck.store.files import CHUNK, Piece, chunks_of_lines
from callcheck.store.formats.csv_rows import named_separator, separator_of
from callcheck.store.formats.headings import place_of
from callcheck.store.formats.limits import limits

_ADDED = ["callcheck_status", "callcheck_number", "callcheck_category", "callcheck_source"]
_MARK = "\ufeff"
_AT_ONCE = 2_000
"""Rows that are looked up and written at once."""
_MOST_HELD = 4 * CHUNK
"""Characters that are held at most for the end of a quoted cell: what has more open quotes is no such CSV."""
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def copy(
    terminal: Terminal, blocklist: Blocklist, request: Request, advance: Advance
) -> Generator[bytes, None, bool]:
    """Yield a CSV with what was found added to each row, and return whether a number is listed.

    The first line tells the separator and how lines end; both stay as they are, and so do a byte order mark, UTF-16
    and a line `sep=;`. What came is answered before more is waited for. Raises WrongInput for what is no CSV, lacks
    the column, or has a row of too many columns.
    """
    csv.field_size_limit(CHUNK)
    source = _Source(terminal.input.fileno(), advance)
    table: _Table | None = None
    for block in source:
        if table is None:
            table = _Table(blocklist, request, block)
        for written in table.answers(block):
            yield written.encode(source.encoding, "surrogateescape")
    if table is None:
        _Table(blocklist, request, "")
        return False
    return table.found


class _Table:
    """The CSV that is copied: where its numbers stand, and how it is written."""

    def __init__(self, blocklist: Blocklist, request: Request, first: str) -> None:
        self.found = False
        self._blocklist = blocklist
        self._request = request
        self._first, self._separator, self._end = _form(first)
        self._skipped = len(self._first.removeprefix(_MARK))
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

    def answers(self, block: str) -> Iterator[str]:
        """Look up the numbers of a block of whole rows, and yield the rows with their answers, some at a time."""
        if self._at is None:
            block = block.removeprefix(_MARK)[self._skipped :]
        rows = csv.reader(StringIO(block, newline=""), delimiter=self._separator)
        try:
            if self._at is None and (first := next(rows, None)) is not None:
                yield from self._rows([first] if self._start(first) else [])
            while some := list(islice(rows, _AT_ONCE)):
                yield from self._rows(some)
        except csv.Error as error:
            raise WrongInput(text("lookup.not-csv", line=self._lines + rows.line_num, why=error)) from error
        self._lines += rows.line_num

    def _rows(self, rows: list[list[str]]) -> Iterator[str]:
        at = self._at or 0
        if max(map(len, rows), default=0) > limits().columns:
            raise WrongInput(text("import.too-many-columns", line=self._lines + 1, most=f"{limits().columns:,}"))
        numbers = [row[at] if at < len(row) else "" for row in rows]
        for row, lookup in zip(rows, self._blocklist.scan(numbers), strict=True):
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
        yield self._out.getvalue()
        self._out.seek(0)
        self._out.truncate()

    def _start(self, first: list[str]) -> bool:
        """Find the column, and write the heading; return whether the first row is no heading but a row."""
        column, has_header = self._request.column or "", self._request.has_header
        if len(first) > limits().columns:
            raise WrongInput(text("import.too-many-columns", line=1, most=f"{limits().columns:,}"))
        if (at := place_of(column, first, has_header=has_header)) is None:
            columns = ", ".join(f"{place} {clean(cell, 40)}" for place, cell in enumerate(first[:40], 1))
            raise WrongInput(
                text("lookup.no-column", column=clean(column), columns=columns or text("lookup.no-columns"))
            )
        self._at, self._width = at, len(first)
        self._out.write(self._first)
        if has_header:
            self._writer.writerow([*first, *_ADDED])
        return not has_header


def _form(first: str) -> tuple[str, str, str]:
    """Return what stands before the first row (a mark, a line `sep=;`), the separator, and how lines end."""
    mark = _MARK if first.startswith(_MARK) else ""
    line, newline, _ = first.removeprefix(_MARK).partition("\n")
    end = "\r\n" if line.endswith("\r") else "\n"
    if named := named_separator(line):
        return mark + line + newline, named, end
    return mark, separator_of(line), end


class _Source:
    """The blocks of whole rows of standard input, as they come: a quote that is open is waited for."""

    def __init__(self, handle: int, advance: Advance) -> None:
        self.encoding = "utf-8"
        self._handle = handle
        self._advance = advance

    def __iter__(self) -> Iterator[str]:
        held = ""
        decoder: codecs.IncrementalDecoder | None = None
        for chunk in chunks_of_lines(self._handle):
            if decoder is None:
                self.encoding = _UTF_16.get(chunk[:2], "utf-8")
                decoder = codecs.getincrementaldecoder(self.encoding)("surrogateescape")
            if isinstance(chunk, Piece):
                raise WrongInput(text("lookup.csv-line", bytes=CHUNK))
            held += decoder.decode(chunk)
            self._advance(len(chunk))
            lines, newline, rest = held.rpartition("\n")
            if self.encoding == "utf-8":
                lines, newline, rest = held, "", ""
            if (lines or newline) and (lines.count('"') % 2 == 0 or len(held) > _MOST_HELD):
                yield lines + newline
                held = rest
        held += decoder.decode(b"", final=True) if decoder is not None else ""
        if held:
            yield held
