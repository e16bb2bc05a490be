"""Lines for the console of Asterisk, which put numbers into its own database (write only)."""

from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.core.clean import clean
from callcheck.store.formats.format import Format, Holds, Spell

_UNSAFE = str.maketrans({'"': "'", "\\": "/", "`": "'", "$": " ", ";": ","})
"""What the console, or a shell that a careless script puts in between, would not take as it stands."""


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write a `database put` line for each number; the family is blacklist, which BLACKLIST() asks."""
    for entry in entries:
        words = (clean(entry.label) or clean(entry.category)).translate(_UNSAFE)
        for number in spell(entry.pattern):
            file.write(f'database put blacklist {number} "{words}"\n')


FORMAT = Format(write=write, holds=Holds.NUMBERS, notations=(Notation.NATIONAL, Notation.E164))
