"""The contacts of Google as CSV: several numbers a row, and several in one cell with ::: between.

Known from files that Google exports: `Phone 1 - Label` (once `Type`) and `Phone 1 - Value`, and so on.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import inert
from callcheck.store.formats import csv_table
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell
from callcheck.store.formats.phone_books import contacts

_BETWEEN = ":::"
_MOST = 5


def recognise(start: str) -> bool:
    """Whether its heading has a first phone with a value."""
    return "Phone 1 - Value" in start.partition("\n")[0]


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:
    """Yield a raw entry for each number of each contact."""
    first = replace(options, is_number=lambda cell: options.is_number(cell.partition(_BETWEEN)[0]))
    for raw in csv_table.read(file, first):
        for number in filter(str.strip, raw.number.split(_BETWEEN)):
            yield replace(raw, number=number.strip())


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the numbers by name, five to a contact."""
    writer = csv.writer(file, lineterminator="\n")
    pairs = (f"Phone {at} - {part}" for at in range(1, _MOST + 1) for part in ("Label", "Value"))
    writer.writerow(("First Name", "Last Name", "Labels", *pairs))
    for name, numbers in contacts(entries, spell, _MOST):
        phones = [part for number in numbers for part in ("Other", number)]
        writer.writerow((inert(name), "", "callcheck", *phones, *[""] * (2 * (_MOST - len(numbers)))))


FORMAT = Format(recognise=recognise, read=read, write=write, holds=Holds.NUMBERS)
