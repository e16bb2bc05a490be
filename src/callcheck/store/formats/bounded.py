"""A stranger's file, read piece by piece, of which no single item may grow without end."""

from typing import TextIO

from callcheck.core.errors import WrongInput

LONGEST = 1 << 20
"""Characters; no honest row, card, contact or object is longer, and each must be held in memory."""


class Measured:
    """A text file that is counted as it is read, from one item to the next.

    Every read raises WrongInput once the item that is being read has grown too long.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._since = 0

    def start_item(self) -> None:
        """Count anew: what was read so far belongs to items that are done with."""
        self._since = 0

    def read(self, size: int) -> str:
        """Return at most so many characters."""
        return self._counted(self._file.read(size))

    def readline(self) -> str:
        """Return the next line with its newline, or an empty text at the end."""
        return self._counted(self._file.readline(LONGEST + 1))

    def __iter__(self) -> "Measured":
        return self

    def __next__(self) -> str:
        if line := self.readline():
            return line
        raise StopIteration

    def _counted(self, text: str) -> str:
        self._since += len(text)
        if self._since > LONGEST:
            raise WrongInput(
                f"A single item of the file is longer than {LONGEST:,} characters, which no entry is. "
                "Nothing was changed. Choose what it is with --format, or fetch it again."
            )
        return text
