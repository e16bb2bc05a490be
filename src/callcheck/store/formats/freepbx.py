"""The blacklist of FreePBX: a CSV of number and description, matched as the exact text that the exchange sees."""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean, inert, revived
from callcheck.store.formats import Draft, Holds
from callcheck.store.formats.rows import line_of, rows

HOLDS = Holds.NUMBERS


def recognises(start: str) -> bool:
    """Whether it starts with this program's header."""
    return start.partition("\n")[0].strip().replace('"', "") == "number,description"


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - the columns are fixed
    """Yield a draft for each row; the header may be missing."""
    for position, row in rows(file, ","):
        if row and not (position == 1 and row[0].strip().casefold() == "number"):
            yield Draft(position, line_of(row), row[0].strip(), label=revived(row[1].strip()) if row[1:] else "")


def write(entries: Iterable[Entry], file: TextIO) -> None:
    """Write each number in the forms that an exchange may see: with + and, for the UK, with 0."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("number", "description"))
    for entry in entries:
        digits = entry.pattern.digits
        words = clean(entry.label) or clean(entry.category)
        forms = [f"0{digits[2:]}"] if digits.startswith("44") else []
        for form in (*forms, f"+{digits}"):
            writer.writerow((form, inert(words) or "1"))
