"""The JSON lists of contactsmanager.io (read only): numbers with their country code and no plus, or expressions."""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.data.words import text
from callcheck.store.formats import json_items
from callcheck.store.formats.expressions import starts_of
from callcheck.store.formats.format import Format, RawEntry, ReadOptions


def recognise(start: str) -> bool:
    """Whether it has this list's head."""
    return '"last_updated"' in start and ('"entries"' in start or '"patterns"' in start)


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each entry; an expression gives the beginnings of numbers that it stands for."""
    for position, (name, item) in enumerate(json_items.items(file, "entries", "patterns"), 1):
        fields = json_items.texts(item)
        number = fields.get("number", "").strip()
        starts = _starts(fields.get("regex", "")) if name == "patterns" else (number,)
        for start in starts or ("",):
            yield RawEntry(
                line=position,
                text=json_items.line_of(item),
                number=f"+{start}" if start[:1] in tuple("123456789") else start,
                category=fields.get("category", ""),
                label=fields.get("description", ""),
                added=fields.get("date_added", ""),
                reports=fields.get("report_count", ""),
                refusal="" if starts is not None else text("import.pattern"),
            )


def _starts(expression: str) -> tuple[str, ...] | None:
    """Return what an expression stands for, when it says the country code; others may or may not mean one."""
    found = starts_of(expression)
    return found if found and found[0].startswith("+") else None


FORMAT = Format(recognise=recognise, read=read)
