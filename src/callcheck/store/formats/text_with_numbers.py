"""Any text: the phone numbers in it, found by phonenumbers' own matcher (read only, and only when it is chosen)."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats.bounded import Bounded
from callcheck.store.formats.format import Format, RawEntry, ReadOptions

_LONGEST = 10_000
"""Characters of a line that are looked through at once."""
_OVERLAP = 60


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:
    """Yield a raw entry for each number in the text, with the line that it stands in."""
    from callcheck.core.numbers import libphonenumber as reference

    bounded = Bounded(file)
    for position, line in enumerate(bounded, 1):
        bounded.start_item()
        seen: set[str] = set()
        for start in range(0, len(line), _LONGEST):
            piece = line[max(0, start - _OVERLAP) : start + _LONGEST]
            for number in reference.numbers_in(piece, options.region):
                if number not in seen:
                    seen.add(number)
                    yield RawEntry(position, number, number)


FORMAT = Format(read=read)
