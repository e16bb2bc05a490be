"""Plain text: one number or prefix a line, whatever follows a # is a comment, and a * at the end makes a prefix."""

from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean
from callcheck.store.formats.format import Format, Holds, RawEntry, Spell


def parse_line(position: int, line: str) -> RawEntry | None:
    """Return what one line says, or None for a comment or an empty line."""
    number, _, comment = line.partition("#")
    if not number.strip():
        return None
    return RawEntry(position, line.rstrip("\r\n"), number.strip(), label=comment.strip())


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the patterns that block, with their labels as comments."""
    for entry in entries:
        label = clean(entry.label)
        for number in spell(entry.pattern):
            file.write(f"{number}  # {label}\n" if label else f"{number}\n")


FORMAT = Format(parse_line=parse_line, write=write, holds=Holds.PATTERNS)
