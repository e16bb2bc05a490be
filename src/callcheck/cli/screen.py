"""The screen: rows of text with a style. Text is never read as markup, and no meaning rests on style."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TextIO

from callcheck.cli.terminal import Terminal
from callcheck.core.clean import clean
from callcheck.render.spoken import spoken, unbroken
from callcheck.render.text import Line, Style, in_reach, wrapped

_STYLES = {Style.STRONG: "\x1b[1m", Style.NUMBER: "\x1b[1;7m", Style.ALARM: "\x1b[1;7m"}
"""Bold and reverse keep the contrast of the terminal's own two colours, on black and on white (ECMA-48 SGR)."""

_LONGEST = 4000
"""Characters of one line; the rest of it is a stranger's mistake, or an attack."""


class Screen:
    """One stream that a person reads: the answers, or what is asked."""

    def __init__(self, terminal: Terminal, stream: TextIO, *, is_watched: bool) -> None:
        self._terminal = terminal
        self._stream = stream
        self._is_styled = is_watched and not terminal.is_plain
        self.is_plain = not self._is_styled

    @classmethod
    def of_prompts(cls, terminal: Terminal) -> "Screen":
        """Return the stream that asks."""
        return cls(terminal, terminal.errors, is_watched=terminal.is_interactive)

    @classmethod
    def of_answers(cls, terminal: Terminal) -> "Screen":
        """Return the stream that answers."""
        return cls(terminal, terminal.output, is_watched=terminal.is_watched)

    @property
    def width(self) -> int:
        """Columns to write to, as the window is now."""
        return in_reach(self._terminal.size()[0])

    @property
    def height(self) -> int:
        """Rows that the window has now."""
        return self._terminal.size()[1]

    def text(self, lines: Iterable[Line]) -> str:
        """Return lines, each wrapped to the width, as they are to be written."""
        said = (
            (replace(line, text=unbroken(spoken(line.text))) for line in lines) if self._terminal.is_spoken else lines
        )
        return "".join(f"{self._styled(row)}\n" for row in wrapped(said, self.width))

    def show(self, lines: Iterable[Line]) -> None:
        """Write lines, each wrapped to the width."""
        self._stream.write(self.text(lines))
        self._stream.flush()

    def say(self, text: str = "", style: Style = Style.PLAIN) -> None:
        """Write one paragraph."""
        self.show([Line(text, style)])

    def prompt(self, text: str) -> None:
        """Write what stands to the left of the cursor."""
        self._stream.write(text)
        self._stream.flush()

    def again(self, text: str) -> None:
        """Write over the row that the cursor is on."""
        self._stream.write(f"\r\x1b[K{text}")
        self._stream.flush()

    def clear(self) -> None:
        """Leave an empty screen, with what stood on it still above: it can be scrolled back to.

        A screen that is read line by line gets an empty line in its place.
        """
        self._stream.write("\n" * self.height + "\x1b[H" if self._is_styled else "\n")
        self._stream.flush()

    def wipe(self) -> None:
        """Take everything off the screen and out of what can be scrolled back to (ECMA-48 ED 2; xterm's ED 3)."""
        self._stream.write("\x1b[2J\x1b[3J\x1b[H" if self._is_styled else "\n" * self.height)
        self._stream.flush()

    def _styled(self, row: Line) -> str:
        text = clean(row.text, _LONGEST)
        code = _STYLES.get(row.style) if self._is_styled else None
        if not code or not text:
            return f"{row.lead}{text}".rstrip()
        gap = " " if row.style is Style.NUMBER else ""
        return f"{row.lead}{code}{gap}{text}{gap}\x1b[0m"
