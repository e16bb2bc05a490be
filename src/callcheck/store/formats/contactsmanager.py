"""The JSON lists of contactsmanager.io (read only): numbers with their country code and no plus, or expressions."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats import json_items, patterns
from callcheck.store.formats.format import Format, RawEntry, ReadOptions


def recognise(start: str) -> bool:
    """Whether it has this list's head."""
    return '"last_updated"' in start and ('"entries"' in start or '"patterns"' in start)


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each entry; an expression is taken when it is patterns."""
    for position, (name, item) in enumerate(json_items.items(file, "entries", "patterns"), 1):
        fields = json_items.texts(item)
        number: str | None = fields.get("number", "").strip()
        if name == "patterns":
            number = patterns.from_expression(fields.get("regex", ""))
        yield RawEntry(
            line=position,
            text=json_items.line_of(item),
            number=f"+{number}" if number and number[0] in "123456789" else number or "",
            category=fields.get("category", ""),
            label=fields.get("description", ""),
            added=fields.get("date_added", ""),
            reports=fields.get("report_count", ""),
            refusal=patterns.not_literal() if number is None else "",
        )


FORMAT = Format(recognise=recognise, read=read)
