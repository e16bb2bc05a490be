"""What a list format is: a frozen value with the functions that recognise, read and write it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TextIO, TypeAlias

from callcheck.core.blocklist.entry import Entry, Pattern
from callcheck.core.blocklist.notation import Notation
from callcheck.core.clean import clean

Losses = Counter[str]
"""What a format could not hold: how many entries, by the words for what of them."""


class Holds(Enum):
    """What a format that can be written has room for."""

    ENTRIES = auto()
    """Whole entries."""
    PATTERNS = auto()
    """Numbers and prefixes to block, with a name at most."""
    NUMBERS = auto()
    """Whole numbers to block, with a name at most."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """What one item of a file says, before its number is read."""

    line: int
    """Counted from 1; in a format without lines, the number's place in the file."""
    text: str
    """The line as it stands, for the file of rejects."""
    number: str
    """A number or a prefix with a star, in any notation."""
    list: str = ""
    category: str = ""
    label: str = ""
    added: str = ""
    reports: str = ""
    last_reported: str = ""
    expires: str = ""
    source: str = ""
    """Where the line says that it came from, in a backup of several sources."""
    deletes: bool = False
    """The line says to remove the number."""
    refusal: str = ""
    """Why the line cannot be used, where the format itself knows."""
    note: str = ""
    """What was made of the line, when it is not plain."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the person said about the file, and what a reader may ask."""

    column: str | None = None
    """The column of a table that holds the numbers: its name in any case, or its place counted from 1."""
    has_header: bool = True
    """False when the person said that the first row of a table is no heading."""
    region: str = "GB"
    """The region of numbers without a country code."""
    is_number: Callable[[str], bool] = lambda text: sum(map(str.isdigit, text)) >= 5
    """Whether a text is likely to be a phone number; used where no heading says which column holds them."""


ParseLine: TypeAlias = Callable[[int, str], Iterable[RawEntry]]

Spell: TypeAlias = Callable[[Pattern], tuple[str, ...]]
"""Returns the notations of a pattern that are written; at least one."""


def _cannot_read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:
    raise NotImplementedError


def _cannot_write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Format:
    """One list format.

    A format with one number a line, where a line that is nothing but a number is that number, has `parse_line`
    in place of `read`; such lines are then read many at a time.
    """

    recognise: Callable[[str], bool] | None = None
    """Whether the first characters of a file leave no doubt that it has this format."""
    read: Callable[[TextIO, ReadOptions], Iterator[RawEntry]] = _cannot_read
    """Yield a raw entry for each number; raises WrongInput for a file of another format."""
    parse_line: ParseLine | None = None
    """Yield what a line says: nothing when it is empty or a comment."""
    write: Callable[[Iterable[Entry], TextIO, Spell], None] = _cannot_write
    """Write entries, such as the format `holds`, so that the program it is for understands them."""
    holds: Holds = Holds.ENTRIES
    notations: tuple[Notation, ...] = (Notation.E164,)
    """How the program it is for wants its numbers; with several, each number is written in all of them. With none,
    the format itself says how, and it cannot be chosen."""
    most: int | None = None
    """How many numbers one file of it can hold; None where no limit is known."""
    counts_lines: bool = False
    """Each line is one report of its number, so the lines about a number are counted."""

    @property
    def can_be_read(self) -> bool:
        """Whether files of this format can be imported."""
        return self.read is not _cannot_read or self.parse_line is not None

    @property
    def can_be_written(self) -> bool:
        """Whether the list can be exported in this format."""
        return self.write is not _cannot_write


def as_e164(pattern: Pattern) -> tuple[str, ...]:
    """Spell a pattern in E.164, whatever the region."""
    return (str(pattern),)


def name_of(entry: Entry) -> str:
    """Return the name that an entry has in a phone book: its label, or else its category."""
    return clean(entry.label) or clean(entry.category)
