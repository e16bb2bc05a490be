"""Plain text: one number or prefix a line, whatever follows a # is a comment, and a * at the end makes a prefix."""

from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean
from callcheck.store.formats import Draft, Holds

HOLDS = Holds.PATTERNS


def draft(position: int, line: str) -> Draft | None:
    """Return what one line says, or None for a comment or an empty line."""
    number, _, comment = line.partition("#")
    if not number.strip():
        return None
    return Draft(position, line.rstrip("\r\n"), number.strip(), label=comment.strip())


def write(entries: Iterable[Entry], file: TextIO) -> None:
    """Write the patterns that block, with their labels as comments."""
    for entry in entries:
        label = clean(entry.label)
        file.write(f"{entry.pattern}  # {label}\n" if label else f"{entry.pattern}\n")
