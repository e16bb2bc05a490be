"""The backup of Yet Another Call Blocker: CSV with its columns in a fixed order (read only)."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats import Draft, literal
from callcheck.store.formats.phoneblock import day_of_milliseconds
from callcheck.store.formats.rows import line_of, rows

_HEADER = "ID,name,pattern,creationTimestamp"


def recognises(start: str) -> bool:
    """Whether it starts with this program's header."""
    return start.startswith(_HEADER)


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - the columns are fixed
    """Yield a draft for each row; marks for digits are taken at the end of a pattern, where they make a prefix."""
    for position, row in rows(file, ","):
        if not row or row[0] == "ID":
            continue
        _id, name, pattern, created, calls, last, notes, *_ = [*row, *[""] * 7]
        number = literal.from_marks(pattern, digit="#", run="*")
        yield Draft(
            line=position,
            text=line_of(row),
            number=number or "",
            label=": ".join(filter(None, (name, notes))),
            added=day_of_milliseconds(created),
            reports=calls if calls.isdecimal() and calls.strip("0") else "",
            last_reported=day_of_milliseconds(last),
            refusal=literal.NOT_LITERAL if number is None and pattern else "",
            note="taken as the start of numbers of any length" if pattern.endswith("#") else "",
        )
