"""Patterns of other programs: taken as the numbers and first digits that they stand for, and never run."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.format import RawEntry
from callcheck.store.formats.limits import limits

_RANGE = re.compile(r"\s*(?:-|–|—|\.\.|\bto\b)\s*")
_NOT_DIGITS = re.compile(r"[^0-9]")
_SHORTEST = 7
"""Digits of the ends of a range; with fewer, the dash is more likely to be a separator inside one number."""
_DIGITS = "0123456789"


def not_literal() -> str:
    """Return why a pattern is refused that stands for no finite set of numbers and beginnings."""
    return text("import.pattern")


def expanded(pattern: str, digit: str = "#?", run: str = "*%") -> tuple[str, ...]:
    """Return the numbers and prefixes that a pattern with marks stands for.

    Args:
        pattern: digits with marks, such as `+44113496####`; spaces do not count.
        digit: the marks for one digit. At the end they make a prefix; inside, each becomes the ten digits.
        run: the marks for any run of digits, which may only stand at the end.

    Raises WrongInput with the reason, and the count where it is too large.

    """
    body = pattern.strip().replace(" ", "")
    start = body.rstrip(digit + run)
    star = "*" if start != body else ""
    if not start or any(mark in start for mark in run):
        raise WrongInput(not_literal())
    places = [_DIGITS if c in digit else c for c in start]
    count = 10 ** sum(len(place) > 1 for place in places)
    if count > limits().expansion:
        raise WrongInput(text("import.too-many-numbers", count=f"{count:,}", most=f"{limits().expansion:,}"))
    return tuple("".join(choice) + star for choice in product(*places))


def of_marks(raw: RawEntry, digit: str = "#", run: str = "*") -> tuple[RawEntry, ...]:
    """Return the entries that the marks in the number of a raw entry stand for, or the entry as refused."""
    note = text("import.note-any-length") if raw.number.strip().endswith(tuple(digit)) else raw.note
    try:
        numbers = expanded(raw.number, digit, run)
    except WrongInput as error:
        return (replace(raw, refusal=raw.refusal or str(error)),)
    return tuple(replace(raw, number=number, note=note) for number in numbers)


def ends_of_range(shown: str) -> tuple[str, str] | None:
    """Return the first and the last number of a range such as `07700 900000-07700 900999`, or None for no range."""
    for dash in _RANGE.finditer(shown):
        first, last = (_spelled(part) for part in (shown[: dash.start()], shown[dash.end() :]))
        if len(first) == len(last) and len(_NOT_DIGITS.sub("", first)) >= _SHORTEST:
            return first, last
    return None


def of_range(first: str, last: str) -> tuple[str, ...]:
    """Return the numbers and prefixes that make up a range of numbers of the same length; raises WrongInput."""
    if len(first) != len(last) or first[:1].strip(_DIGITS) != last[:1].strip(_DIGITS) or first > last:
        raise WrongInput(text("import.bad-range"))
    return tuple(_cover(first, last))


def _cover(first: str, last: str) -> Iterator[str]:
    at = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    if at == len(first):
        yield first
        return
    zeros, nines = "0" * (len(first) - at - 1), "9" * (len(first) - at - 1)
    if first[at:] == f"0{zeros}" and last[at:] == f"9{nines}":
        yield f"{first[:at]}*"
        return
    for digit in map(str, range(int(first[at]), int(last[at]) + 1)):
        low = first[at + 1 :] if digit == first[at] else zeros
        high = last[at + 1 :] if digit == last[at] else nines
        whole = f"{first[:at]}{digit}"
        if low == zeros and high == nines:
            yield f"{whole}*" if zeros else whole
        else:
            yield from _cover(whole + low, whole + high)


def _spelled(part: str) -> str:
    plus = "+" if part.strip().startswith("+") else ""
    return plus + _NOT_DIGITS.sub("", part)
