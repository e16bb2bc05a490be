"""CSV of any separator: read by its headings, or by what the cells hold; written with all that callcheck keeps."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import inert, revived
from callcheck.store.formats.csv_rows import line_of, rows, separator_of
from callcheck.store.formats.format import Format, RawEntry, ReadOptions, Spell
from callcheck.store.formats.headings import Columns, columns_of

FIELDS = ("pattern", "list", "category", "label", "source", "added", "reports", "last_reported", "expires")
"""The columns that are written, in order."""

_SAMPLE = 200
"""Rows that are looked at to tell which column holds the numbers."""
_LINES = 5
"""Lines that must agree before a text is taken for a table, or all when there are fewer."""


def recognise(start: str) -> bool:
    """Whether its first lines have the same number of cells, more than one."""
    if start.startswith(",".join(FIELDS[:4])):
        return True
    lines = [line for line in start.splitlines() if line.strip() and not line.lstrip().startswith("#")][:_LINES]
    if not lines or start.lstrip()[:1] in ("<", "{", "["):
        return False
    if lines[0].strip('" \r').casefold().startswith("sep=") and len(lines[0].strip('" \r')) == 5:
        return True
    separator = separator_of(lines[0])
    counts = {"".join(line.split('"')[::2]).count(separator) for line in lines}
    return len(lines) > 1 and len(counts) == 1 and counts != {0}


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:
    """Yield a raw entry for each number; raises WrongInput where it is not certain which column holds them."""
    all_rows = rows(file)
    start = next(all_rows, None)
    if start is None:
        return
    sample = list(islice(all_rows, _SAMPLE))
    columns = columns_of(start[1], [row for _, row in sample], options)
    first = () if columns.has_heading else (start,)
    for position, row in chain(first, sample, all_rows):
        yield from _entries(position, row, columns)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write every field of the entries. A label that a spreadsheet would run as a formula gets a quote in front."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(FIELDS)
    for e in entries:
        dates = (e.added, e.reports, e.last_reported, e.expires)
        for number in spell(e.pattern):
            writer.writerow((number, e.list, inert(e.category), inert(e.label), inert(e.source), *dates))


def _entries(line: int, row: list[str], columns: Columns) -> Iterator[RawEntry]:
    if not any(cell.strip() for cell in row):
        return
    fields = {field.replace("-", "_"): _cell(row, at) for field, at in columns.fields.items()}
    if columns.names and not fields.get("label"):
        fields["label"] = " ".join(filter(None, (_cell(row, at) for at in columns.names)))
    found = [number for at in columns.numbers if (number := row[at].strip() if at < len(row) else "")]
    text = line_of(row)
    for number in found if len(columns.numbers) > 1 else found or [""]:
        yield RawEntry(line, text, number, note=columns.note, **fields)  # type: ignore[arg-type]


def _cell(row: list[str], at: int) -> str:
    return revived(row[at].strip()) if at < len(row) else ""


FORMAT = Format(recognise=recognise, read=read, write=write)
