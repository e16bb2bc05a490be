"""Numbers joined by commas on one line, as Fossify and Goodwy export them."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.formats import Draft, Holds
from callcheck.store.formats.measured import Measured

HOLDS = Holds.PATTERNS

_PIECE = 1 << 16


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - there are no columns
    """Yield a draft for each number, counted from 1."""
    measured = Measured(file)
    position = 0
    rest = ""
    while piece := measured.read(_PIECE):
        *numbers, rest = (rest + piece).replace("\n", ",").split(",")
        for number in filter(str.strip, numbers):
            measured.start_item()
            position += 1
            yield Draft(position, number, number.strip())
    if rest.strip():
        yield Draft(position + 1, rest, rest.strip())


def write(entries: Iterable[Entry], file: TextIO) -> None:
    """Write the numbers on one line."""
    for position, entry in enumerate(entries):
        file.write(f"{',' if position else ''}{entry.pattern}")
    file.write("\n")
