"""The blacklist of FreePBX: a CSV of number and description, matched as the exact text that the exchange sees."""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.clean import clean
from callcheck.core.entry import Entry
from callcheck.core.errors import WrongInput
from callcheck.store.formats import Draft, Losses
from callcheck.store.formats.holding import holdable


def recognises(start: str) -> bool:
    """Whether it starts with this program's header."""
    return start.partition("\n")[0].strip().replace('"', "") == "number,description"


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - the columns are fixed
    """Yield a draft for each row; the header may be missing."""
    rows = csv.reader(file)
    try:
        for row in rows:
            if row and not (rows.line_num == 1 and row[0].strip().casefold() == "number"):
                yield Draft(rows.line_num, ",".join(row), row[0].strip(), label=row[1].strip() if row[1:] else "")
    except csv.Error as error:
        raise WrongInput(f"Line {rows.line_num} is not CSV: {error}. Nothing was changed.") from error


def write(entries: Iterable[Entry], file: TextIO) -> Losses:
    """Write each number in the forms that an exchange may see: with + and, for the UK, with 0."""
    losses = Losses()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("number", "description"))
    for entry in holdable(entries, losses, prefixes=False):
        digits = entry.pattern.digits
        words = clean(entry.label) or clean(entry.category)
        forms = [f"0{digits[2:]}"] if digits.startswith("44") else []
        for form in (*forms, f"+{digits}"):
            writer.writerow((form, words.lstrip("=+-@") or "1"))
    return losses
