"""What can be asked, and what comes back: plain values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from callcheck.cli.prompts.match import match_words
from callcheck.cli.prompts.replies import Choice, Key, Match

Value = TypeVar("Value")
Left = Literal[Key.BACK, Key.ADVICE]
"""Keys that lead away from a question: the caller knows where to."""


class Stopped(Exception):
    """The person typed q."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Enter alone."""


@dataclass(frozen=True, slots=True)
class Wrote(Generic[Value]):
    """What was typed, as the question's `parse` made it."""

    value: Value


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, in the person's own words."""

    story: str


@dataclass(frozen=True, slots=True)
class Choose:
    """A question with choices."""

    ask: str
    choices: tuple[Choice, ...]
    many: bool = False
    why: str = ""
    enter: str = ""
    """What Enter alone does, as a short hint; nothing where it does nothing."""
    position: int | None = None
    """Which question it is, counted from 1."""
    match: Match = match_words
    """Finds the choice that typed words mean."""
    is_story: Callable[[str], bool] | None = None
    """Whether a text says more than an answer, where the person may write what happened; None where they may not."""


@dataclass(frozen=True, slots=True)
class Write(Generic[Value]):
    """A question for words or a number. `parse` raises a CallcheckError, which is shown before it asks again."""

    ask: str
    parse: Callable[[str], Value]
    why: str = ""
    enter: str = ""
    position: int | None = None
    is_long: bool = False
    """Whether several lines that come at once are one answer."""
