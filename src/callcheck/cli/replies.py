"""What a person types at a prompt, and what it means."""

from dataclasses import dataclass
from enum import StrEnum

from callcheck.core.advice.checklist import Kind, Question


class Command(StrEnum):
    """What can be typed at any prompt besides an answer."""

    BACK = "b"
    WHY = "?"
    EMERGENCY = "999"
    STOP = "q"


@dataclass(frozen=True, slots=True)
class Nothing:
    """Enter alone."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options of the question, at least one."""

    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Typed:
    """Text in answer to a question for a number."""

    text: str


@dataclass(frozen=True, slots=True)
class Misread:
    """A reply that is no answer, with the id of the sentence that says so."""

    sentence: str


Reply = Command | Nothing | Chosen | Typed | Misread


def read_reply(text: str, question: Question) -> Reply:
    """Read what was typed at a question."""
    shown = text.strip()
    if command := as_command(shown):
        return command
    if not shown:
        return Nothing()
    if question.kind is Kind.NUMBER:
        return Typed("withheld" if shown.casefold() == "w" else shown)
    picks = shown.casefold().replace(",", " ").replace(" and ", " ").split()
    picks = [pick.rstrip(".)") for pick in picks]
    numbers = [int(pick) - 1 if pick.isascii() and pick.isdecimal() else -1 for pick in picks]
    if not all(0 <= number < len(question.options) for number in numbers):
        return Misread("misread")
    if question.kind is Kind.ONE and len(set(numbers)) > 1:
        return Misread("too-many")
    return Chosen(frozenset(question.options[number].id for number in numbers))


def as_command(text: str) -> Command | None:
    """Return the command that a reply is, in whatever way a shaking hand types it, or None."""
    typed = "".join(text.casefold().split()).rstrip(".!)")
    meant = {"back": "b", "quit": "q", "stop": "q", "112": "999", "help": "999"}.get(typed, typed)
    return Command(meant) if meant in {*Command} else None
