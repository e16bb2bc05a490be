"""Lookups of many numbers, one a line: from standard input to standard output, in chunks and in order."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TYPE_CHECKING

from callcheck.cli.progress import Advance, moving_bar
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.clean import clean
from callcheck.core.numbers.results import number_of
from callcheck.store.files import CHUNK, Piece, chunks_of_lines

if TYPE_CHECKING:
    from callcheck.store.blocklist.blocklist import Blocklist

_AT_ONCE = 10_000
_LONGEST = 1 << 16
"""Bytes of an endless line that are shown as what was asked."""


def batch(blocklist: "Blocklist", numbers: list[str], as_json: bool, quiet: bool) -> bool:
    """Print a line for each number, and return whether one of them is listed."""
    found = False
    with filtering_bar() as advance:
        for lines in _lines(numbers, advance):
            results = blocklist.scan(lines)
            while some := list(islice(results, _AT_ONCE)):
                found = found or any(result.status is Status.LISTED for result in some)
                if quiet and found:
                    return True
                if not quiet:
                    out = [_json(result) if as_json else line_of(result) for result in some]
                    write("\n".join([*out, ""]).encode("utf-8", "surrogateescape"))
    return found


def filter_lines(blocklist: "Blocklist", numbers: list[str], listed: bool, quiet: bool) -> bool:
    """Print the lines whose number is listed, or the others, unchanged; return whether there was one."""
    found = False
    with filtering_bar() as advance:
        for chunk in _chunks(numbers, advance, blocklist.chunk()):
            picked = blocklist.pick(chunk, listed) if not isinstance(chunk, Piece) else b"" if listed else chunk
            if picked and quiet:
                return True
            if picked:
                found = True
                write(picked)
    return found


def line_of(result: Lookup) -> str:
    """Return a lookup as one line: input, status, number, category and label."""
    label = clean(result.entry.label) if result.entry else ""
    return "\t".join((clean(result.reading.text), *fields_of(result), label))


def _chunks(numbers: list[str], advance: Advance, size: int = CHUNK) -> Iterator[bytes]:
    """Yield the numbers as given; for - the lines of standard input, any bytes of which survive unchanged."""
    for number in numbers:
        if number == "-":
            for chunk in chunks_of_lines(sys.stdin.fileno(), size):
                yield chunk
                advance(len(chunk))
        else:
            yield number.encode("utf-8", "surrogateescape") + b"\n"


def _lines(numbers: list[str], advance: Advance) -> Iterator[list[bytes]]:
    """Yield the same as lists of lines; of a line that comes in pieces no more than its start, which is no number."""
    within = False
    for chunk in _chunks(numbers, advance):
        if not isinstance(chunk, Piece):
            yield chunk.removesuffix(b"\n").split(b"\n")
            continue
        if not within:
            yield [chunk.lstrip()[:_LONGEST] or b"?"]
        within = not chunk.endswith(b"\n")


def filtering_bar() -> AbstractContextManager[Advance]:
    """Return a bar for the reading of standard input, when what is printed does not go to the same screen."""
    return nullcontext(lambda _: None) if sys.stdout.isatty() else moving_bar("Looking up", sys.stdin.fileno())


def write(data: bytes) -> None:
    """Write to standard output at once, for a reader that waits for the answer."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def fields_of(result: Lookup) -> tuple[str, str, str]:
    """Return status, number and category."""
    return (
        result.status.value,
        number_of(result.reading) or "",
        clean(result.entry.category) if result.entry else "",
    )


def _json(result: Lookup) -> str:
    import json

    from callcheck.render.json_objects import lookup_object

    return json.dumps(lookup_object(result))
