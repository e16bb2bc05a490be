"""The table globalblacklist of OpenSIPS, which its module userblacklist loads.

In db_text: prefixes of digits, of which the longest decides. Known from the table that comes with the program.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.store.formats.dbtext import has_columns, read_table, write_table
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell

_COLUMN = "whitelist"


def recognise(start: str) -> bool:
    """Whether it has the heading of this table."""
    return has_columns(start, _COLUMN)


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each row."""
    return read_table(file, _COLUMN)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write a row for each number or prefix."""
    write_table(entries, file, spell, _COLUMN)


FORMAT = Format(recognise=recognise, read=read, write=write, holds=Holds.PATTERNS, notations=(Notation.DIGITS,))
