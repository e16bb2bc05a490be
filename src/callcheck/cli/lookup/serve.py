"""Answers for another program: a line in, a line out, for as long as it keeps the pipe open."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from callcheck.cli.errors import ExitCode
from callcheck.cli.lookup.stream import Request, lines_of
from callcheck.cli.result import Stream
from callcheck.cli.terminal import Terminal
from callcheck.core.clean import clean
from callcheck.core.errors import StoreFault
from callcheck.render.blocklist.line import line_of
from callcheck.store.blocklist.blocklist import Blocklist

UNKNOWN = "unknown"
"""The status of a number that could not be looked up. It is no answer: whoever asks lets the call through."""


def serve(terminal: Terminal, request: Request) -> Stream:
    """Yield one line for each line of standard input, in order, and as soon as it has come.

    While the list cannot be used each answer is `unknown`; once it can be used again, answers go on.
    """
    blocklist: Blocklist | None = None
    for texts in lines_of(terminal, request, lambda _: None):
        answers: Iterator[str] | None = None
        with suppress(StoreFault):
            blocklist = blocklist or Blocklist.open(region=request.region)
            answers = iter([line_of(found) for found in blocklist.scan(texts)])
        yield "\n".join([*(answers or _unknown(texts)), ""]).encode("utf-8", "surrogateescape")
    if blocklist is not None:
        blocklist.close()
    return ExitCode.DONE


def _unknown(texts: Sequence[bytes]) -> Iterator[str]:
    for text in texts:
        yield f"{clean(text.decode('utf-8', 'surrogateescape'))}\t{UNKNOWN}\t\t\t"
