"""The fast reading: the notations that need no second thought, one text or a whole chunk of lines at a time.

It gives exactly what the full reading gives, or nothing at all. It imports nothing that is slow to load and compiles
no expression before it is needed, because a script may start the program once for each number.

A *key* is a number as the chunks carry it: the national digits of a UK number, `7700900123`, and the E.164 form
of every other, `+12025550123`. No UK key starts with a plus, so no two numbers share a key.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import repeat

from callcheck.core.numbers.number import Number

_SEPARATORS = " -.()\t\r"
"""What may stand anywhere among the digits without changing the number."""

_ABROAD = (
    "1[2-9][0-9]{9}|(?:2[07]|3[0-469]|4[0135-9]|6[02-6]|8[124]|9[0-58]"
    "|21[1-36]|2[234][0-9]|25[0-8]|35[013-9]|38[0-35-7]|42[01]|85[2356]|88[068]|96[0-8]|97[0-7])"
    "[1-9][0-9]{4,11}"
)
"""Numbers abroad that have no trunk prefix to take off: a country code whose own prefix starts with 0, if it has one.
A test compares each with what phonenumbers knows of the country."""

_BARE = "(?:44)?(?!18001)(?=[1-357-9][0-9]{9}"
"""A UK number whose plus sign or 0 is missing. 18001 is not one: it is text relay, before another number."""

_LONGEST = 250
"""Letters; phonenumbers reads no longer text."""

_WINDOW = _LONGEST // 2
"""Bytes: in a line that is longer than the longest there is always an aligned window of so many without a newline."""

_END = " \t\r"
"""What may stand behind the last digit."""

_DROPPED = str.maketrans("", "", _SEPARATORS)
_DROPPED_BYTES = _SEPARATORS.encode()


def read_fast(text: str, region: str = "GB") -> Number | None:
    """Read one text when its notation leaves no doubt; None when the full reading must decide."""
    if len(text) > _LONGEST or ("." in text and text.rstrip(_END).rstrip("0").endswith(".")):
        return None
    digits = text.translate(_DROPPED)
    if national := _national(digits, region):
        return Number(text, "+44" + national)
    if digits.startswith("+"):
        return Number(text, digits) if _abroad().fullmatch(digits) else None
    if region == "GB" and _bare().fullmatch(digits):
        return Number(text, "+44" + digits[-10:], ("without-zero" if len(digits) == 10 else "without-plus",))
    return None


def _national(digits: str, region: str) -> str | None:
    """Return the national digits of a UK number with its +44, 0044 or 0."""
    if digits.startswith("+44"):
        rest = digits[3:]
    elif region != "GB" or not digits.startswith("0"):
        return None
    else:
        rest = digits[4:] if digits.startswith("0044") else digits[1:]
    return rest if 9 <= len(rest) <= 10 and rest[0] != "0" and rest.isascii() and rest.isdigit() else None


def keys_of(lines: bytes, region: str = "GB", but: frozenset[str] = frozenset()) -> list[str]:
    """Return the key of each line, and an empty text for one that the full reading must decide.

    Every line must end in a newline, the last one too. Keys that start with one of `but` are left empty as well.
    """
    marked = _fraction().sub(b"x\n", lines) if b"." in lines else lines
    shown = marked.translate(None, _DROPPED_BYTES).decode("latin-1")
    found: list[str] = _line(region == "GB", but).findall(shown)
    if _may_hold_a_long_line(lines):
        return [key if len(line) <= _LONGEST else "" for key, line in zip(found, lines.split(b"\n"), strict=False)]
    return found


def key_of(e164: str) -> str:
    """Return the key of a number."""
    is_uk = e164.startswith("+44") and len(e164) in (12, 13) and e164[3] != "0"
    return e164[3:] if is_uk else e164


def e164_of(key: str) -> str:
    """Return the number of a key."""
    return key if key.startswith("+") else "+44" + key


def _may_hold_a_long_line(lines: bytes) -> bool:
    starts = range(0, len(lines) - _WINDOW, _WINDOW)
    return -1 in map(lines.find, repeat(b"\n"), starts, range(_WINDOW, len(lines), _WINDOW))


@lru_cache(maxsize=8)
def _line(home: bool, but: frozenset[str]) -> re.Pattern[str]:
    """Return the expression that takes one line: its key, or nothing and the line is passed over."""
    before = rf"\+44|0044|0|(?=\+)|{_BARE}\n)" if home else r"\+44|(?=\+)"
    other = f"(?!{one_of(but)})" if but else ""
    return re.compile(rf"(?:{before}){other}([1-9][0-9]{{8,9}}|(?<![04])\+(?:{_ABROAD}))\n|.*\n", re.ASCII)


def one_of(starts: Iterable[str]) -> str:
    """Return an expression for any of the texts, in which each character is looked at once."""
    rests: dict[str, set[str]] = {}
    for start in starts:
        rests.setdefault(start[0], set()).add(start[1:])
    ways = (re.escape(first) + ("" if "" in rest else one_of(rest)) for first, rest in sorted(rests.items()))
    return f"(?:{'|'.join(ways)})"


@cache
def _fraction() -> re.Pattern[bytes]:
    """Return the expression for the end of a line that a spreadsheet may have taken for a fraction."""
    return re.compile(rb"\.0*[ \t\r]*\n")


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile(rf"\+(?:{_ABROAD})", re.ASCII)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"{_BARE}\Z)[0-9]+", re.ASCII)
