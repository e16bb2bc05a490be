"""The backup of Yet Another Call Blocker: CSV with its columns in a fixed order (read only)."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats import patterns
from callcheck.store.formats.csv_rows import line_of, rows
from callcheck.store.formats.format import Format, RawEntry, ReadOptions
from callcheck.store.formats.phoneblock import day_of_milliseconds

_HEADER = "ID,name,pattern,creationTimestamp"


def recognise(start: str) -> bool:
    """Whether it starts with this program's header."""
    return start.startswith(_HEADER)


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each row; marks for digits at the end make a prefix."""
    for position, row in rows(file, ","):
        if not row or row[0] == "ID":
            continue
        _id, name, pattern, created, calls, last, notes, *_ = [*row, *[""] * 7]
        number = patterns.from_marks(pattern, digit="#", run="*")
        yield RawEntry(
            line=position,
            text=line_of(row),
            number=number or "",
            label=": ".join(filter(None, (name, notes))),
            added=day_of_milliseconds(created),
            reports=calls if calls.isdecimal() and calls.strip("0") else "",
            last_reported=day_of_milliseconds(last),
            refusal=patterns.NOT_LITERAL if number is None and pattern else "",
            note="taken as the start of numbers of any length" if pattern.endswith("#") else "",
        )


FORMAT = Format(recognise=recognise, read=read)
