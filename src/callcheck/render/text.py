"""Text for a person: lines with a style, wrapped to a width and cut into pages. Pure: nothing is shown here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from textwrap import wrap


class Style(StrEnum):
    """What a line is. Each must be readable on black and on white, so none of them has a colour of its own."""

    PLAIN = "plain"
    STRONG = "strong"
    """A heading, or what to do."""
    NUMBER = "number"
    """A number to ring: alone on its line, and impossible to miss."""
    ALARM = "alarm"
    """Danger."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is meant, before it is wrapped. `lead` stands to the left of it; where it wraps, spaces do."""

    text: str = ""
    style: Style = Style.PLAIN
    lead: str = ""


Block = Sequence[Line]
"""Lines that belong together: a page is not broken inside them where that can be helped."""

LEAST_WIDTH = 20
"""Columns; a terminal that says it has fewer is taken to be wrong."""

MOST_WIDTH = 80
"""Columns; longer lines are hard to read."""


def in_reach(width: int) -> int:
    """Return the width to write to, whatever the terminal says."""
    return max(LEAST_WIDTH, min(width, MOST_WIDTH))


def wrapped(lines: Iterable[Line], width: int) -> list[Line]:
    """Return the lines as rows of at most `width` columns, broken between words."""
    return [row for line in lines for row in _rows(line, width)]


def _rows(line: Line, width: int) -> Iterator[Line]:
    parts = wrap(line.text, max(LEAST_WIDTH // 2, width - len(line.lead)), break_on_hyphens=False) or [""]
    for part in parts:
        yield replace(line, text=part)
        line = replace(line, lead=" " * len(line.lead))


def separated(blocks: Iterable[Block]) -> list[Line]:
    """Return the lines of the blocks with an empty line between one block and the next."""
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [Line(), *block] if lines else block
    return lines


def pages(blocks: Iterable[Block], width: int, height: int) -> list[list[Line]]:
    """Return the blocks as pages of at most `height` rows. A block is broken only when it is longer than a page."""
    found: list[list[Line]] = []
    page: list[Line] = []
    for block in blocks:
        rows = wrapped(block, width)
        if page and len(page) + 1 + len(rows) > height:
            found.append(page)
            page = []
        page = [*page, Line(), *rows] if page else rows
        while len(page) > height:
            found.append(page[:height])
            page = page[height:]
    return [*found, page] if page else found


def as_text(lines: Iterable[Line]) -> str:
    """Return rows as plain text, without styles and without spaces at their ends."""
    return "\n".join(f"{line.lead}{line.text}".rstrip() for line in lines)
