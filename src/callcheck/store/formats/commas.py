"""Numbers joined by commas on one line, as Fossify and Goodwy export them."""

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.formats.bounded import Bounded
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell

_PIECE = 1 << 16


_NUMBER = re.compile(r"\s*\+?[\d ()./*-]{5,30}")


def recognise(start: str) -> bool:
    """Whether it is one line of numbers, two at least, with commas between."""
    first, _, rest = start.strip().partition("\n")
    cells = first.split(",")
    return len(cells) > 1 and not rest and all(_NUMBER.fullmatch(cell) for cell in cells[:50])


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number, counted from 1."""
    bounded = Bounded(file)
    position = 0
    rest = ""
    while piece := bounded.read(_PIECE):
        *numbers, rest = (rest + piece).replace("\n", ",").split(",")
        for number in filter(str.strip, numbers):
            bounded.start_item()
            position += 1
            yield RawEntry(position, number, number.strip())
    if rest.strip():
        yield RawEntry(position + 1, rest, rest.strip())


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the numbers on one line."""
    numbers = (number for entry in entries for number in spell(entry.pattern))
    for position, number in enumerate(numbers):
        file.write(f"{',' if position else ''}{number}")
    file.write("\n")


FORMAT = Format(recognise=recognise, read=read, write=write, holds=Holds.PATTERNS)
