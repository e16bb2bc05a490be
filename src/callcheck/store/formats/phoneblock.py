"""PhoneBlock's blocklist, as its interface gives it out: whole, or the changes since a version (read only)."""

from collections.abc import Iterator, Mapping
from typing import TextIO

from callcheck.store.data.words import text
from callcheck.store.formats import json_items
from callcheck.store.formats.days import day_of_milliseconds
from callcheck.store.formats.format import Format, RawEntry, ReadOptions

_CATEGORIES = {
    "G_FRAUD": "scam",
    "F_GAMBLE": "prize",
    "E_ADVERTISING": "sales",
    "D_POLL": "survey",
    "C_PING": "silent",
    "B_MISSED": "nuisance",
}


def recognise(start: str) -> bool:
    """Whether it holds rated numbers."""
    return start.lstrip().startswith("{") and '"numbers"' in start and ('"rating"' in start or '"votes"' in start)


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number."""
    for position, (_, item) in enumerate(json_items.items(file, "numbers"), 1):
        yield raw_entry(position, json_items.line_of(item), json_items.texts(item))


def raw_entry(position: int, shown: str, fields: Mapping[str, str]) -> RawEntry:
    """Return what a rated number says; no votes mean that it is removed, which is how changes are sent."""
    rating, votes = fields.get("rating", ""), fields.get("votes", "")
    is_legitimate = rating == "A_LEGITIMATE" and votes != "0"
    return RawEntry(
        line=position,
        text=shown,
        number=fields.get("phone", ""),
        category=_CATEGORIES.get(rating, ""),
        reports=votes if votes != "0" else "",
        last_reported=day_of_milliseconds(fields.get("lastActivity", "")),
        deletes=votes == "0",
        refusal=text("import.rated-legitimate") if is_legitimate else "",
    )


FORMAT = Format(recognise=recognise, read=read)
