"""PhoneBlock's blocklist, as its interface gives it out: whole, or the changes since a version (read only)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TextIO

from callcheck.store.data.words import text
from callcheck.store.formats import json_items
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
    """Yield a raw entry for each number; no votes mean that it is taken out, which is how changes are sent."""
    for position, (_, item) in enumerate(json_items.items(file, "numbers"), 1):
        fields = json_items.texts(item)
        rating, votes = fields.get("rating", ""), fields.get("votes", "")
        yield RawEntry(
            line=position,
            text=json_items.line_of(item),
            number=fields.get("phone", ""),
            category=_CATEGORIES.get(rating, ""),
            reports=votes if votes != "0" else "",
            last_reported=day_of_milliseconds(fields.get("lastActivity", "")),
            deletes=votes == "0",
            refusal=text("import.rated-legitimate") if rating == "A_LEGITIMATE" and votes != "0" else "",
        )


def day_of_milliseconds(text: str) -> str:
    """Return the day of a time in milliseconds since 1970, or nothing for what is none."""
    try:
        return datetime.fromtimestamp(int(text) / 1000, UTC).date().isoformat() if int(text) > 0 else ""
    except (ValueError, OverflowError, OSError):
        return ""


FORMAT = Format(recognise=recognise, read=read)
