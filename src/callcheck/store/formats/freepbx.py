"""The blacklist of FreePBX: a CSV of number and description, matched as the exact text that the exchange sees."""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.core.clean import inert, revived
from callcheck.store.formats.csv_rows import line_of, rows
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell, name_of


def recognise(start: str) -> bool:
    """Whether it starts with this program's header."""
    return start.partition("\n")[0].strip().replace('"', "") == "number,description"


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each row; the header may be missing."""
    for position, row in rows(file, ","):
        if row and not (position == 1 and row[0].strip().casefold() == "number"):
            yield RawEntry(position, line_of(row), row[0].strip(), label=revived(row[1].strip()) if row[1:] else "")


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write each number in the forms that an exchange may see: with + and, for the UK, with 0."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("number", "description"))
    for entry in entries:
        words = name_of(entry).replace("\\", "/")  # PHP takes a backslash for an escape, and would lose a row
        for number in spell(entry.pattern):
            writer.writerow((number, inert(words) or "1"))


FORMAT = Format(
    recognise=recognise,
    read=read,
    write=write,
    holds=Holds.NUMBERS,
    notations=(Notation.NATIONAL, Notation.E164),
)
