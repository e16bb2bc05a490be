"""What was typed at a prompt, and what it means: a key, numbers of choices, words for one, or none of these."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from callcheck.store.data.words import table


class Key(StrEnum):
    """What can be typed at every prompt of every command; the words for each stand in data/."""

    BACK = "back"
    WHY = "why"
    ADVICE = "advice"
    EMERGENCY = "emergency"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that can be chosen."""

    id: str
    label: str
    words: tuple[str, ...] = ()
    """What people call it."""
    group: str = ""
    """The heading that it stands under, where there is one."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Choices, at least one."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offered:
    """Choices that may have been meant. They are offered, and none is taken for granted."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misread:
    """No answer, with the id of the sentence that says why."""

    sentence: str


Meaning = Picked | Offered | Misread
Match = Callable[[str, Sequence[Choice], bool], Meaning]
"""Finds the choices that words mean; whether more than one may be chosen is the last argument."""


def as_key(text: str) -> Key | None:
    """Return the key that a text is, in whatever way a shaking hand types it, or None."""
    typed = "".join(text.casefold().split()).strip(".!,;)\"'`")
    for key, words in table("keys").items():
        if typed and typed in words.split():
            return Key(key)
    return None


def read_choice(text: str, choices: Sequence[Choice], *, many: bool, match: Match) -> Meaning:
    """Return what a text means among the choices: their numbers, counted from 1, or words."""
    typed = re.sub(r"[,;+&]|\band\b", " ", text.casefold()).split()
    places = [place.strip(".)(") for place in typed]
    if not all(place.isascii() and place.isdecimal() for place in places):
        return match(text, choices, many)
    numbers = {int(place) for place in places}
    if not all(0 < number <= len(choices) for number in numbers):
        return Misread("prompt.misread")
    if len(numbers) > 1 and not many:
        return Misread("prompt.too-many")
    return Picked(frozenset(choices[number - 1].id for number in numbers))
