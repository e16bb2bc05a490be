"""Files: written whole or not at all, and read a chunk of lines at a time."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from callcheck.core.errors import StoreFault

CHUNK = 1 << 20
"""Bytes of lines that are read at once, when so many are there."""


def write_text(path: Path, text: str, mode: int = 0o644) -> None:
    """Write UTF-8 text in place of what was there; raises StoreFault, and then the old file stands."""
    with writing(path, mode) as file:
        file.write(text)


@contextmanager
def writing(path: Path, mode: int = 0o644) -> Iterator[TextIO]:
    """Open a file that takes the place of what was there when the block ends well.

    A reader sees the old file or the new one, and never half of either. Raises StoreFault when it cannot be
    written, and then the old file stands.
    """
    path = path.resolve()
    try:
        if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
            with path.open("w", encoding="utf-8", newline="") as device:
                yield device
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                yield file
            Path(temporary).chmod(mode)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreFault(f"{path} cannot be written: {error.strerror}. Check the folder.") from error


class Piece(bytes):
    """A piece of a line that is too long to be held whole. The last piece ends in the newline, if there is one."""


def chunks_of_lines(handle: int, size: int = CHUNK) -> Iterator[bytes]:
    """Yield what can be read from an open file, a few whole lines or a few million bytes of them at a time.

    From a pipe that pauses it yields the lines that have come, without waiting for more. What stands after
    the last newline comes at the end. A line of more than a million bytes comes in pieces, each of them a `Piece`.
    Raises StoreFault when it cannot be read.
    """
    rest = b""
    is_torn = False
    while data := _read_ready(handle, size):
        if is_torn:
            piece, newline, data = data.partition(b"\n")
            yield Piece(piece + newline)
            is_torn = not newline
        lines, newline, after = data.rpartition(b"\n")
        if newline:
            yield rest + lines + newline
            rest = b""
        rest += after
        if len(rest) > CHUNK:
            yield Piece(rest)
            rest, is_torn = b"", True
    if rest:
        yield rest


def _read_ready(handle: int, size: int) -> bytes:
    """Wait for bytes, and return all that are there; nothing at the end of the file."""
    try:
        parts = [os.read(handle, size)]
    except OSError as error:
        raise StoreFault(f"Standard input cannot be read: {error.strerror}. Give a file or a pipe.") from error
    have = len(parts[0])
    while parts[-1] and have < size and _has_more(handle):
        parts.append(os.read(handle, size - have))
        have += len(parts[-1])
    return b"".join(parts)


def _has_more(handle: int) -> bool:
    import select

    try:
        return bool(select.select([handle], [], [], 0)[0])
    except OSError:  # where only sockets can be asked
        return False
