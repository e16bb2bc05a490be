"""Reading many texts at once as numbers, each with its notes, by the fast reading and the second look."""

import re
from collections.abc import Sequence
from functools import cache

from callcheck.core.numbers.fast_parse import e164_of, home_code, keys_of
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.parse import notes_on, plain
from callcheck.core.numbers.second_look import has_extension, keys_at_second_look

REFUSED = False
"""Stands for a text that is surely no number."""

Known = Number | bool | None
"""A number; REFUSED; or None for a text that the full reading must decide."""


def read_many(texts: Sequence[str], region: str) -> list[Known]:
    """Return for each text what the full reading would give, where that is known without it."""
    code, needs_no_note = home_code(region), _noteless(region == "GB").match
    lines = [text.encode("utf-8", "surrogatepass") if "\n" not in text else b"\x01" for text in texts]
    keys = keys_of(b"\n".join([*lines, b""]), region, loosely=True)
    open_places = [place for place, key in enumerate(keys) if not key]
    found: list[Known] = [
        None
        if not key
        else REFUSED
        if key > "A"
        else Number(text, e164_of(key, code), () if needs_no_note(text) else _notes(text, e164_of(key, code), region))
        for text, key in zip(texts, keys, strict=True)
    ]
    again = keys_at_second_look([lines[place] for place in open_places], region) if open_places else ()
    for place, key in zip(open_places, again, strict=True):
        if key > "A":
            found[place] = REFUSED
        elif key:
            e164 = e164_of(key, code)
            found[place] = Number(texts[place], e164, _notes(texts[place], e164, region, at_second_look=True))
    return found


@cache
def _noteless(is_uk: bool) -> re.Pattern[str]:
    """Return the expression for a text without letters that in the UK starts with a plus or a 0: it has no notes."""
    start = r"[^\w+]*[+0]" if is_uk else ""
    return re.compile(rf"(?:tel:)?{start}[\W\d_]*\Z")


def _notes(text: str, e164: str, region: str, at_second_look: bool = False) -> tuple[str, ...]:
    shown = plain(text)
    digits = "".join(c for c in shown if "0" <= c <= "9")
    return notes_on(shown, digits, region, e164, at_second_look and has_extension(shown))
