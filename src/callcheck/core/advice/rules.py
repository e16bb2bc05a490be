"""Rows that compare ids, and nothing else. There is no rule language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from callcheck.core.advice.checklist import Answers, Checklist

Alternative = tuple[tuple[str, frozenset[str]], ...]
"""Questions that must all have one of the given options among their answers."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a row holds: any alternative of `when` (or none is given), and no alternative of `unless`."""

    when: tuple[Alternative, ...] = ()
    unless: tuple[Alternative, ...] = ()

    def holds(self, answers: Answers) -> bool:
        """Whether the row holds for these answers, in which every question has at least one."""
        return (not self.when or _any_holds(self.when, answers)) and not _any_holds(self.unless, answers)

    def mentions(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield each question that the row looks at, with the options it compares."""
        for alternative in self.when + self.unless:
            yield from alternative


def _any_holds(alternatives: Iterable[Alternative], answers: Answers) -> bool:
    return any(
        all(not wanted.isdisjoint(answers.get(question, frozenset())) for question, wanted in alternative)
        for alternative in alternatives
    )


class Strength(StrEnum):
    """How much a sign proves. One proof, or two strong signs, make a scam."""

    WEAK = "weak"
    STRONG = "strong"
    PROOF = "proof"


class Urgency(StrEnum):
    """When a step is to be taken."""

    NOW = "now"
    NEXT = "next"
    IF_IN_DOUBT = "if-in-doubt"


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to distrust the call."""

    id: str
    strength: Strength
    say: str
    source: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. Rows stand in the order of acting; of rows with one id, the first that holds is used."""

    id: str
    urgency: Urgency
    do: str
    why: str
    contacts: tuple[str, ...]
    source: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class Never:
    """A thing never to do."""

    id: str
    say: str
    source: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class Headline:
    """The first line of the advice; the first row that holds is used."""

    id: str
    say: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Scam:
    """A known script."""

    id: str
    title: str
    claims: str
    opens: tuple[str, ...]
    asks: tuple[str, ...]
    gives_away: tuple[str, ...]
    never: tuple[str, ...]
    check: tuple[str, ...]
    report: tuple[str, ...]
    """Contact ids, for all nations."""
    if_done: tuple[str, ...]
    """What people who were caught by it have usually lost, as options of `lost`."""
    is_general: bool
    """Whether it rests on general knowledge, not on a source that was checked."""
    source: tuple[str, ...]
    reviewed: date
    condition: Condition

    def mentions(self, text: str) -> bool:
        """Whether every word of the text stands somewhere in the script."""
        lines = (
            self.id,
            self.title,
            self.claims,
            *self.opens,
            *self.asks,
            *self.gives_away,
            *self.never,
            *self.check,
        )
        whole = " ".join(lines).casefold()
        return all(word in whole for word in text.casefold().split())


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to reach: a number, a web page or an email, with hours and cost where they are known."""

    id: str
    name: str
    purpose: str
    number: str | None
    web: str | None
    email: str | None
    hours: str | None
    cost: str | None
    nations: frozenset[str]
    source: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True, slots=True)
class Guidance:
    """Everything the advice rests on, as loaded from the shipped data."""

    checklist: Checklist
    signs: tuple[Sign, ...]
    steps: tuple[Step, ...]
    nevers: tuple[Never, ...]
    headlines: tuple[Headline, ...]
    scams: tuple[Scam, ...]
    contacts: Mapping[str, Contact]
    reviewed: date
    """The oldest review date among the rows."""
