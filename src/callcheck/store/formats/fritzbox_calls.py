"""The list of calls that a FRITZ!Box saves: those that came in (read only).

Known from programs that read it: the first line names the separator, and the columns are in German or English.
"""

from collections.abc import Iterator
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.csv_rows import line_of, rows
from callcheck.store.formats.days import day_of_german
from callcheck.store.formats.format import Format, RawEntry, ReadOptions
from callcheck.store.formats.headings import plain

_KINDS, _DAYS, _NAMES = ("typ", "type"), ("datum", "date"), ("name",)
_NUMBERS = ("rufnummer", "number", "telephone number")
_OUR = ("eigene rufnummer", "outgoing caller id", "telephone number")
_OUTGOING = ("3", "4", "11")
"""Calls that went out: made, made without an answer, and still going on."""


def recognise(start: str) -> bool:
    """Whether its heading has the kind of call, the number and one's own number."""
    lines = start.lstrip("\ufeff").splitlines()[:2]
    names = [plain(name) for name in (lines[-1] if lines else "").split(";")]
    return len(names) > 5 and names[0] in _KINDS and names[1] in _DAYS and any(name in _OUR for name in names[4:])


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each call that came in; a call without a number is refused alone."""
    calls = rows(file, ";")
    _, heading = next(calls, (0, []))
    names = [plain(name) for name in heading]
    at = {field: _place(names, wanted) for field, wanted in (("kind", _KINDS), ("day", _DAYS), ("number", _NUMBERS))}
    if None in at.values():
        raise WrongInput(text("import.lacks-columns", names="Typ, Datum, Rufnummer"))
    name_at = _place(names, _NAMES)
    for position, row in calls:
        fields = {field: row[place].strip() for field, place in at.items() if place is not None and place < len(row)}
        if fields.get("kind") in _OUTGOING:
            continue
        yield RawEntry(
            line=position,
            text=line_of([fields.get("day", ""), fields.get("number", "")]),
            number=fields.get("number", ""),
            label=row[name_at].strip() if name_at is not None and name_at < len(row) else "",
            last_reported=day_of_german(fields.get("day", "")),
        )


def _place(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


FORMAT = Format(recognise=recognise, read=read)
