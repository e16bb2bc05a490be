"""CSV: a header that names the columns, or the numbers in the first column; the first line tells the separator."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import inert, revived
from callcheck.core.errors import WrongInput
from callcheck.store.formats.csv_rows import line_of, rows
from callcheck.store.formats.format import Format, RawEntry, ReadOptions, Spell

FIELDS = ("pattern", "list", "category", "label", "source", "added", "reports", "last_reported", "expires")
"""The columns that are written, in order."""

_NUMBER_COLUMNS = (
    "pattern",
    "number",
    "phone",
    "phone_number",
    "phoneno",
    "telephone",
    "tel",
    "company_phone_number",
)
_NAMES = {
    "list": ("list",),
    "category": ("category",),
    "label": ("label", "name", "description", "reason"),
    "added": ("added",),
    "reports": ("reports", "report_count"),
    "last_reported": ("last_reported",),
    "expires": ("expires",),
    "source": ("source",),
}


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:
    """Yield a raw entry for each row; raises WrongInput when the named column is not there, or a row is no CSV."""
    all_rows = rows(file)
    position, first = next(all_rows, (0, []))
    if not position:
        return
    header = [_simple(cell) for cell in first]
    number_at = _number_column(header, first, options.column)
    has_header = options.column is not None or any(name in header for name in _NUMBER_COLUMNS)
    places = {field: _find(header, names) for field, names in _NAMES.items()} if has_header else {}
    if not has_header and first and any(c.isdigit() for c in first[0]):
        yield from _draft(position, first, number_at, places)
    for position, row in all_rows:
        yield from _draft(position, row, number_at, places)


def recognise(start: str) -> bool:
    """Whether callcheck wrote it."""
    return start.startswith("pattern,list,category,label")


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write every field of the entries. A label that a spreadsheet would run as a formula gets a quote in front."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(FIELDS)
    for e in entries:
        dates = (e.added, e.reports, e.last_reported, e.expires)
        for number in spell(e.pattern):
            writer.writerow((number, e.list, inert(e.category), inert(e.label), inert(e.source), *dates))


def _draft(line: int, row: list[str], number_at: int, places: dict[str, int | None]) -> Iterator[RawEntry]:
    if not any(cell.strip() for cell in row):
        return
    number = row[number_at].strip() if number_at < len(row) else ""
    found: dict[str, Any] = {field: _cell(row, at) for field, at in places.items()}
    yield RawEntry(line, line_of(row), number, **found)


def _cell(row: list[str], at: int | None) -> str:
    return revived(row[at].strip()) if at is not None and at < len(row) else ""


def _number_column(header: list[str], first: list[str], column: str | None) -> int:
    if column is None:
        return next((header.index(name) for name in _NUMBER_COLUMNS if name in header), 0)
    if _simple(column) in header:
        return header.index(_simple(column))
    raise WrongInput(f"There is no column {column!r}. The columns are: {', '.join(first)}.")


def _find(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _simple(cell: str) -> str:
    return cell.strip().casefold().replace(" ", "_").replace("-", "_")


FORMAT = Format(recognise=recognise, read=read, write=write)
