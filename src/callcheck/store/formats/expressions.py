"""Regular expressions that stand for a finite set of beginnings of numbers: written out, and never run."""

import re
from itertools import product

from callcheck.store.formats.limits import limits

_ATOM = re.compile(
    r"(?P<digit>\d)|(?P<any>\\d|\[0-9\]|\.)|\[(?P<set>[0-9-]+)\]|\((?:\?:)?(?P<group>[\d|]+)\)", re.ASCII
)
_PLUS = re.compile(r"(?:\(\?:\\\+\)|\\\+)\??")
"""A plus sign, which may be left out where the numbers have their country code."""
_TIMES = re.compile(r"\{(\d)\}|\?")
_DIGITS = "0123456789"
_WHOLE = 10
"""Digits from which a pattern without an end stands for one number; numbers are seldom longer."""


def starts_of(expression: str) -> tuple[str, ...] | None:
    """Return the numbers, and prefixes with a star, that an expression matches from the start of a number.

    `^44(20|161)[0-9]{4}` gives `4420*` and `44161*`. None for one that has no such finite set, or too large a one.
    """
    body = expression.strip().removeprefix("^")
    plus = _PLUS.match(body)
    body = body[plus.end() :] if plus else body
    is_closed = body.endswith("$")
    body = body.removesuffix("$")
    is_open = body.endswith((".*", r"\d*", "[0-9]*"))
    body = re.sub(r"(?:\.|\\d|\[0-9\])\*$", "", body)
    if (places := _places(body)) is None:
        return None
    while places and places[-1] == _any():
        places.pop()
        is_open = True
    count = 1
    for place in places:
        count *= len(place)
        if count > limits().expansion:
            return None
    found = tuple(dict.fromkeys("".join(choice) for choice in product(*places)))
    if not all(found):
        return None
    if plus:
        found = tuple(f"+{start}" for start in found)
    return tuple(start if not is_open and (is_closed or len(start) >= _WHOLE) else f"{start}*" for start in found)


def _any() -> tuple[str, ...]:
    return tuple(_DIGITS)


def _places(body: str) -> list[tuple[str, ...]] | None:
    """Return what may stand in each place of an expression, in order, or None for what is not understood."""
    places: list[tuple[str, ...]] = []
    at = 0
    while at < len(body):
        atom = _ATOM.match(body, at)
        if atom is None or len(places) > 30:
            return None
        at = atom.end()
        choice = _choice(atom)
        times = _TIMES.match(body, at)
        at = times.end() if times else at
        if times is None:
            places.append(choice)
        elif times[1] is not None:
            places += [choice] * int(times[1])
        else:
            places.append(("", *choice))
    return places


def _choice(atom: re.Match[str]) -> tuple[str, ...]:
    if atom["digit"]:
        return (atom["digit"],)
    if atom["any"]:
        return _any()
    if atom["group"]:
        return tuple(atom["group"].split("|"))
    listed = re.sub(r"(\d)-(\d)", lambda m: _DIGITS[int(m[1]) : int(m[2]) + 1], atom["set"])
    return tuple(dict.fromkeys(listed.replace("-", "")))
