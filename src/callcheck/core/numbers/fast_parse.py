"""The fast reading: the notations that need no second thought, one text or a whole chunk of lines at a time.

It gives exactly what the full reading gives, or nothing at all. It imports nothing that is slow to load and compiles
no expression before it is needed, because a script may start the program once for each number. What it knows of the
world's numbers stands in plans.py, which is made from phonenumbers.

A *key* is a number as the chunks carry it: the national digits of a number of the home country, `7700900123`, and the
E.164 form of every other, `+12025550123`. No home key starts with a plus, so no two numbers share a key.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import repeat

from callcheck.core.numbers import rules
from callcheck.core.numbers.number import Number

HOME = "44"
"""The country code of the region that numbers are read in unless another is chosen."""

SEPARATORS = b" -.()[]/\t\r"
"""What may stand anywhere among the digits without changing the number."""

_STRICTLY = b" -.()\t\r"
"""The same, without what lists also write patterns with."""

LONGEST = 1000
"""Bytes of a line that is read fast; the full reading looks at no more letters than that."""

_WINDOW = LONGEST // 2
"""Bytes: in a line that is longer than the longest there is always an aligned window of so many without a newline."""

_RELAY = "18001"
"""Text relay, which is dialled before another number in the UK; no number of its own."""

BEHIND = r"[^0-9A-Za-z#*+\n\x01-\x02\x80-\xff]"
"""What may stand behind the last digit: no letter, no digit, no sign of an extension or a pattern."""

BEFORE = r"[^0-9*+;\n\x01]"
"""What may stand before the first digit, as a label does."""

UNSURE = b"\x01"
"""Stands for what the fast reading does not know; no line that holds it is read."""

_REFUSED = b"x"
"""Put at the end of a line, says that it is no number: a text whose last letter or digit is a letter is none."""

_DROPPED = str.maketrans("", "", SEPARATORS.decode())


def read_fast(text: str, region: str = "GB") -> Number | None:
    """Read one text when its notation leaves no doubt; None when the full reading must decide."""
    if len(text) > LONGEST or not text.isascii() or ("." in text and _has_fraction().search(text)):
        return None
    digits = text.translate(_DROPPED)
    plan = rules.plan_of(region)
    if plan.abroad and digits.startswith(plan.abroad):
        digits = "+" + digits[len(plan.abroad) :]
    if not digits.removeprefix("+").isdigit():
        return None
    if digits[0] == "+":
        e164 = _behind_plus(digits[1:])
        return Number(text, e164) if e164 else None
    if plan.code == HOME and digits.startswith(_RELAY):
        return None
    for rule in plan.rules:
        if digits.startswith(rule.removed) and rule.fits(digits[len(rule.removed) :]):
            lacks = region == "GB" and digits[0] != "0"
            how = ("without-plus" if rule.removed == plan.code else "without-zero",) if lacks else ()
            return Number(text, f"+{plan.code}{digits[len(rule.removed) :]}", how)
    return None


def _behind_plus(digits: str) -> str | None:
    for size in (1, 2, 3):
        code, rest = digits[:size], digits[size:]
        for rule in rules.behind(code):
            if rest.startswith(rule.removed) and rule.fits(rest[len(rule.removed) :]):
                return f"+{code}{rest[len(rule.removed) :]}"
    return None


def keys_of(
    lines: bytes, region: str = "GB", exclude: frozenset[str] = frozenset(), *, loosely: bool = False
) -> list[str]:
    """Return the key of each line, and an empty text for one that the full reading must decide.

    Every line must end in a newline, the last one too. Keys that start with one of `exclude` are left empty as well.
    Strictly, a line holds digits and what parts them. Read `loosely`, it may have a label before them and quotation
    marks around them, and a line that is surely no number has a letter for its key, which is no number's.
    """
    shown = without_fractions(lines, is_sure=True) if b"." in lines else lines
    if not shown.isascii():
        shown = without_marks(shown)
        shown = without_fractions(shown, is_sure=False) if b"." in shown else shown
    shown = (b"\n" + shown).translate(None, SEPARATORS if loosely else _STRICTLY)
    if abroad := rules.plan_of(region).abroad:
        shown = shown.replace(b"\n" + abroad.encode(), b"\n+")
    found = found_in(shown, region, exclude, loosely)
    if _may_hold_a_long_line(lines):
        return [key if len(line) <= LONGEST else "" for key, line in zip(found, lines.split(b"\n"), strict=False)]
    return found


def found_in(shown: bytes, region: str, exclude: frozenset[str], loosely: bool) -> list[str]:
    """Return the keys of lines that hold no separators any more, behind a newline."""
    found: list[str] = _line(region, exclude, loosely).findall(shown.decode("latin-1"))
    del found[0]
    return found


def home_code(region: str) -> str:
    """Return the country code that the keys of a region's own numbers lack."""
    return rules.plan_of(region).code


def key_of(e164: str, code: str = HOME) -> str:
    """Return the key of a number, where numbers of this country code are at home."""
    return e164[len(code) + 1 :] if code and e164.startswith(f"+{code}") else e164


def e164_of(key: str, code: str = HOME) -> str:
    """Return the number of a key."""
    return key if key.startswith("+") else f"+{code}{key}"


def without_marks(lines: bytes) -> bytes:
    """Return lines in ASCII: without spaces, dashes and invisible marks beyond it, and `UNSURE` for what else is.

    A Latin letter becomes an `a`: it may stand in a label, and nowhere else.
    """
    try:
        lines.decode()
    except UnicodeDecodeError:
        lines = lines.decode("utf-8", "replace").encode()
    return _beyond_ascii().sub(UNSURE, lines.replace(UNSURE, b"\x02")).translate(_LATIN, _BEYOND)


_BEYOND = bytes([*range(0x80, 0xC3), *range(0xCA, 0x100)])
_LATIN = bytes(ord("a") if 0xC3 <= byte <= 0xC9 else byte for byte in range(256))


@cache
def _beyond_ascii() -> re.Pattern[bytes]:
    """Return the expression for what may not be taken out: all but some spaces, dashes, marks, and Latin letters."""
    known = rb"(?<=\xc2)[\xa0\xad]|(?<=\xe2)(?:\x80[\x80-\x95\xa8-\xaf]|\x81[\x9f\xa0\xa6-\xa9]|\x88\x92)"
    known += rb"|(?<=\xe3)(?:\x80\x80|\x83\xbc)|(?<=\xef)(?:\xbb\xbf|\xbc\x8d)"
    one = rb"[\xc2\xca-\xf4](?!" + known + rb")[\x80-\xbf]+"
    return re.compile(one + b"(?:" + one + b")*")


def without_fractions(lines: bytes, is_sure: bool) -> bytes:
    """Mark the lines that end in `.0`: refused where that is a spreadsheet's doing, and else unsure."""

    def mark(found: re.Match[bytes]) -> bytes:
        whole = found.string[max(0, found.start() - 9) : found.start()]
        return (_REFUSED if is_sure and len(whole) == 9 and whole.isdigit() else UNSURE) + b"\n"

    return _fraction().sub(mark, lines)


@cache
def _fraction() -> re.Pattern[bytes]:
    return re.compile(rb"\.0+" + BEHIND.encode() + rb"*\n")


@cache
def _has_fraction() -> re.Pattern[str]:
    return re.compile(rf"\.0+{BEHIND}*\Z")


def _may_hold_a_long_line(lines: bytes) -> bool:
    starts = range(0, len(lines) - _WINDOW, _WINDOW)
    return -1 in map(lines.find, repeat(b"\n"), starts, range(_WINDOW, len(lines), _WINDOW))


@lru_cache(maxsize=16)
def _line(region: str, exclude: frozenset[str], loosely: bool) -> re.Pattern[str]:
    """Return the expression that takes one line: its key, or nothing and the line is passed over."""
    plan = rules.plan_of(region)
    other = f"(?!{one_of(exclude)})" if exclude else ""
    abroad = rf"(?=\+(?:{_foreign(plan.code)})(?!\d))"
    read = f"(?:{'|'.join([*(_home(plan) if plan.rules else []), abroad])}){other}"
    if not loosely:
        return re.compile(rf"{read}(\d++|\+\d++)\n|.*\n", re.ASCII)
    refused = rf"[^;\n\x01]*(?=[A-Za-z]{BEHIND}*\n)"
    end = rf"(?:\n|{BEHIND}++\n)"
    return re.compile(rf"(?:{BEFORE}*+{read}|{refused})(\d++|\+\d++|[A-Za-z]){end}|.*\n", re.ASCII)


def _home(plan: rules.Plan) -> list[str]:
    """Return the expressions for what may stand before a home number, each where a rule allows it."""
    plus = _by_removed(rules.behind(plan.code), ("",))
    bare = _by_removed(plan.rules, ("0", "06", "8", "1", ""))
    relay = f"(?!{_RELAY})" if plan.code == HOME else ""
    heads = [(rf"\+{plan.code}{removed}", found) for removed, found in plus]
    heads += [(f"{'' if removed else relay}{removed}", found) for removed, found in bare]
    usual = [(head, most) for head, found in (heads[0], heads[len(plus)]) if (most := found[0].usual())]
    every = [(head, "|".join(rule.expression() for rule in found)) for head, found in heads]
    return [rf"{head}(?=(?:{ways})\D)" for head, ways in [*usual, *every]]


def _by_removed(found: Iterable[rules.Rule], first: Sequence[str]) -> list[tuple[str, list[rules.Rule]]]:
    """Return rules by what they remove, the longest numbers first, beginning with those that remove these."""
    ways: dict[str, list[rules.Rule]] = {}
    for rule in sorted(found, key=lambda rule: -rule.lengths[-1][-1]):
        ways.setdefault(rule.removed, []).append(rule)
    return sorted(ways.items(), key=lambda way: first.index(way[0]) if way[0] in first else len(first))


@cache
def _foreign(home: str) -> str:
    """Return an expression for the country codes but one, each with what may follow when nothing is removed."""
    found: dict[str, str] = {}
    for code in rules.codes():
        ways = [rule.expression() for rule in rules.behind(code) if not rule.removed]
        if code != home and ways:
            found[code] = "|".join(ways)
    return branches(found)


def branches(found: dict[str, str]) -> str:
    """Return an expression for texts, each with an expression behind it, that looks at each character once."""
    firsts: dict[str, dict[str, str]] = {}
    for text, behind in found.items():
        firsts.setdefault(text[0], {})[text[1:]] = behind
    return "|".join(
        f"{first}(?:{rest[''] if '' in rest else branches(rest)})" for first, rest in sorted(firsts.items())
    )


def one_of(starts: Iterable[str]) -> str:
    """Return an expression for any of the texts, in which each character is looked at once."""
    rests: dict[str, set[str]] = {}
    for start in starts:
        rests.setdefault(start[0], set()).add(start[1:])
    ways = (re.escape(first) + ("" if "" in rest else one_of(rest)) for first, rest in sorted(rests.items()))
    return f"(?:{'|'.join(ways)})"
