"""Private files that were being written when the program was killed: noted before, and removed at the next start."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from callcheck.store import paths

_OLD = 3600.0
"""Seconds. Where nobody can ask whether a process runs, a note of more than an hour ago is of one that does not."""


@contextmanager
def noted(temporary: Path) -> Iterator[None]:
    """Note a private file for as long as it is unfinished. Where no note can be left, it is written all the same."""
    note = paths.unfinished() / f"{os.getpid()}.{temporary.name}"
    with suppress(OSError):
        paths.make_private(note.parent)
        note.write_text(str(temporary), encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)
            note.parent.rmdir()  # once it is empty


def remove_unfinished() -> None:
    """Remove what programs that were killed have left unfinished; what cannot be removed is tried again next time."""
    with suppress(OSError):
        for note in sorted(paths.unfinished().iterdir()):
            if not _is_running(note):
                Path(note.read_text(encoding="utf-8", errors="surrogateescape")).unlink(missing_ok=True)
                note.unlink()
        paths.unfinished().rmdir()


def _is_running(note: Path) -> bool:
    """Whether the process that left a note still runs."""
    process = note.name.partition(".")[0]
    if not process.isdecimal() or os.name != "posix":
        return time.time() - note.stat().st_mtime < _OLD
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
