"""The rules of SpamBlocker: a CSV of regular expressions, of which the literal ones are taken (read only)."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats import patterns
from callcheck.store.formats.csv_rows import line_of, rows, separator_of
from callcheck.store.formats.format import Format, RawEntry, ReadOptions

_OTHERS = {"isblacklist", "priority", "flags", "patternextra", "importance", "schedule"}


def recognise(start: str) -> bool:
    """Whether the header names a pattern and another field of a rule."""
    first = start.partition("\n")[0].strip().casefold()
    names = {name.strip(' "') for name in first.split(separator_of(first))}
    return "pattern" in names and bool(names & _OTHERS)


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each rule; a rule that is more than a number, or the start of one, is refused."""
    rules = rows(file)
    _, header = next(rules, (0, []))
    names = [name.strip(' "').casefold() for name in header]
    if "pattern" not in names:
        raise WrongInput(text("import.lacks-columns", names="pattern"))
    for position, row in rules:
        fields = dict(zip(names, row, strict=False))
        if not any(fields.values()):
            continue
        number = patterns.from_expression(fields.get("pattern", ""))
        blocks = fields.get("isblacklist", "").strip().casefold() not in ("false", "0", "no")
        yield RawEntry(
            line=position,
            text=line_of(row),
            number=number or "",
            list="block" if blocks else "allow",
            label=fields.get("description", "").strip(),
            refusal="" if number else patterns.not_literal(),
        )


FORMAT = Format(recognise=recognise, read=read)
