"""The blacklist of jcblock: a number up to a ?, the day of the last block in column 20, a comment in column 35.

Known from its own blacklist.dat.example: lines of at most 80 characters, without tabs.
"""

import re
from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.core.clean import clean
from callcheck.store.data.words import text
from callcheck.store.formats.format import Format, Holds, RawEntry, Spell
from callcheck.store.formats.patterns import not_literal

_LINE = re.compile(r"(?P<field>[^?]{1,18})\?\s+(?P<day>-{6}|\d{6})(?:\s+(?P<comment>.*))?")
_NUMBER = re.compile(r"(?:NMBR\s*=\s*)?(\+?\d+)")
_SHORTEST = 7
"""Digits of a number; a shorter text would match in the middle of many."""


def recognise(start: str) -> bool:
    """Whether its first line that is no comment has a field, a day and a comment in their places."""
    lines = (line for line in start.splitlines() if line.strip() and not line.startswith("#"))
    return _LINE.fullmatch(next(lines, "").rstrip()) is not None


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one line says."""
    shown = line.rstrip()
    if not shown or shown.startswith("#"):
        return
    found = _LINE.fullmatch(shown)
    number = _NUMBER.fullmatch(found["field"].strip()) if found else None
    if found is None or number is None:
        yield RawEntry(position, shown, "", refusal=text("import.by-name"))
        return
    day = found["day"]
    last = f"20{day[4:]}-{day[:2]}-{day[2:4]}" if day.isdecimal() else ""
    refusal = "" if len(number[1]) >= _SHORTEST else not_literal()
    label = (found["comment"] or "").strip()
    yield RawEntry(position, shown, number[1], label=label, last_reported=last, refusal=refusal)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write a line for each number, that has never been blocked yet."""
    for entry in entries:
        label = clean(entry.label) or clean(entry.category)
        for number in spell(entry.pattern):
            file.write(f"{number + '?':<19}{'------':<15}{label}"[:80].rstrip() + "\n")


FORMAT = Format(
    recognise=recognise, parse_line=parse_line, write=write, holds=Holds.NUMBERS, notations=(Notation.NATIONAL,)
)
