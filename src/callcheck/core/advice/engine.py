"""From answers to advice: a fold of the answers over the rows, the same every time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Protocol, TypeVar

from callcheck.core.advice.checklist import Alternative, Answers, Condition, Kind, Question, is_helping
from callcheck.core.advice.rules import Contact, Guidance, Scam, StepRow, Strength, Urgency

NOT_SURE = frozenset({"not-sure"})
MOST_SIGNS = 3
"""How many signs are told. The verdict rests on all of them; a person can weigh a few."""
MOST_NEVERS = 3
"""How many things never to do are told."""
MOST_FIRST = 3
"""How many steps stand on the first screen."""
MOST_FIRST_WORDS = 90
"""How many words that screen may have."""
_STRONGEST_FIRST = (Strength.PROOF, Strength.STRONG, Strength.WEAK)


class Verdict(StrEnum):
    """What the answers show. There is no third: a caller is never called genuine."""

    SCAM = "scam"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, in the words for this person, with the contacts that serve their nation."""

    id: str
    urgency: Urgency
    do: str
    why: str
    say: str
    """What to read out on this call, or nothing."""
    waits: bool
    """Whether the words offer a wait, so that a timer is of use."""
    contacts: tuple[Contact, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to distrust the call."""

    id: str
    strength: Strength
    say: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Never:
    """A thing never to do."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What the person is told."""

    verdict: Verdict
    emergency: bool
    headline: str
    steps: tuple[Step, ...]
    """In the order of acting."""
    first: tuple[str, ...]
    """The ids of the one to three steps that stand on the first screen."""
    nevers: tuple[Never, ...]
    signs: tuple[Sign, ...]
    """The strongest first."""
    scam: Scam | None


class _Row(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def condition(self) -> Condition: ...


_R = TypeVar("_R", bound=_Row)


def advise(answers: Answers, guidance: Guidance) -> Advice:
    """Return the advice for checked answers, in which number facts may stand under `number-status`.

    A question without an answer counts as not sure. Derived facts join the answers as they are found: `signs`
    (the strongest strength, or none), then `verdict`.
    """
    known = _with_defaults(answers, guidance)
    rows = list(_first_of_each_id(guidance.signs, known))
    strengths = [row.strength for row in rows]
    verdict = _verdict(strengths)
    known |= {"signs": _strongest(strengths), "verdict": frozenset({verdict})}
    helping = is_helping(known)
    steps = tuple(_told(row, known, guidance) for row in _first_of_each_id(guidance.steps, known))
    headline = next(row for row in guidance.headlines if row.condition.holds(known)).say.to(helping=helping)
    rows.sort(key=lambda row: _STRONGEST_FIRST.index(row.strength))
    return Advice(
        verdict=verdict,
        emergency=any(step.id == "call-999" for step in steps),
        headline=headline,
        steps=steps,
        first=_first(headline, steps),
        nevers=tuple(
            Never(row.id, row.say.to(helping=helping))
            for row in islice(_first_of_each_id(guidance.nevers, known), MOST_NEVERS)
        ),
        signs=tuple(Sign(row.id, row.strength, row.say.to(helping=helping), row.source) for row in rows[:MOST_SIGNS]),
        scam=_match(guidance.scams, known) if verdict is Verdict.SCAM else None,
    )


def open_questions(answers: Answers, guidance: Guidance) -> Iterator[Question]:
    """Yield, in order, the questions without an answer that are worth asking: an answer could change what is told."""
    known = _with_defaults(answers, guidance)
    as_it_stands = advise(answers, guidance)
    known |= {"verdict": frozenset({as_it_stands.verdict})}
    for question in guidance.checklist.questions:
        key = "number-status" if question.kind is Kind.NUMBER else question.id
        if question.id in answers or key in answers or not question.condition.holds(known):
            continue
        if any(
            advise({**answers, key: frozenset({option})}, guidance) != as_it_stands
            for option in _telling_options(question, key, guidance)
        ):
            yield question


def _with_defaults(answers: Answers, guidance: Guidance) -> dict[str, frozenset[str]]:
    known = {q.id: NOT_SURE for q in guidance.checklist.questions if q.kind is not Kind.NUMBER}
    return known | {"number-status": frozenset({"unknown"})} | dict(answers)


def _telling_options(question: Question, key: str, guidance: Guidance) -> list[str]:
    """Return the options that can make a difference: those that some row compares, and one that none does."""
    rows: Iterable[_Row] = (
        *guidance.signs,
        *guidance.steps,
        *guidance.phrases,
        *guidance.nevers,
        *guidance.headlines,
        *guidance.scams,
    )
    compared = {o for row in rows for asked, options in row.condition.mentions() if asked == key for o in options}
    if key == "nation":
        compared |= {nation for contact in guidance.contacts.values() for nation in contact.nations}
    if key == "who":
        compared.add("someone-else")
    others = [option.id for option in question.options if option.id not in compared]
    return [*sorted(compared), *others[:1]]


def _first_of_each_id(rows: Iterable[_R], known: Answers) -> Iterator[_R]:
    seen = set()
    for row in rows:
        if row.id not in seen and row.condition.holds(known):
            seen.add(row.id)
            yield row


def _verdict(strengths: list[Strength]) -> Verdict:
    is_scam = Strength.PROOF in strengths or strengths.count(Strength.STRONG) >= 2
    return Verdict.SCAM if is_scam else Verdict.UNVERIFIED


def _strongest(strengths: list[Strength]) -> frozenset[str]:
    return frozenset({next((s.value for s in _STRONGEST_FIRST if s in strengths), "none")})


def _told(row: StepRow, known: Answers, guidance: Guidance) -> Step:
    helping = is_helping(known)
    spoken = (phrase for phrase in guidance.phrases if row.speech in phrase.speeches)
    return Step(
        id=row.id,
        urgency=row.urgency,
        do=row.do.to(helping=helping),
        why=row.why.to(helping=helping),
        say=" ".join(phrase.say.to(helping=helping) for phrase in _first_of_each_id(spoken, known)),
        waits=row.waits,
        contacts=tuple(_for_nation(row.contacts, known["nation"], guidance)),
        source=row.source,
    )


def _first(headline: str, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Return the steps of the first screen: the first three for now or next, and among them whom to ring now.

    Where only doubts are left, it is the first of these; where three would be too many words, the first one or two.
    """
    pressing = [step for step in steps if step.urgency is not Urgency.IF_IN_DOUBT] or list(steps[:1])
    shown = pressing[:MOST_FIRST]
    to_ring = next((step for step in pressing if step.urgency is Urgency.NOW and _can_be_rung(step)), None)
    if to_ring and to_ring not in shown:
        shown[-1] = to_ring
    while len(shown) > 1 and len(headline.split()) + sum(map(words_of, shown)) > MOST_FIRST_WORDS:
        shown.pop()
    return tuple(step.id for step in shown)


def words_of(step: Step) -> int:
    """Return how many words a step takes on the screen, its contacts and its place included."""
    said = [step.do, step.say, *(text for c in step.contacts for text in (c.name, c.number, c.web, c.email) if text)]
    return 1 + sum(len(text.split()) for text in said)


def _can_be_rung(step: Step) -> bool:
    return any(contact.number for contact in step.contacts)


def _match(scams: Iterable[Scam], known: Answers) -> Scam | None:
    """Return the script that explains most of the answers, the first of them where several do."""
    explained = {scam.id: len(_explained(scam.condition, known)) for scam in scams}
    best = max(scams, key=lambda scam: explained[scam.id], default=None)
    return best if best and explained[best.id] else None


def _explained(condition: Condition, known: Answers) -> set[tuple[str, str]]:
    """Return the answers that the alternatives of a script account for, or none where it does not hold."""
    if not condition.holds(known):
        return set()
    holding: list[Alternative] = [each for each in condition.when if Condition((each,)).holds(known)]
    return {
        (question, option)
        for each in holding
        for question, options in each
        for option in options & known.get(question, frozenset())
    }


def _for_nation(ids: Iterable[str], nation: frozenset[str], guidance: Guidance) -> Iterator[Contact]:
    for id_ in ids:
        contact = guidance.contacts[id_]
        if nation == NOT_SURE or not nation.isdisjoint(contact.nations):
            yield contact
