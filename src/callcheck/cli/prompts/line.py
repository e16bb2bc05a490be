"""One line from the keyboard, and whether it was typed: what came with an arrow key or in a paste is no answer.

The terminal stays in its own line mode, so that its keys for rubbing out, its echo and screen readers work as ever.
"""

import os
import re
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import TextIO

_AT_ONCE = 0.04
"""Seconds. Lines that follow one another sooner were not typed; terminals hand a paste over in much less."""

_MOST = 1 << 16
"""Bytes of a paste that are kept; a person writes less about a call."""

_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?|[\x00-\x08\x0b-\x1f\x7f]")
"""What keys that write no letter send (ECMA-48 control sequences), and control characters."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What came from the keyboard until Enter."""

    lines: tuple[str, ...]
    """More than one when they came at once: a paste."""
    has_keys: bool
    """Whether a key was pressed that writes nothing, such as an arrow."""

    @property
    def text(self) -> str:
        """The lines as one, without the spaces around them."""
        return " ".join(" ".join(self.lines).split())

    @property
    def is_paste(self) -> bool:
        """Whether several lines came at once."""
        return len(self.lines) > 1


def read_line(stream: TextIO) -> Typed:
    """Wait for a line; raises EOFError at the end of the input (Ctrl-D)."""
    try:
        handle = stream.fileno()
    except (OSError, ValueError):
        handle = -1
    if handle < 0 or sys.platform == "win32":  # where only sockets can be waited for
        line = stream.readline()
        if not line:
            raise EOFError
        return _typed([line])
    data = _until_enter(handle)
    with _letter_by_letter(handle):  # the last line of a paste often has no end
        while len(data) < _MOST and _is_ready(handle, _AT_ONCE):
            more = os.read(handle, 4096)
            if not more:
                break
            data += more
    return _typed(data.decode("utf-8", "replace").splitlines())


def drop_what_waits(stream: TextIO) -> None:
    """Forget what was typed before there was a question: nobody can have meant it as the answer."""
    if sys.platform == "win32":
        return
    with suppress(OSError, ValueError):
        import termios

        termios.tcflush(stream.fileno(), termios.TCIFLUSH)


@contextmanager
def shown_again(show: Callable[[], None]) -> Iterator[None]:
    """Show what is asked once more when the program comes back from Ctrl-Z: the shell has written over it."""
    if sys.platform == "win32":
        yield
        return

    def again(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        show()

    before = signal.signal(signal.SIGCONT, again)
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, before)


@contextmanager
def _letter_by_letter(handle: int) -> Iterator[None]:
    """Let what has no Enter after it be read too, for as long as the block lasts."""
    if sys.platform == "win32":
        yield
        return
    import termios

    try:
        before = termios.tcgetattr(handle)
    except termios.error:  # a pipe
        yield
        return
    now = [*before]
    now[3] &= ~termios.ICANON
    termios.tcsetattr(handle, termios.TCSANOW, now)
    try:
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)


def _until_enter(handle: int) -> bytes:
    data = b""
    while not data.endswith(b"\n"):
        more = os.read(handle, 4096)
        if not more:
            raise EOFError
        data = (data + more)[-_MOST:]
    return data


def _is_ready(handle: int, seconds: float) -> bool:
    return bool(select.select([handle], [], [], seconds)[0])


def _typed(lines: list[str]) -> Typed:
    cleaned = tuple(_ESCAPE.sub("", line).strip() for line in lines)
    full = tuple(line for line in cleaned if line) or ("",)
    return Typed(full if len(lines) > 1 else cleaned, any(_ESCAPE.search(line.rstrip("\r\n")) for line in lines))
