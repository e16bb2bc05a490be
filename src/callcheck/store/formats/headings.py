"""Which columns of a table hold phone numbers: by the heading where there is one, else by what the cells hold."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store.data.rows import toml
from callcheck.store.data.words import text
from callcheck.store.formats.format import ReadOptions

_NUMBERS = ("ours", "caller", "contact", "open")
"""The groups of headings of columns with numbers, in the order in which they decide."""
_SEVERAL = "contact"
"""The group of which a table may have several: the numbers of one contact."""
_FIELDS = ("list", "category", "label", "added", "reports", "last-reported", "expires", "source")
_ENOUGH = 0.5
"""Of the cells of a column that a heading names, so many must look like numbers."""
_SURE = 0.8
"""The same, where no heading says it."""
_SHOWN = 40
"""Columns that a message lists."""
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table has what, counted from 0."""

    numbers: tuple[int, ...]
    has_heading: bool
    """Whether the first row is a heading, which is no entry."""
    fields: Mapping[str, int]
    """The columns of the other fields of an entry, by field."""
    names: tuple[int, ...] = ()
    """Columns that together make the label where it is empty: a first name and a last name."""
    note: str = ""
    """What to say of the choice."""


def plain(heading: str) -> str:
    """Return a heading in lower case, without accents, and with one space for anything but letters and digits."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    return _NOT_PLAIN.sub(" ", "".join(c for c in decomposed if not unicodedata.combining(c))).strip()


def columns_of(first: Sequence[str], sample: Sequence[Sequence[str]], options: ReadOptions) -> Columns:
    """Return the columns of a table from its first row and some of the rows after it.

    Raises WrongInput, with the columns and what to say, when there is doubt which of them holds the numbers.
    """
    heading = [plain(cell) for cell in first]
    if options.column is not None:
        return _said(first, heading, options)
    if not options.has_header or any(options.is_number(cell) for cell in first):
        return _without_heading([first, *sample], options)
    empty = ""
    for group in _NUMBERS:
        found = [at for at, name in enumerate(heading) if name in _names(group)]
        good = [at for at in found if group == "ours" or not sample or _share(at, sample, options) >= _ENOUGH]
        if len(good) > 1 and group != _SEVERAL:
            raise _doubt("import.two-columns", first)
        if good:
            return Columns(tuple(good), True, *_others(heading))
        empty = empty or (first[found[0]] if found else "")
    if empty:
        raise _doubt("import.column-without-numbers", first, column=clean(empty, 60))
    raise _doubt("import.no-column", first)


def place_of(column: str, first: Sequence[str], *, has_header: bool = True) -> int | None:
    """Return where a column stands, counted from 0: by its name in any case, or else by its place counted from 1."""
    if has_header and column in first:
        return list(first).index(column)
    names = [plain(cell) for cell in first]
    if has_header and plain(column) in names and plain(column):
        return names.index(plain(column))
    is_place = column.isascii() and column.isdecimal() and len(column) < 7
    return int(column) - 1 if is_place and 0 < int(column) <= len(first) else None


def _said(first: Sequence[str], heading: list[str], options: ReadOptions) -> Columns:
    wanted = options.column or ""
    if (at := place_of(wanted, first, has_header=options.has_header)) is None:
        raise _doubt("import.no-such-column", first, column=clean(wanted, 60))
    is_named = options.has_header and plain(wanted) in heading
    has_heading = is_named or (options.has_header and not options.is_number(first[at]))
    return Columns((at,), has_heading, *(_others(heading) if has_heading else ({}, ())))


def _without_heading(rows: Sequence[Sequence[str]], options: ReadOptions) -> Columns:
    width = max(map(len, rows), default=0)
    good = [at for at in range(min(width, 200)) if _share(at, rows, options) >= _SURE]
    if len(good) != 1:
        raise _doubt("import.no-heading", rows[0] if rows else ())
    others = [at for at in range(width) if at != good[0]]
    note = text("import.note-column", column=good[0] + 1) if others else ""
    return Columns((good[0],), False, {"label": others[0]} if len(others) == 1 else {}, note=note)


def _share(at: int, rows: Sequence[Sequence[str]], options: ReadOptions) -> float:
    """Return which share of the cells in a column, of those that are not empty, look like numbers."""
    cells = [cell for row in rows if at < len(row) and (cell := row[at].strip())]
    return sum(map(options.is_number, cells)) / len(cells) if cells else 0.0


def _others(heading: Sequence[str]) -> tuple[dict[str, int], tuple[int, ...]]:
    """Return where the other fields stand, and the two parts of a name where there is no label."""
    fields = {field: at for field in _FIELDS for at in _first(heading, field)}
    names = tuple(at for part in ("first-name", "last-name") for at in _first(heading, part))
    return fields, names


def _first(heading: Sequence[str], group: str) -> list[int]:
    """Return the column of the first name of a group that the heading has, in a list, or an empty list."""
    return next(([heading.index(name)] for name in _names(group) if name in heading), [])


@cache
def _names(group: str) -> tuple[str, ...]:
    return tuple(toml("formats.toml")["headings"][group])


def _doubt(id: str, first: Sequence[str], **values: object) -> WrongInput:
    shown = ", ".join(f"{at} {clean(cell, 40) or '-'}" for at, cell in enumerate(first[:_SHOWN], 1))
    return WrongInput(text(id, columns=shown, **values))
