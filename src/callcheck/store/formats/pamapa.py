"""The JSON lists of pamapa/callblocker (read only). Nothing in them tells a prefix from a number but its length."""

import re
from collections.abc import Iterator
from typing import TextIO

from callcheck.store.data.words import text
from callcheck.store.formats import json_items
from callcheck.store.formats.format import Format, RawEntry, ReadOptions

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\b")


def recognise(start: str) -> bool:
    """Whether it has entries with this program's dates."""
    return '"entries"' in start and ('"date_created"' in start or '"date_modified"' in start)


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each entry; a number of a length that cannot be is a prefix, and is said to be."""
    for position, (_, item) in enumerate(json_items.items(file, "entries"), 1):
        fields = json_items.texts(item)
        number = fields.get("number", "").strip()
        short = number.startswith("+") and not _is_possible(number)
        yield RawEntry(
            line=position,
            text=json_items.line_of(item),
            number=f"{number}*" if short else number,
            label=fields.get("name", ""),
            added=_day(fields.get("date_created", "")),
            last_reported=_day(fields.get("date_modified", "")),
            refusal=text("import.by-name") if not number else "",
            note=text("import.note-too-short") if short else "",
        )


def _is_possible(number: str) -> bool:
    from callcheck.core.numbers import libphonenumber as reference
    from callcheck.store.data.numbering import areas, numbering

    parsed = reference.parse(number, "GB")
    return parsed is None or reference.facts(parsed[0], numbering(), areas()).possible


def _day(text: str) -> str:
    found = _DATE.match(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


FORMAT = Format(recognise=recognise, read=read)
