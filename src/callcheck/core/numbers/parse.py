"""The full reading of what a phone showed: the reference that every shortcut must agree with."""

import re

from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import NotANumber, Reading, ServiceNumber, Withheld
from callcheck.core.numbers.uk_ranges import Numbering

_LONGEST = 1000
"""Letters; a longer text is not looked at any further. phonenumbers reads 250, once spaces are taken out."""

_LONGEST_NUMBER = 100
"""Letters from the first digit on, once what parts them is written only once. phonenumbers needs time that grows with
the square of this: at 250, a hundredth of a second."""

_MOST_DIGITS = 40
"""A number has 15, what is dialled before it at most 5, and an extension at most 20."""

_SPREADSHEET = re.compile(r"[+-]?\d+(?:[.,]\d+)?E\+?\d{1,3}", re.IGNORECASE)
_FRACTION_DIGITS = 9
"""From so many digits on, `.0` behind them is a spreadsheet's, which took a whole number for a fraction."""

_BEHIND = "".join(c for c in map(chr, range(128)) if not c.isalnum() and c not in "#*+\1\2\n")
"""What may stand behind the last digit, as quotation marks and commas do."""

_NON_DIGITS = re.compile(r"[^0-9]")
_TRAILING_NON_DIGITS = re.compile(r"[^0-9]+$")
_CONTEXT = ";phone-context="
_CONTEXT_NAMED = re.compile(r"\+[-.()0-9]*[0-9][-.()]*|[A-Za-z0-9][-.A-Za-z0-9]*", re.ASCII)
"""A country code or the start of a number, or the name of a network, which tells nothing of the number."""

_PARTING = r"-.()\[\]/ \u2010-\u2015\u2212\uff0d"
_REPEATED = re.compile(f"([{_PARTING}])[{_PARTING}]+")

_LETTERS = re.compile(r"[^\W\d_]")
_START = re.compile("[+＋0-9]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\xad]")


def read(text: str, region: str, numbering: Numbering, *, may_be_number: bool = True) -> Reading:
    """Read any text at all; what is not a number says why and nothing is raised.

    Withheld words, service numbers, letters among digits and spreadsheet damage are looked for before
    phonenumbers sees the text, because it would turn 999 into +44999 and drop a letter O without a word. Of a text
    that is known to be no number, which has a letter where none may stand, phonenumbers is not asked.
    """
    if len(text) > _LONGEST and not text.isspace():
        return NotANumber(text, "long-text")
    shown = plain(text)
    digits = _NON_DIGITS.sub("", shown)
    if (reading := _read_without_dialling(text, shown, digits, region, numbering)) is not None:
        return reading
    if not may_be_number:
        return NotANumber(text, "letters")
    return _read_dialled(text, shown, digits, region)


def _read_without_dialling(text: str, shown: str, digits: str, region: str, numbering: Numbering) -> Reading | None:
    """Return what a text is that no phone system has to be asked about, or None for what may be a number."""
    if not shown or shown.strip("()[]<>\"'.").casefold() in numbering.withheld:
        return Withheld(text)
    if _SPREADSHEET.fullmatch(shown):
        return NotANumber(text, "spreadsheet")
    if _is_fraction(shown):
        return NotANumber(text, "fraction")
    if not digits:
        return NotANumber(text, "no-digits")
    if "+" not in shown and (service := numbering.service(digits, region)):
        return ServiceNumber(text, digits, service.say)
    return NotANumber(text, "pattern") if "*" in shown else None


def _read_dialled(text: str, shown: str, digits: str, region: str) -> Reading:
    """Return the number that phonenumbers reads in a text, or why it is none."""
    from callcheck.core.numbers import libphonenumber as reference

    dialled, is_uri = _dialled(shown)
    if len(dialled) > _LONGEST_NUMBER:
        dialled = _REPEATED.sub(r"\1", dialled.rstrip(_BEHIND))
    is_short = len(dialled) <= _LONGEST_NUMBER and len(digits) <= _MOST_DIGITS
    e164, extension = (is_short and reference.parse(dialled, region)) or ("", "")
    body = _around_first_digit(shown.partition(";")[0] if is_uri else shown)[1]
    if _LETTERS.search(_without_extension(body, extension)):
        return NotANumber(text, "letters")
    if len(e164) > 16 or (not e164 and len(digits) > 15):
        return NotANumber(text, "too-long")
    if not e164:
        return NotANumber(text, "unreadable")
    return Number(text, e164, notes_on(shown, digits, region, e164, bool(extension)))


def notes_on(shown: str, digits: str, region: str, e164: str, has_extension: bool) -> tuple[str, ...]:
    """Return the ids of what was done to a plain text to read it as a number."""
    is_uri = shown[:4].casefold() == "tel:"
    lacks_start = region == "GB" and not any(c in shown for c in "+\uff0b") and not digits.startswith("0")
    notes = {
        "with-text": not is_uri and _LETTERS.search(_around_first_digit(shown)[0]),
        "with-extension": has_extension,
        "without-plus": lacks_start and digits == e164[1:],
        "without-zero": lacks_start and digits != e164[1:],
    }
    return tuple(note for note, holds in notes.items() if holds)


def plain(text: str) -> str:
    """Return a text without invisible marks, with single spaces and plain digits, and the long sign `ー` as dash."""
    if text.isascii():
        return " ".join(text.split())
    shown = " ".join(_INVISIBLE.sub("", text).split()).replace("ー", "-")
    return "".join(str(int(c)) if c.isdecimal() else c for c in shown)


def _is_fraction(shown: str) -> bool:
    whole, point, zeros = shown.rstrip(_BEHIND).rpartition(".")
    last = whole[-_FRACTION_DIGITS:]
    return bool(point and zeros and not zeros.strip("0") and len(last) == _FRACTION_DIGITS and last.isdecimal())


def _dialled(shown: str) -> tuple[str, bool]:
    """Return what phonenumbers is to read, from the first sign of a number on, and whether it was a `tel:` address.

    The context that an address may name (RFC 3966) is put before the number here: phonenumbers looks for it with an
    expression that can take hours (see docs/upstream.md).
    """
    is_uri = shown[:4].casefold() == "tel:"
    number, mark, after = shown.partition(_CONTEXT)
    context = after.partition(";")[0]
    if mark and not _CONTEXT_NAMED.fullmatch(context):
        return "", is_uri
    start = _START.search(number)
    return (context if context.startswith("+") else "") + (number[start.start() :] if start else ""), is_uri


def _around_first_digit(shown: str) -> tuple[str, str]:
    start = next((i for i, c in enumerate(shown) if c.isascii() and c.isdigit()), len(shown))
    return shown[:start], shown[start:]


def _without_extension(body: str, extension: str) -> str:
    """Return the number's own part, without the extension and the mark before it; what stands behind it stays."""
    if not extension:
        return body
    number, _, rest = body.rpartition(extension)
    return _TRAILING_NON_DIGITS.sub("", number) + rest
