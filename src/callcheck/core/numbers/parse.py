"""The full reading of what a phone showed: the reference that every shortcut must agree with."""

import re

from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import NotANumber, Reading, ServiceNumber, Withheld
from callcheck.core.numbers.uk_ranges import Numbering

_LONGEST = 1000
"""Letters; a longer text is not looked at any further. phonenumbers reads 250, once spaces are taken out."""

_SPREADSHEET = re.compile(r"[+-]?\d+(?:[.,]\d+)?E\+?\d{1,3}", re.IGNORECASE)
_FRACTION = re.compile(r"\d{9,}\.0+$", re.ASCII)
"""A whole number that a spreadsheet or a program took for a fraction: its last 0 is no digit of it."""

_NON_DIGITS = re.compile(r"[^0-9]")
_TRAILING_NON_DIGITS = re.compile(r"[^0-9]+$")
_LETTERS = re.compile(r"[^\W\d_]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\xad]")


def read(text: str, region: str, numbering: Numbering) -> Reading:
    """Read any text at all; what is not a number says why and nothing is raised.

    Withheld words, service numbers, letters among digits and spreadsheet damage are looked for before
    phonenumbers sees the text, because it would turn 999 into +44999 and drop a letter O without a word.
    """
    if len(text) > _LONGEST and not text.isspace():
        return NotANumber(text, "long-text")
    shown = " ".join(_INVISIBLE.sub("", text).split())
    shown = "".join(str(int(c)) if c.isdecimal() else c for c in shown)
    if not shown or shown.strip("()[]<>\"'.").casefold() in numbering.withheld:
        return Withheld(text)
    if _SPREADSHEET.fullmatch(shown):
        return NotANumber(text, "spreadsheet")
    if _FRACTION.search(shown):
        return NotANumber(text, "fraction")
    digits = _NON_DIGITS.sub("", shown)
    if not digits:
        return NotANumber(text, "no-digits")
    if "+" not in shown and (service := numbering.service(digits, region)):
        return ServiceNumber(text, digits, service.say)
    if "*" in shown:
        return NotANumber(text, "pattern")
    from callcheck.core.numbers import libphonenumber as reference

    parsed = reference.parse(shown, region)
    e164, extension = parsed or ("", "")
    is_uri = shown.casefold().startswith("tel:")
    label, body = _around_first_digit(shown)
    if not is_uri and _LETTERS.search(_without_extension(body, extension)):
        return NotANumber(text, "letters")
    if len(e164) > 16 or (not e164 and len(digits) > 15):
        return NotANumber(text, "too-long")
    if not e164:
        return NotANumber(text, "unreadable")
    notes = {
        "with-text": not is_uri and _LETTERS.search(label),
        "with-extension": extension,
        "without-plus": _lacks_prefix(shown, digits, region) and digits == e164[1:],
        "without-zero": _lacks_prefix(shown, digits, region) and digits != e164[1:],
    }
    return Number(text, e164, tuple(note for note, holds in notes.items() if holds))


def _around_first_digit(shown: str) -> tuple[str, str]:
    start = next(i for i, c in enumerate(shown) if c.isascii() and c.isdigit())
    return shown[:start], shown[start:]


def _without_extension(body: str, extension: str) -> str:
    """Return the number's own part: what stands before the extension and the mark that announces it."""
    if not extension:
        return body
    return _TRAILING_NON_DIGITS.sub("", body[: body.rindex(extension)]) if extension in body else body


def _lacks_prefix(shown: str, digits: str, region: str) -> bool:
    return region == "GB" and not any(c in shown for c in "+＋") and not digits.startswith("0")
