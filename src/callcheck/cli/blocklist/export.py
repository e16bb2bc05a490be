"""`callcheck blocklist export`: the list for another program."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TextIO

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.clean import clean
from callcheck.render.amounts import entries
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text

_OUTPUT = Path("-")
"""Standard output, as everywhere."""


def run(
    terminal: Terminal, file: Path | None, format_: str | None, source: str | None, notation: str | None, region: str
) -> Result:
    """Write the entries to a file or to standard output, and say what the format could not hold."""
    if file == _OUTPUT:
        file = None
    place = nullcontext(file) if file is not None else _output(terminal)
    with Blocklist.open(region=region) as blocklist, place as out:
        losses = blocklist.export_file(out, format=format_, source=source, notation=notation)
    lost = [text("export.lost", entries=entries(count), what=what) for what, count in losses.items()]
    wrote = [text("export.wrote", file=clean(str(file)))] if file is not None else []
    return Result(notes=(*lost, *wrote))


@contextmanager
def _output(terminal: Terminal) -> Iterator[TextIO]:
    """Yield standard output as the formats want it: in UTF-8, with the ends of lines as they are written."""
    terminal.output.flush()
    out = io.TextIOWrapper(terminal.output.buffer, encoding="utf-8", newline="")
    try:
        yield out
    finally:
        out.detach()
