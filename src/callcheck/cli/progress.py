"""Whether a bar is worth showing; Rich is only loaded when it is."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from stat import S_ISREG

from callcheck.cli.terminal import Terminal

Advance = Callable[[int], object]
"""Is told of each step, in bytes."""


def moving_bar(terminal: Terminal, title: str, file: Path | int) -> AbstractContextManager[Advance]:
    """Return a bar for the reading of a file or an open handle, when its end is known and a person is watching."""
    try:
        state = os.stat(file)  # noqa: PTH116 - of a handle too
    except OSError:  # the reading itself will say so
        return nullcontext(lambda _: None)
    if not S_ISREG(state.st_mode) or state.st_size == 0 or not terminal.shows_progress:
        return nullcontext(lambda _: None)
    from callcheck.cli.bar import moving  # loads Rich

    return moving(title, state.st_size)
