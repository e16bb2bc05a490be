"""Text with `number;description` a line, and comments that start with # (read only)."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats import Draft


def draft(position: int, line: str) -> Draft | None:
    """Return what one line says."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    number, _, words = line.partition(";")
    return Draft(position, line.rstrip("\r\n"), number.strip(), label=words.strip())


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - there are no columns
    """Yield a draft for each line that is not empty or a comment."""
    drafts = (draft(position, line) for position, line in enumerate(file, 1))
    yield from (found for found in drafts if found is not None)
