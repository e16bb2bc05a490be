"""Plain text: one number or prefix a line, and whatever follows a # is a comment."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.clean import clean
from callcheck.core.entry import Entry
from callcheck.store.formats import Draft


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - there are no columns
    """Yield a draft for each line that holds more than a comment; the comment becomes the label."""
    for position, line in enumerate(file, 1):
        number, _, comment = line.partition("#")
        if number.strip():
            yield Draft(position, line.rstrip("\r\n"), number.strip(), label=comment.strip())


def write(entries: Iterable[Entry], file: TextIO) -> None:
    """Write the patterns, with their labels as comments. Plain text cannot hold the rest."""
    for entry in entries:
        label = clean(entry.label)
        file.write(f"{entry.pattern}  # {label}\n" if label else f"{entry.pattern}\n")
