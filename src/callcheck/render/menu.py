"""Choices as rows, numbered from 1: one on each row, or in two columns where they are many and there is room."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Protocol

from callcheck.render.text import Line

_LONGEST_COLUMN = 12
"""Rows; more stand in two columns where there is room."""

_GAP = 2
"""Columns between two columns of choices."""


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
    """Return choices as rows of at most `width` columns, each group under its heading."""
    cells: list[tuple[str, str]] = []
    group = ""
    for number, choice in enumerate(choices, 1):
        if choice.group != group:
            group = choice.group
            cells.append(("", group.upper()))
        cells.append((f"{number:>2}  ", choice.label))
    half = -(-len(cells) // 2)
    left, right = cells[:half], cells[half:]
    middle = max((len(lead) + len(label) for lead, label in left), default=0) + _GAP
    ends = middle + max((len(lead) + len(label) for lead, label in right), default=0)
    if is_plain or len(cells) <= _LONGEST_COLUMN or ends > width:
        return [Line(label, lead=lead) for lead, label in cells]
    return [
        Line(beside[1], lead=f"{lead}{label}".ljust(middle) + beside[0])
        for (lead, label), beside in zip_longest(left, right, fillvalue=("", ""))
    ]
