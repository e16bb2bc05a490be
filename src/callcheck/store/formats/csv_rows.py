"""The rows of a CSV, for the formats that are one."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import chain
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.formats.bounded import Measured


def rows(file: TextIO, separator: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line that it ends in; without a separator, the first line tells which it is.

    Raises WrongInput, with the line, for what is not CSV.
    """
    measured = Measured(file)
    first = measured.readline()
    reader = csv.reader(chain([first], measured), delimiter=separator or separator_of(first))
    try:
        for row in reader:
            measured.start_item()
            yield reader.line_num, row
    except csv.Error as error:
        raise WrongInput(f"Line {reader.line_num} is not CSV: {error}. Nothing was changed.") from error


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
