"""Choices as rows, numbered from 1: one on each row, or in two columns where they are many and there is room."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Protocol

from callcheck.render.text import Line, Style

_LONGEST_COLUMN = 12
"""Choices; more stand in two columns where there is room."""

_HALF = 40
"""Columns of a screen that holds two columns of choices."""


class Choice(Protocol):
    """What can be chosen: its words, and the heading that it stands under or nothing."""

    @property
    def label(self) -> str:
        """What it says."""
        ...

    @property
    def group(self) -> str:
        """The heading that it stands under, or nothing."""
        ...


def menu(choices: Sequence[Choice], width: int, is_plain: bool) -> list[Line]:
    """Return choices as rows of at most `width` columns."""
    cells = [(f"{number:>2}  ", choice.label) for number, choice in enumerate(choices, 1)]
    if any(choice.group for choice in choices):
        return _grouped(choices, cells)
    half = -(-len(cells) // 2)
    fits = all(len(lead) + len(label) < _HALF for lead, label in cells)
    if is_plain or len(cells) <= _LONGEST_COLUMN or width < 2 * _HALF or not fits:
        return [Line(label, lead=lead) for lead, label in cells]
    return [
        Line(right[1], lead=f"{left[0]}{left[1]}".ljust(_HALF) + right[0])
        for left, right in zip_longest(cells[:half], cells[half:], fillvalue=("", ""))
    ]


def _grouped(choices: Sequence[Choice], cells: list[tuple[str, str]]) -> list[Line]:
    rows: list[Line] = []
    group = ""
    for choice, (lead, label) in zip(choices, cells, strict=True):
        if choice.group != group:
            group = choice.group
            rows.append(Line(group, Style.STRONG))
        rows.append(Line(label, lead=lead))
    return rows
