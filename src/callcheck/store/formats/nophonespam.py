"""NoPhoneSpam's text: `pattern: name` a line, where a * or a % at the end stands for any digits ."""

from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.formats import patterns
from callcheck.store.formats.format import Format, Holds, RawEntry, Spell, name_of


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one line says; a line that starts with # is a comment."""
    shown = line.strip()
    if not shown or shown.startswith("#"):
        return ()
    pattern, _, name = shown.partition(":")
    raw = RawEntry(position, line.rstrip("\r\n"), pattern, label=name.strip())
    return patterns.of_marks(raw, digit="", run="*%")


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the patterns that block, with their labels."""
    for entry in entries:
        for number in spell(entry.pattern):
            file.write(f"{number}: {name_of(entry)}\n")


FORMAT = Format(parse_line=parse_line, write=write, holds=Holds.PATTERNS)
