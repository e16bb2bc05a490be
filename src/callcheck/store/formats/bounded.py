"""A stranger's file, read piece by piece, of which no single item may grow without end."""

from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.limits import limits


class Bounded:
    """A text file that is counted as it is read, from one item to the next.

    Every read raises WrongInput once the item that is being read has grown too long.
    """

    def __init__(self, file: TextIO, longest: int | None = None) -> None:
        self._file = file
        self._since = 0
        self.longest = longest or limits().item

    def start_item(self) -> None:
        """Count anew: what was read so far belongs to items that are done with."""
        self._since = 0

    def read(self, size: int) -> str:
        """Return at most so many characters."""
        return self._counted(self._file.read(size))

    def readline(self) -> str:
        """Return the next line with its newline, or an empty text at the end."""
        return self._counted(self._file.readline(self.longest + 1))

    def __iter__(self) -> "Bounded":
        return self

    def __next__(self) -> str:
        if line := self.readline():
            return line
        raise StopIteration

    def _counted(self, data: str) -> str:
        self._since += len(data)
        if self._since > self.longest:
            raise WrongInput(text("import.too-long", most=f"{self.longest:,}"))
        return data
