"""Lookups of many numbers: lines and CSV, from standard input to standard output, in chunks and in order."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from io import StringIO
from stat import S_ISREG
from typing import TYPE_CHECKING

from callcheck.core.clean import clean
from callcheck.core.decision import Lookup, Status
from callcheck.core.errors import WrongInput
from callcheck.core.readings import number_of
from callcheck.store.files import CHUNK, chunks_of_lines

if TYPE_CHECKING:
    from callcheck.store.blocklist import Blocklist

Advance = Callable[[int], object]

_ADDED = ["callcheck_status", "callcheck_number", "callcheck_category", "callcheck_source"]


def batch(blocklist: "Blocklist", numbers: list[str], as_json: bool, quiet: bool) -> bool:
    """Print a line for each number, and return whether one of them is listed."""
    found = False
    with _moving_bar() as advance:
        for chunk in _chunks(numbers, advance):
            out = []
            for result in blocklist.scan(chunk.removesuffix(b"\n").split(b"\n")):
                found = found or result.status is Status.LISTED
                if not quiet:
                    out.append(_json(result) if as_json else line_of(result))
            if out:
                _write("\n".join([*out, ""]).encode("utf-8", "surrogateescape"))
    return found


def filter_lines(blocklist: "Blocklist", numbers: list[str], listed: bool, quiet: bool) -> bool:
    """Print the lines whose number is listed, or the others, unchanged; return whether there was one."""
    found = False
    with _moving_bar() as advance:
        for chunk in _chunks(numbers, advance, blocklist.chunk()):
            if picked := blocklist.pick(chunk, listed):
                found = True
                if not quiet:
                    _write(picked)
    return found


def copy_csv(blocklist: "Blocklist", column: str) -> bool:
    """Copy a CSV with what was found added to each row, and return whether a number is listed."""
    import csv

    found = False
    waiting: list[list[str]] = []
    header: list[str] = []
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)

    def answer() -> None:
        nonlocal found
        at = header.index(column) if column in header else 0
        results = blocklist.scan([row[at] if at < len(row) else "" for row in waiting])
        for row, result in zip(waiting, results, strict=True):
            found = found or result.status is Status.LISTED
            padded = row + [""] * (len(header) - len(row))
            added = [*_fields(result), clean(result.entry.source) if result.entry else ""]
            whole = [*padded[: len(header)], *added, *padded[len(header) :]]
            (quoting if any("\r" in cell for cell in whole) else writer).writerow(whole)
        waiting.clear()
        _write(out.getvalue().encode("utf-8", "surrogateescape"))
        out.seek(0)
        out.truncate()

    with _moving_bar() as advance:
        rows = csv.reader(_text_lines(advance, answer))
        try:
            header += next(rows, [])
        except csv.Error as error:
            raise WrongInput(f"The first line is not CSV: {error}.") from error
        if column not in header:
            raise WrongInput(f"There is no column {column!r}. The columns are: {', '.join(header) or 'none'}.")
        writer.writerow([*header, *_ADDED])
        try:
            for row in rows:
                waiting.append(row)
        except csv.Error as error:
            raise WrongInput(f"Line {rows.line_num} is not CSV: {error}.") from error
        answer()
    return found


def line_of(result: Lookup) -> str:
    """Return a lookup as one line: input, status, number, category and label."""
    label = clean(result.entry.label) if result.entry else ""
    return "\t".join((clean(result.reading.text), *_fields(result), label))


def _text_lines(advance: Advance, answer: Callable[[], None]) -> Iterator[str]:
    """Yield the lines of standard input, and have what came answered before waiting for more."""
    first = True
    for chunk in chunks_of_lines(sys.stdin.fileno()):
        text = chunk.decode("utf-8", "surrogateescape")
        yield from StringIO(text.removeprefix("\ufeff") if first else text, newline="\n")
        first = False
        advance(len(chunk))
        answer()


def _chunks(numbers: list[str], advance: Advance, size: int = CHUNK) -> Iterator[bytes]:
    """Yield the numbers as given; for - the lines of standard input, any bytes of which survive unchanged."""
    for number in numbers:
        if number == "-":
            for chunk in chunks_of_lines(sys.stdin.fileno(), size):
                yield chunk
                advance(len(chunk))
        else:
            yield number.encode("utf-8", "surrogateescape") + b"\n"


def _moving_bar() -> AbstractContextManager[Advance]:
    """Return a bar when standard input is a file whose end is known, and a person is watching."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return nullcontext(lambda _: None)
    state = os.fstat(sys.stdin.fileno())
    if not S_ISREG(state.st_mode):
        return nullcontext(lambda _: None)
    from callcheck.cli.bar import moving

    return moving("Looking up", state.st_size)


def _write(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _fields(result: Lookup) -> tuple[str, str, str]:
    return (
        result.status.value,
        number_of(result.reading) or "",
        clean(result.entry.category) if result.entry else "",
    )


def _json(result: Lookup) -> str:
    import json

    from callcheck.cli.objects import lookup_object

    return json.dumps(lookup_object(result))
