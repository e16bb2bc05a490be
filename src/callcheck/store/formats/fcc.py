"""The complaints about unwanted calls that the FCC publishes: one row a complaint, counted by number (read only).

The columns are those of its open data, by their names or as its interface calls them. What a row tells of the person
who complained (city, state, zip code, place) is never kept, not even among the rejects.
"""

from collections.abc import Iterator
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.csv_rows import line_of, rows, separator_of
from callcheck.store.formats.format import Format, RawEntry, ReadOptions
from callcheck.store.formats.headings import plain

_NUMBER, _KIND = "caller id number", "type of call or messge"
_DAYS = ("date of issue", "issue date", "ticket created")
_DIGITS = 10


def recognise(start: str) -> bool:
    """Whether its heading has the FCC's columns, one of which is misspelt in its data."""
    first = start.partition("\n")[0].replace('"', "")
    return {_NUMBER, _KIND} <= {plain(name) for name in first.split(separator_of(first))}


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each complaint, with the kind of call as the label."""
    complaints = rows(file)
    _, heading = next(complaints, (0, []))
    names = [plain(name) for name in heading]
    if _NUMBER not in names:
        raise WrongInput(text("import.lacks-columns", names="Caller ID Number"))
    for position, row in complaints:
        fields = dict(zip(names, (cell.strip() for cell in row), strict=False))
        number, kind = fields.get(_NUMBER, ""), fields.get(_KIND, "")
        digits = "".join(filter(str.isdigit, number))
        digits = digits.removeprefix("1") if len(digits) > _DIGITS else digits
        is_whole = len(digits) == _DIGITS and digits.isascii()
        day = next((fields[name] for name in _DAYS if fields.get(name)), "")
        yield RawEntry(
            line=position,
            text=line_of([number, day, kind]),
            number=f"+1{digits}" if is_whole else "",
            label=kind,
            last_reported=_day(day),
            refusal="" if is_whole or not number else text("import.not-american"),
        )


def _day(value: str) -> str:
    """Return an American day, 11/24/2026, or an ISO one, as ISO writes it."""
    month, _, rest = value.partition("/")
    if rest:
        day, _, year = rest.partition("/")
        return f"{year[:4]}-{month:0>2}-{day:0>2}" if len(year[:4]) == 4 else ""
    return value[:10]


FORMAT = Format(recognise=recognise, read=read, counts_lines=True)
