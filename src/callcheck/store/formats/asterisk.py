"""Lines for the console of Asterisk, which put numbers into its own database (write only)."""

from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean
from callcheck.store.formats import Holds

HOLDS = Holds.NUMBERS

_UNSAFE = str.maketrans({'"': "'", "\\": "/", "`": "'", "$": " ", ";": ","})
"""What the console, or a shell that a careless script puts in between, would not take as it stands."""


def write(entries: Iterable[Entry], file: TextIO) -> None:
    """Write a `database put` line for each number; the family is blacklist, which BLACKLIST() asks."""
    for entry in entries:
        digits = entry.pattern.digits
        words = (clean(entry.label) or clean(entry.category)).translate(_UNSAFE)
        for form in ([f"0{digits[2:]}"] if digits.startswith("44") else []) + [f"+{digits}"]:
            file.write(f'database put blacklist {form} "{words}"\n')
