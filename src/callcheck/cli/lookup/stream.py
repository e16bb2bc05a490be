"""Lookups of many numbers, one a line: from standard input to standard output, in chunks and in order."""

import codecs
import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice

from callcheck.cli.errors import ExitCode
from callcheck.cli.lookup.lookup import Mode
from callcheck.cli.progress import Advance, moving_bar
from callcheck.cli.result import Stream
from callcheck.cli.terminal import Terminal
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.errors import WrongInput
from callcheck.render.blocklist.line import line_of
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text
from callcheck.store.files import CHUNK, Piece, chunks_of_lines

_AT_ONCE = 10_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How UTF-16 starts, in which PowerShell writes files. Lines are given back unchanged, so it is not converted."""

_LONGEST = 1 << 16
"""Bytes of an endless line that are shown as what was asked."""

Found = Generator[bytes, None, bool]
"""Output in chunks; what it returns at its end is whether anything was found."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of many numbers."""

    numbers: Sequence[str]
    literal: Sequence[str]
    """Texts that are numbers whatever they look like."""
    region: str
    mode: Mode
    quiet: bool
    column: str | None
    has_header: bool = True
    """Whether the first row of a CSV is a heading."""
    file: str = ""
    """The file of calls, or of any text."""
    format: str | None = None
    """The format of the file of calls."""


def look_up(terminal: Terminal, request: Request) -> Stream:
    """Yield what was found, in chunks of bytes, and return the exit code."""
    with Blocklist.open(region=request.region) as blocklist, _progress(terminal) as advance:
        match request.mode:
            case Mode.CSV:
                from callcheck.cli.lookup import csv_copy  # only a CSV needs it

                found = yield from csv_copy.copy(terminal, blocklist, request, advance)
            case Mode.LOG | Mode.LOG_JSON:
                from callcheck.cli.lookup import log  # only a list of calls needs it

                found = yield from log.calls(blocklist, request)
            case Mode.FIND:
                from callcheck.cli.lookup import find  # only free text needs it

                found = yield from find.numbers(terminal, blocklist, request, advance)
            case Mode.LISTED | Mode.UNLISTED:
                found = yield from _filter(terminal, blocklist, request, advance)
            case _:
                found = yield from _describe(terminal, blocklist, request, advance)
    return ExitCode.DONE if found else ExitCode.NOT_FOUND


def _describe(terminal: Terminal, blocklist: Blocklist, request: Request, advance: Advance) -> Found:
    """Yield a line for each number, and return whether one of them is listed."""
    found = False
    for lines in lines_of(terminal, request, advance):
        results = blocklist.scan(lines)
        while some := list(islice(results, _AT_ONCE)):
            found = found or any(result.status is Status.LISTED for result in some)
            if request.quiet and found:
                return True
            if not request.quiet:
                out = [_json(result) if request.mode is Mode.JSON else line_of(result) for result in some]
                yield "\n".join([*out, ""]).encode("utf-8", "surrogateescape")
    return found


def _filter(terminal: Terminal, blocklist: Blocklist, request: Request, advance: Advance) -> Found:
    """Yield the lines whose number is listed, or the others, unchanged; return whether there was one."""
    found, listed = False, request.mode is Mode.LISTED
    for chunk in _chunks(terminal, request, advance, blocklist.chunk()):
        picked = blocklist.pick(chunk, listed) if not isinstance(chunk, Piece) else b"" if listed else chunk
        if picked and request.quiet:
            return True
        if picked:
            found = True
            yield picked
    return found


def _chunks(terminal: Terminal, request: Request, advance: Advance, size: int = CHUNK) -> Iterator[bytes]:
    """Yield the numbers as given; for - the lines of standard input, any bytes of which survive unchanged."""
    for number in request.numbers:
        if number == "-":
            for position, chunk in enumerate(chunks_of_lines(terminal.input.fileno(), size)):
                if position == 0 and chunk.startswith(_UTF_16):
                    raise WrongInput(text("lookup.utf-16"))
                yield chunk
                advance(len(chunk))
        else:
            yield _as_line(number)
    for number in request.literal:
        yield _as_line(number)


def _as_line(number: str) -> bytes:
    """Return a text as one line, also one with line breaks in it."""
    return number.replace("\n", " ").encode("utf-8", "surrogateescape") + b"\n"


def lines_of(terminal: Terminal, request: Request, advance: Advance) -> Iterator[list[bytes]]:
    """Yield the same as lists of lines; of a line that comes in pieces no more than its start, which is no number."""
    within = False
    for chunk in _chunks(terminal, request, advance):
        if not isinstance(chunk, Piece):
            yield chunk.removesuffix(b"\n").split(b"\n")
            continue
        if not within:
            yield [chunk.lstrip()[:_LONGEST] or b"?"]
        within = not chunk.endswith(b"\n")


def _progress(terminal: Terminal) -> AbstractContextManager[Advance]:
    """Return a bar for the reading of standard input, when what is printed does not go to the same screen."""
    if terminal.is_watched:
        return nullcontext(lambda _: None)
    return moving_bar(terminal, text("lookup.progress"), terminal.input.fileno())


def _json(result: Lookup) -> str:
    from callcheck.render.json_objects import lookup_object  # only --json needs it

    return json.dumps(lookup_object(result))
