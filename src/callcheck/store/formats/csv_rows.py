"""The rows of a CSV, for the formats that are one."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.bounded import Bounded
from callcheck.store.formats.limits import limits

csv.field_size_limit(1 << 20)  # a cell is never longer than an item may be


def rows(file: TextIO, separator: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line that it ends in; without a separator, the first line tells which it is.

    A first line `sep=;`, as spreadsheets have it, names the separator. Comments, which start with #, and rows
    without a cell are left out. Raises WrongInput, with the line, for what is not CSV.
    """
    bounded = Bounded(file)
    first = bounded.readline()
    skipped = 0
    while first and (named := named_separator(first) or not first.strip() or _is_comment(first)):
        separator = separator or (named if isinstance(named, str) else None)
        first = bounded.readline()
        skipped += 1
    reader = csv.reader(chain([first], bounded), delimiter=separator or separator_of(first))
    widest = limits().columns
    try:
        for row in reader:
            bounded.start_item()
            if len(row) > widest:
                raise WrongInput(text("import.too-many-columns", line=reader.line_num + skipped, most=f"{widest:,}"))
            if row and not _is_comment(row[0]):
                yield reader.line_num + skipped, row
    except csv.Error as error:
        raise WrongInput(text("import.not-csv", line=reader.line_num + skipped, error=error)) from error


def separator_of(line: str) -> str:
    """Return what separates the cells of a first line: a comma, semicolon, tab or bar."""
    outside = "".join(line.split('"')[::2])
    return max(",;\t|", key=outside.count)


def line_of(row: list[str]) -> str:
    """Return a row as one line of CSV, for the file of rejects."""
    joined = ",".join(row)
    if '"' not in joined and joined.count(",") < len(row):
        return joined
    out = StringIO()
    csv.writer(out, lineterminator="").writerow(row)
    return out.getvalue()


def row_of(line: str) -> list[str]:
    """Return one line as a row, with commas between the cells; an open quote ends with the line."""
    try:
        return next(csv.reader([line[:10_000]]), [])
    except csv.Error:  # a return inside it, for one
        return [line]


def named_separator(line: str) -> str | None:
    """Return the separator that a line such as `sep=;` names, as spreadsheets write it; None for other lines."""
    shown = line.strip().removeprefix("\ufeff").strip('"')
    return shown[4] if len(shown) == 5 and shown.casefold().startswith("sep=") else None


def _is_comment(start: str) -> bool:
    shown = start.lstrip()
    return shown.startswith("#") and len(shown.rstrip()) > 1 and shown[1] not in ",;\t|"
