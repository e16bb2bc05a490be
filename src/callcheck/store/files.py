"""Files: written whole or not at all, and read a chunk of lines at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TextIO

from callcheck.core.errors import StoreFault, WrongInput
from callcheck.store.unfinished import noted

CHUNK = 1 << 20
"""Bytes of lines that are read at once, when so many are there."""


_AS_USUAL = 0o666
"""The mode of a new file, before the umask takes its part."""


def require_apart(path: Path, *others: Path) -> None:
    """Raise WrongInput when a file is one of those that must stay as they are."""
    if any(path.resolve() == other.resolve() or _is_same(path, other) for other in others):
        raise WrongInput(f"{path} would be lost, and callcheck needs it. Write to another file.")


def write_text(path: Path, text: str, mode: int = _AS_USUAL, *, is_private: bool = False) -> None:
    """Write UTF-8 text in place of what was there, as `writing` does."""
    with writing(path, mode, is_private=is_private) as file:
        file.write(text)


@contextmanager
def writing(path: Path, mode: int = _AS_USUAL, *, is_private: bool = False) -> Iterator[TextIO]:
    """Open a file that takes the place of what was there when the block ends well.

    A reader sees the old file or the new one, and never half of either, also after the power has failed. Unless a
    mode is given, an old file keeps its own. What is left of a private file when the program is killed is removed
    at the next start. Raises StoreFault when it cannot be written; then the old file stands.
    """
    from secrets import token_hex  # loads much that a lookup does not need

    try:
        if (device := _device(path)) is not None:
            with open(device, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:  # noqa: PTH123
                yield file
            return
        path = path.resolve()
        temporary = path.with_name(f".{path.name}.{token_hex(4)}")
        with noted(temporary) if is_private else nullcontext():
            try:
                with _opened(temporary, path, mode) as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(path)
                _sync_folder(path.parent)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise StoreFault(f"{path} cannot be written: {error.strerror or error}. Check the folder.") from error


def _opened(temporary: Path, path: Path, mode: int) -> TextIO:
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    if mode != _AS_USUAL:
        temporary.chmod(mode)  # whatever the umask is
    elif path.exists():
        temporary.chmod(path.stat().st_mode & 0o777)
    return os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="")


def _sync_folder(folder: Path) -> None:
    """See that the new name is on the disk too, where a system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_HANDLES = {"/dev/stdout": 1, "/dev/stderr": 2}


def _device(path: Path) -> Path | int | None:
    """Return what is written to as it stands, because it cannot be replaced: a pipe, a device or an open handle.

    Of a handle it is a copy, so that what else is written to it goes on where this ends.
    """
    name = path.name
    if path.parent == Path("/dev/fd") and name.isascii() and name.isdecimal():
        return os.dup(int(name))
    if str(path) in _HANDLES:
        return os.dup(_HANDLES[str(path)])
    return path if path.exists() and not path.is_file() else None


def _is_same(path: Path, other: Path) -> bool:
    return path.exists() and other.exists() and path.samefile(other)


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
