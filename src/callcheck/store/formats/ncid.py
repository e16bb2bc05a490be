"""The blacklist of NCID's server: expressions between spaces, of which ^ anchors one at the start of a number.

Known from its own ncidd.blacklist: anything after a # is a comment, quotes hold a name together, and an expression
without ^ matches anywhere, so only one as long as a number is taken for that number.
"""

import re
from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.core.clean import clean
from callcheck.store.data.words import text
from callcheck.store.formats.format import Format, Holds, RawEntry, Spell
from callcheck.store.formats.patterns import not_literal

_EXPRESSION = re.compile(r'"[^"]*"|[^\s#]+')
_NUMBER = re.compile(r"(\^?)\s*(\+?\d+)\$?")
_WHOLE = 10
"""Digits of a whole number; what starts with one is that number."""
_SHORTEST = 7
"""Digits of a number; a shorter expression without ^ would match in the middle of many."""


def recognise(start: str) -> bool:
    """Whether it says so, as the file that comes with the program does."""
    return start.startswith("# ncidd.") or "\n# ncidd." in start[:500]


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what each expression of a line says."""
    before, _, comment = line.rstrip("\r\n").partition("#")
    for expression in _EXPRESSION.findall(before):
        found = _NUMBER.fullmatch(expression.strip('"'))
        number, refusal = "", text("import.by-name")
        if found is not None:
            is_start = bool(found[1]) and len(found[2]) < _WHOLE
            number = f"{found[2]}*" if is_start else found[2]
            refusal = "" if is_start or len(found[2]) >= _SHORTEST else not_literal()
        yield RawEntry(position, expression, number, label=comment.strip(), refusal=refusal)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write an expression for each number or prefix, with the label as a comment."""
    file.write("# ncidd.blacklist, written by callcheck\n")
    for entry in entries:
        label = clean(entry.label) or clean(entry.category)
        for number in spell(entry.pattern):
            file.write(f"^{number.removesuffix('*')}  # {label}\n")


FORMAT = Format(
    recognise=recognise, parse_line=parse_line, write=write, holds=Holds.PATTERNS, notations=(Notation.NATIONAL,)
)
