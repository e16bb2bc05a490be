"""The second look at lines that the fast reading left open: extensions, wide digits, a 0 behind a foreign code.

Each of these is taken out of all the lines at once, and what is left is read fast. Like the fast reading, it gives
what the full reading gives, or nothing.
"""

import re
from collections.abc import Sequence
from functools import cache

from callcheck.core.numbers import rules
from callcheck.core.numbers.fast_parse import (
    BEFORE,
    BEHIND,
    LONGEST,
    SEPARATORS,
    UNSURE,
    branches,
    found_in,
    without_fractions,
    without_marks,
)

_END = BEHIND.encode() + rb"*\n"

_DASH = "/"
"""Stands for a dash that is not the plain one: like a slash it parts digits, and may not stand in an extension."""


def keys_at_second_look(lines: Sequence[bytes], region: str, exclude: frozenset[str] = frozenset()) -> list[str]:
    """Return what `keys_of` returns, read loosely, for lines without their newlines that it has left open."""
    shown = b"\n".join([b"", *(line if len(line) <= LONGEST else UNSURE for line in lines), b""])
    if not shown.isascii():
        text = shown.decode("utf-8", "surrogateescape").translate(_folds())
        shown = without_marks(text.encode("utf-8", "surrogateescape"))
    if b"." in shown:
        shown = without_fractions(shown, is_sure=False)
    if any(mark in shown for mark in (b"x", b"X", b"#", b";")):
        shown = _letter_last().sub(UNSURE + b"\n", _extension().sub(b"\n", shown))
        shown = without_fractions(shown, is_sure=False) if b"." in shown else shown
    if b"@" in shown:
        shown = _address().sub(b"x\n", shown)
    shown = shown.translate(None, SEPARATORS)
    plan = rules.plan_of(region)
    if plan.abroad:
        shown = _dialled_abroad(plan.abroad).sub(b"\n+", shown)
    return found_in(_with_zero(plan.code).sub(rb"\1", shown), region, exclude, loosely=True)


def has_extension(shown: str) -> bool:
    """Whether a plain text that was read at the second look has an extension."""
    return bool(_extension().search(shown.encode("utf-8", "surrogateescape") + b"\n"))


@cache
def _folds() -> dict[int, str | None]:
    """Return what stands for the usual characters that the full reading takes for others, or for nothing.

    The digits are Arabic, Persian, Hindi, Bengali and wide ones; those of other scripts are left to the full reading.
    """
    digits = {zero + n: str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for n in range(10)}
    spaces = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " ")
    dashes = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFF0D], _DASH)
    marks = [0xAD, 0xFEFF, 0x2060, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    return {**digits, **spaces, **dashes, **dict.fromkeys(marks), 0x30FC: "-", 0xFF0B: "+"}


@cache
def _address() -> re.Pattern[bytes]:
    """Return the expression for a line with an @ behind a digit and before another sign: it is no number.

    It starts where a line does and goes to the first digit and the first @ alone, so a line takes time in proportion
    to its length whatever stands in it.
    """
    start = rb"^[^;\n\x01\d]*+\d[^;\n\x01@]*+@"
    return re.compile(start + rb"[^;\n\x01]*[0-9A-Za-z]" + BEHIND.encode() + rb"*+\n", re.MULTILINE)


@cache
def _extension() -> re.Pattern[bytes]:
    """Return the expression for an extension at the end of a line.

    It stands behind a digit, with a space, a comma or both between them: behind anything else it may be part of a
    word, start a second number, or make the whole line none, which the full reading decides.
    """
    alone = rb"(?:(?<=\d.)|(?<=\d[ ,].)|(?<=\d, .))"
    word = rb"(?:[eE]" + alone + rb"[xX]|[xX]" + alone + rb")[tT](?:[nN]|[eE][nN][sS][iI][oO][nN])?"
    mark = rb"[xX#]" + alone
    return re.compile(
        rb"(?:(?:" + word + rb"|" + mark + rb")[:.]?[ \t,-]*\d{1,7}#?|;" + alone + rb"ext=\d{1,7})" + _END
    )


@cache
def _letter_last() -> re.Pattern[bytes]:
    """Return the expression for a line that ends in a letter once its extension is gone: it may yet be a number."""
    return re.compile(rb"[A-Za-z]" + _END)


@cache
def _dialled_abroad(abroad: str) -> re.Pattern[bytes]:
    return re.compile(rb"\n" + BEFORE.encode() + b"*" + abroad.encode())


@cache
def _with_zero(home: str) -> re.Pattern[bytes]:
    """Return the expression for a foreign country code and the 0 behind it that is no part of the number."""
    found = {}
    for code in rules.codes():
        ways = [rule.expression() for rule in rules.behind(code) if rule.removed == "0"]
        if code != home and ways:
            found[code] = rf"(?=0(?:{'|'.join(ways)})(?!\d))"
    return re.compile(rf"(\+(?:{branches(found)}))0".encode())
