"""The list of Saracroche: French ranges in JSON, each a pattern in which # stands for one digit (read only).

Known from its own lists: digits with the country code and no plus, an action, and a name or an operator.
"""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats import json_items
from callcheck.store.formats.format import Format, RawEntry, ReadOptions
from callcheck.store.formats.patterns import of_marks


def recognise(start: str) -> bool:
    """Whether it has this list's head."""
    return start.lstrip().startswith("{") and '"blocked_numbers_count"' in start and '"patterns"' in start


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield the prefixes of each pattern that is to be blocked; others only name a caller."""
    for position, (_, item) in enumerate(json_items.items(file, "patterns"), 1):
        fields = json_items.texts(item)
        if fields.get("action", "block") != "block":
            continue
        pattern = fields.get("pattern", "").strip()
        yield from of_marks(
            RawEntry(
                line=position,
                text=json_items.line_of(item),
                number=f"+{pattern}" if pattern[:1].isdecimal() and pattern[0] != "0" else pattern,
                label=fields.get("name") or fields.get("operator", ""),
            )
        )


FORMAT = Format(recognise=recognise, read=read)
