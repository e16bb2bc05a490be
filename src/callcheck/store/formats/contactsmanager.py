"""The JSON lists of contactsmanager.io (read only): numbers with their country code and no plus, or expressions."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats import Draft, arrays, literal


def recognises(start: str) -> bool:
    """Whether it has this list's head."""
    return '"last_updated"' in start and ('"entries"' in start or '"patterns"' in start)


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - there are no columns
    """Yield a draft for each entry; an expression is taken when it is literal."""
    for position, (name, item) in enumerate(arrays.items(file, "entries", "patterns"), 1):
        fields = arrays.texts(item)
        number: str | None = fields.get("number", "").strip()
        if name == "patterns":
            number = literal.from_expression(fields.get("regex", ""))
        yield Draft(
            line=position,
            text=arrays.line_of(item),
            number=f"+{number}" if number and number[0] in "123456789" else number or "",
            category=fields.get("category", ""),
            label=fields.get("description", ""),
            added=fields.get("date_added", ""),
            reports=fields.get("report_count", ""),
            refusal=literal.NOT_LITERAL if number is None else "",
        )
