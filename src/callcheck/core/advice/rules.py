"""Rows that compare ids, and nothing else. There is no rule language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from callcheck.core.advice.checklist import Checklist, Condition


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as it is said to the person who had the call, and to someone who helps them."""

    you: str
    them: str

    def to(self, *, helping: bool) -> str:
        """Return the sentence for someone who helps, or for the person themselves."""
        return self.them if helping else self.you


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
class SignRow:
    """A reason to distrust the call. Of rows with one id, the first that holds is used: one fact counts once."""

    id: str
    strength: Strength
    say: Wording
    source: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing to do. Rows stand in the order of acting; of rows with one id, the first that holds is used."""

    id: str
    urgency: Urgency
    do: Wording
    why: Wording
    speech: str | None
    """Which phrases are read out on this call, if it has any."""
    waits: bool
    """Whether the words offer a wait, so that a timer is of use."""
    contacts: tuple[str, ...]
    source: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A part of what is read out on a call, in the order it is said; of rows with one id, the first that holds."""

    id: str
    speeches: frozenset[str]
    say: Wording
    condition: Condition


@dataclass(frozen=True, slots=True)
class NeverRow:
    """A thing never to do. Rows stand with what matters most first."""

    id: str
    say: Wording
    source: tuple[str, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """The first line of the advice; the first row that holds is used."""

    id: str
    say: Wording
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
    signs: tuple[SignRow, ...]
    steps: tuple[StepRow, ...]
    phrases: tuple[PhraseRow, ...]
    nevers: tuple[NeverRow, ...]
    headlines: tuple[HeadlineRow, ...]
    scams: tuple[Scam, ...]
    contacts: Mapping[str, Contact]
    reviewed: date
    """The oldest review date among the rows."""
