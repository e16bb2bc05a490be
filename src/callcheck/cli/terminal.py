"""Where the program runs: its streams, and what a person can see and answer. Made once, at start."""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the program may read from, write to and show. Nothing else asks whether a stream is a terminal."""

    input: TextIO
    output: TextIO
    """Answers."""
    errors: TextIO
    """Prompts, progress and complaints."""
    is_watched: bool
    """Whether a person reads the answers as they come: the output is a terminal."""
    is_interactive: bool
    """Whether anything may be asked: the input and the error stream are terminals."""
    shows_progress: bool
    """Whether something may move on the error stream."""
    width: int
    """Columns."""
    height: int
    """Lines."""
    has_colour: bool
    is_plain: bool
    """Whether everything is said line by line: no box, no columns, nothing that moves or is drawn again."""
    is_spoken: bool = False
    """Whether a voice reads it: numbers digit by digit, dates in words."""

    @classmethod
    def of_process(cls, *, plain: bool = False, spoken: bool = False) -> "Terminal":
        """Return the terminal of this process. NO_COLOR and TERM=dumb are respected (no-color.org)."""
        is_plain = plain or spoken or os.environ.get("TERM") == "dumb"
        is_watched, is_heard = sys.stdout.isatty(), sys.stderr.isatty()
        width, height = shutil.get_terminal_size()
        return cls(
            input=sys.stdin,
            output=sys.stdout,
            errors=sys.stderr,
            is_watched=is_watched,
            is_interactive=sys.stdin.isatty() and is_heard,
            shows_progress=is_heard and not is_plain,
            width=width,
            height=height,
            has_colour=not is_plain and not os.environ.get("NO_COLOR"),
            is_plain=is_plain,
            is_spoken=spoken,
        )

    def size(self) -> tuple[int, int]:
        """Return columns and lines as the window is now: it may have been made wider since the start."""
        if "COLUMNS" in os.environ:
            return self.width, self.height
        try:
            size = os.get_terminal_size(self.errors.fileno())
        except (OSError, ValueError):
            return self.width, self.height
        return size.columns or self.width, size.lines or self.height


def take_flags(arguments: Sequence[str]) -> tuple[list[str], bool, bool]:
    """Return the arguments without --plain and --spoken, and whether each stood anywhere before `--`."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    before, after = arguments[:end], arguments[end:]
    left = [argument for argument in before if argument not in ("--plain", "--spoken")]
    return [*left, *after], "--plain" in before, "--spoken" in before
