"""File formats of blocklists: one module a format, and one table of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, TextIO, cast

from callcheck.core.entry import Entry
from callcheck.core.errors import WrongInput

_MODULES = {
    "text": "callcheck.store.formats.plain",
    "csv": "callcheck.store.formats.table",
    "json": "callcheck.store.formats.objects",
}
NAMES = tuple(_MODULES)
"""The formats, by the names that `--format` takes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one line of a file says, before its number is read."""

    line: int
    """Counted from 1."""
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


class Format(Protocol):
    """A module that reads a file as drafts, and writes entries to one."""

    def read(self, file: TextIO, column: str | None) -> Iterator[Draft]:
        """Yield a draft for each line that is not empty; raises WrongInput for a file of another format."""

    def write(self, entries: Iterable[Entry], file: TextIO) -> None:
        """Write entries so that `read` gives them back, as far as the format can hold them."""


def of(name: str) -> Format:
    """Return the format of this name, or raise WrongInput."""
    if name not in _MODULES:
        raise WrongInput(f"{name!r} is not a format. Use one of: {', '.join(NAMES)}.")
    return cast(Format, import_module(_MODULES[name]))


def name_for(file_name: str) -> str:
    """Return the format that a file's name ends in, and plain text for any other."""
    ending = file_name.rpartition(".")[2].casefold()
    return ending if ending in _MODULES else "text"
