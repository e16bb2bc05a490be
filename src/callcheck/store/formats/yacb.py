"""The backup of Yet Another Call Blocker: CSV with its columns in a fixed order (read only)."""

import re
from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats import patterns
from callcheck.store.formats.csv_rows import line_of, rows
from callcheck.store.formats.days import day_of_milliseconds
from callcheck.store.formats.format import Format, RawEntry, ReadOptions

_HEADER = "ID,name,pattern,creationTimestamp"


_ROW = re.compile(r'\d*,("[^"]*"|[^",\n]*),[+0-9*#]+,\d{13},\d+,(\d{13})?(,[^\n]*)?\r?\n')
"""A row of it: the header is optional, and two columns are times in milliseconds."""


def recognise(start: str) -> bool:
    """Whether it starts with this program's header, or with a row that no other program writes."""
    return start.startswith(_HEADER) or _ROW.match(start) is not None


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each row; marks for digits at the end make a prefix."""
    for position, row in rows(file, ","):
        if not row or row[0] == "ID":
            continue
        _id, name, pattern, created, calls, last, notes, *_ = [*row, *[""] * 7]
        raw = RawEntry(
            line=position,
            text=line_of(row),
            number=pattern.strip(),
            label=": ".join(filter(None, (name, notes))),
            added=day_of_milliseconds(created),
            reports=calls if calls.isdecimal() and calls.strip("0") else "",
            last_reported=day_of_milliseconds(last),
        )
        yield from patterns.of_marks(raw) if pattern.strip() else (raw,)


FORMAT = Format(recognise=recognise, read=read)
