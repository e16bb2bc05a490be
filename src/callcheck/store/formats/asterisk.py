"""Asterisk's own database: commands that put numbers into it, and what `database show blacklist` prints.

Known from Asterisk's console: each line is /blacklist/NUMBER, a colon and the value.
"""

import re
from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.core.clean import clean
from callcheck.store.formats.format import Format, Holds, RawEntry, Spell

_UNSAFE = str.maketrans({'"': "'", "\\": "/", "`": "'", "$": " ", ";": ","})
"""What the console, or a shell that a careless script puts in between, would not take as it stands."""
_SHOWN = re.compile(r"/blacklist/(?P<key>\S+)\s*:\s*(?P<value>.*)", re.IGNORECASE)
_PUT = re.compile(r"""database put blacklist "?(?P<key>[^\s"]+)"?\s+"?(?P<value>[^"]*)"?""", re.IGNORECASE)
_SETTINGS = ("dest", "blocked")
"""Keys that FreePBX keeps among the numbers."""


def recognise(start: str) -> bool:
    """Whether its first line is one of these."""
    first = start.lstrip().partition("\n")[0].strip()
    return _SHOWN.fullmatch(first) is not None or _PUT.fullmatch(first) is not None


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one line says; what else the console prints is passed over."""
    shown = line.strip()
    found = _SHOWN.fullmatch(shown) or _PUT.fullmatch(shown)
    if found is None or found["key"].casefold() in _SETTINGS:
        return ()
    label = found["value"].strip()
    return (RawEntry(position, shown, found["key"], label="" if label == "1" else label),)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write a `database put` line for each number; the family is blacklist, which BLACKLIST() asks."""
    for entry in entries:
        words = (clean(entry.label) or clean(entry.category)).translate(_UNSAFE)
        for number in spell(entry.pattern):
            file.write(f'database put blacklist {number} "{words}"\n')


FORMAT = Format(
    recognise=recognise,
    parse_line=parse_line,
    write=write,
    holds=Holds.NUMBERS,
    notations=(Notation.NATIONAL, Notation.E164),
)
