"""The contacts of Outlook as CSV: a column for each kind of phone.

Known from files that Outlook exports: `Mobile Phone`, `Home Phone`, `Business Phone` and others, in the language of
the program.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import inert
from callcheck.store.formats import csv_table
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell
from callcheck.store.formats.phone_books import contacts

_PHONES = ("Business Phone", "Business Phone 2", "Home Phone", "Home Phone 2", "Mobile Phone", "Other Phone")


def recognise(start: str) -> bool:
    """Whether its heading has names and phones as Outlook calls them."""
    first = start.partition("\n")[0]
    return "First Name" in first and "Business Phone" in first and "Mobile Phone" in first


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:
    """Yield a raw entry for each number of each contact; a contact need not have one."""
    return (raw for raw in csv_table.read(file, options) if raw.number)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the numbers by name, six to a contact."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("First Name", "Last Name", *_PHONES, "Categories"))
    for name, numbers in contacts(entries, spell, len(_PHONES)):
        writer.writerow(("", inert(name), *numbers, *[""] * (len(_PHONES) - len(numbers)), "callcheck"))


FORMAT = Format(recognise=recognise, read=read, write=write, holds=Holds.NUMBERS)
