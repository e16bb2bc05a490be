"""File formats of blocklists: one module a format, and one table of them.

To add a format, write a module that has what `Format` asks for, and name it in the table. One with a number on each
line has `draft`, as `ByLine` says, in place of `read`. A format that can only be read, or only be written, leaves the
other function out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from typing import Any, Protocol, TextIO, cast, runtime_checkable

from callcheck.core.blocklist.entry import Entry
from callcheck.core.errors import WrongInput

_MODULES = {
    name: f"callcheck.store.formats.{module}"
    for name, module in {
        "text": "plain",
        "nophonespam": "nophonespam",
        "hashes": "hashes",
        "semicolons": "semicolons",
        "commas": "commas",
        "json": "objects",
        "jsonl": "lines",
        "phoneblock": "phoneblock",
        "pamapa": "pamapa",
        "contactsmanager": "contactsmanager",
        "ftc": "ftc",
        "yacb": "yacb",
        "spamblocker": "spamblocker",
        "freepbx": "freepbx",
        "csv": "table",
        "fritzbox": "fritzbox",
        "vcard": "vcard",
        "asterisk": "asterisk",
    }.items()
}
NAMES = tuple(_MODULES)
"""The formats, by the names that `--format` takes."""

_ENDINGS = {"csv": "csv", "tsv": "csv", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "vcf": "vcard"}
"""The format that a file's name ends in, where its content leaves it open."""

Losses = Counter[str]
"""What a format could not hold: how many entries, by the words for what of them."""


class Holds(Enum):
    """What a format that can be written has room for; one that does not say it holds whole entries."""

    ENTRIES = auto()
    PATTERNS = auto()
    """Numbers and prefixes to block, with a name at most."""
    NUMBERS = auto()
    """Whole numbers to block, with a name at most."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one line of a file says, before its number is read."""

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
    gone: bool = False
    """The line tells to take the number out."""
    refusal: str = ""
    """Why the line cannot be used, where the format itself knows."""
    note: str = ""
    """What was made of the line, when it is not plain."""


class Format(Protocol):
    """A module that reads a file as drafts, and writes entries to one."""

    def recognises(self, start: str) -> bool:
        """Whether the first characters of a file leave no doubt that it has this format."""

    def read(self, file: TextIO, column: str | None) -> Iterator[Draft]:
        """Yield a draft for each number; raises WrongInput for a file of another format."""

    def write(self, entries: Iterable[Entry], file: TextIO) -> None:
        """Write entries so that `read` gives them back; they are such as the format `HOLDS`."""


@runtime_checkable
class ByLine(Protocol):
    """A format with one number a line, where a line that is nothing but a number is that number."""

    def draft(self, position: int, line: str) -> Draft | None:
        """Return what a line says, or None when it is empty or a comment."""


def of(name: str) -> Format:
    """Return the format of this name, or raise WrongInput."""
    if name not in _MODULES:
        raise WrongInput(f"{name!r} is not a format. Use one of: {', '.join(NAMES)}.")
    return cast(Format, import_module(_MODULES[name]))


def reader(name: str) -> Format | ByLine:
    """Return a format that can be read, or raise WrongInput."""
    return _able(name, "read", can_be_read)


def writer(name: str) -> Format:
    """Return a format that can be written, or raise WrongInput."""
    return _able(name, "write", can_be_written)


def can_be_read(name: str) -> bool:
    """Whether files of this format can be taken in."""
    return hasattr(of(name), "read") or isinstance(of(name), ByLine)


def can_be_written(name: str) -> bool:
    """Whether the list can be given out in this format."""
    return hasattr(of(name), "write")


def adds_up(format_: Format | ByLine) -> bool:
    """Whether each line of the format is one report, so that the lines about a number are counted."""
    return bool(getattr(format_, "ADDS_UP", False))


def recognise(file_name: str, start: bytes) -> str:
    """Return the format of a file: that of its content where that is certain, else that of its name, else text."""
    shown = start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    for name in NAMES:
        sure: Any = getattr(of(name), "recognises", None)
        if sure is not None and sure(shown):
            return name
    return name_for(file_name)


def name_for(file_name: str) -> str:
    """Return the format that a file's name ends in, and plain text for any other."""
    plain = file_name.casefold().removesuffix(".gz").removesuffix(".zip")
    return _ENDINGS.get(plain.rpartition(".")[2], "text")


def _able(name: str, does: str, is_able: Callable[[str], bool]) -> Format:
    format_ = of(name)
    if not is_able(name):
        others = ", ".join(filter(is_able, NAMES))
        raise WrongInput(f"callcheck does not {does} the format {name}. It does {does}: {others}.")
    return format_
