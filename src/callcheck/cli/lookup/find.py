"""The phone numbers in any text, each looked up."""

from collections.abc import Generator, Iterator

from callcheck.cli.lookup.stream import Request
from callcheck.cli.progress import Advance
from callcheck.cli.terminal import Terminal
from callcheck.core.blocklist.precedence import Status
from callcheck.render.blocklist.line import line_of
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.files import chunks_of_lines

_LONGEST = 10_000
"""Characters that are looked through at once."""


def numbers(
    terminal: Terminal, blocklist: Blocklist, request: Request, advance: Advance
) -> Generator[bytes, None, bool]:
    """Yield a line for each number in the given texts, or in standard input; return whether one is listed."""
    found = False
    for text in _texts(terminal, request, advance):
        for lookup in blocklist.find(text):
            found = found or lookup.status is Status.LISTED
            yield f"{line_of(lookup)}\n".encode("utf-8", "surrogateescape")
    return found


def _texts(terminal: Terminal, request: Request, advance: Advance) -> Iterator[str]:
    given = [*request.numbers, *request.literal]
    yield from (text for text in given if text != "-" or text in request.literal)
    if given and "-" not in request.numbers:
        return
    for chunk in chunks_of_lines(terminal.input.fileno()):
        advance(len(chunk))
        for line in chunk.decode("utf-8", "surrogateescape").splitlines():
            yield from (line[start : start + _LONGEST] for start in range(0, len(line), _LONGEST))
