"""NoPhoneSpam's text: `pattern: name` a line, where a * or a % at the end stands for any digits (read only)."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats import Draft, literal


def draft(position: int, line: str) -> Draft | None:
    """Return what one line says; a line that starts with # is a comment."""
    shown = line.strip()
    if not shown or shown.startswith("#"):
        return None
    pattern, _, name = shown.partition(":")
    number = literal.from_marks(pattern, digit="%", run="*")
    refusal = "" if number else literal.NOT_LITERAL
    return Draft(position, line.rstrip("\r\n"), number or "", label=name.strip(), refusal=refusal)


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - there are no columns
    """Yield a draft for each line that is not empty or a comment."""
    drafts = (draft(position, line) for position, line in enumerate(file, 1))
    yield from (found for found in drafts if found is not None)
