"""The rules of SpamBlocker: a CSV of regular expressions, taken as the numbers that they stand for (read only)."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.csv_rows import line_of, rows, separator_of
from callcheck.store.formats.expressions import starts_of
from callcheck.store.formats.format import Format, RawEntry, ReadOptions

_OTHERS = {"isblacklist", "priority", "flags", "patternextra", "importance", "schedule"}


def recognise(start: str) -> bool:
    """Whether the header names a pattern and another field of a rule."""
    first = start.partition("\n")[0].strip().casefold()
    names = {name.strip(' "') for name in first.split(separator_of(first))}
    return "pattern" in names and bool(names & _OTHERS)


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each rule; a rule that is no finite set of beginnings of numbers is refused."""
    rules = rows(file)
    _, header = next(rules, (0, []))
    names = [name.strip(' "').casefold() for name in header]
    if "pattern" not in names:
        raise WrongInput(text("import.lacks-columns", names="pattern"))
    for position, row in rules:
        fields = dict(zip(names, row, strict=False))
        if not any(fields.values()):
            continue
        starts = starts_of(fields.get("pattern", ""))
        blocks = fields.get("isblacklist", "").strip().casefold() not in ("false", "0", "no")
        for number in starts or ("",):
            yield RawEntry(
                line=position,
                text=line_of(row),
                number=number,
                list="block" if blocks else "allow",
                label=fields.get("description", "").strip(),
                refusal="" if number else text("import.pattern"),
            )


FORMAT = Format(recognise=recognise, read=read)
