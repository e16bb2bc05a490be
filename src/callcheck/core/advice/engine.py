"""From answers to advice: a fold of the answers over the rows, the same every time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from callcheck.core.advice.checklist import Answers, Kind, Question
from callcheck.core.advice.rules import Condition, Contact, Guidance, Never, Scam, Sign, Step, Strength

NOT_SURE = frozenset({"not-sure"})


class Verdict(StrEnum):
    """What the answers show. There is no third: a caller is never called genuine."""

    SCAM = "scam"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Todo:
    """A step of the advice, with the contacts that serve the person's nation."""

    step: Step
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the person is told."""

    verdict: Verdict
    emergency: bool
    headline: str
    todos: tuple[Todo, ...]
    nevers: tuple[Never, ...]
    signs: tuple[Sign, ...]
    scam: Scam | None

    def deeds(self) -> tuple[object, ...]:
        """Return what the person is told to do: the part that makes a question worth asking."""
        return (
            self.verdict,
            self.headline,
            tuple((t.step.id, t.step.urgency, t.step.do, *(c.id for c in t.contacts)) for t in self.todos),
        )


class _Row(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def condition(self) -> Condition: ...


_R = TypeVar("_R", bound=_Row)


def advise(answers: Answers, guidance: Guidance) -> Advice:
    """Return the advice for checked answers, in which number facts may stand under `number-status`.

    A question without an answer counts as not sure. Derived facts join the answers as they are found:
    `signs` (the strongest strength, or none), then `verdict`, then `scam`.
    """
    known = {q.id: NOT_SURE for q in guidance.checklist.questions if q.kind is not Kind.NUMBER}
    known |= {"number-status": frozenset({"unknown"})} | dict(answers)
    signs = tuple(_first_of_each_id(guidance.signs, known))
    verdict = _verdict(signs)
    known |= {"signs": _strongest(signs), "verdict": frozenset({verdict})}
    scam = _match(guidance.scams, known) if verdict is Verdict.SCAM else None
    known |= {"scam": frozenset({scam.id if scam else "none"})}
    todos = tuple(
        Todo(step, tuple(_for_nation(step.contacts, known["nation"], guidance)))
        for step in _first_of_each_id(guidance.steps, known)
    )
    return Advice(
        verdict=verdict,
        emergency=any(todo.step.id == "call-999" for todo in todos),
        headline=next(row.say for row in guidance.headlines if row.condition.holds(known)),
        todos=todos,
        nevers=tuple(_first_of_each_id(guidance.nevers, known)),
        signs=signs,
        scam=scam,
    )


def open_questions(answers: Answers, guidance: Guidance) -> Iterator[Question]:
    """Yield, in order, the questions without an answer whose answer could change what the person is told to do."""
    as_it_stands = advise(answers, guidance).deeds()
    for question in guidance.checklist.questions:
        key = "number-status" if question.kind is Kind.NUMBER else question.id
        if question.id in answers or key in answers:
            continue
        if any(
            advise({**answers, key: frozenset({option})}, guidance).deeds() != as_it_stands
            for option in _telling_options(question, key, guidance)
        ):
            yield question


def _telling_options(question: Question, key: str, guidance: Guidance) -> list[str]:
    """Return the options that some row compares, and one that none does: the rest can make no difference."""
    rows: Iterable[_Row] = (*guidance.signs, *guidance.steps, *guidance.headlines)
    compared = {o for row in rows for asked, options in row.condition.mentions() if asked == key for o in options}
    if key == "nation":
        compared |= {nation for contact in guidance.contacts.values() for nation in contact.nations}
    others = [option.id for option in question.options if option.id not in compared]
    return [*sorted(compared), *others[:1]]


def _first_of_each_id(rows: Iterable[_R], known: Answers) -> Iterator[_R]:
    seen = set()
    for row in rows:
        if row.id not in seen and row.condition.holds(known):
            seen.add(row.id)
            yield row


def _verdict(signs: Iterable[Sign]) -> Verdict:
    strengths = [sign.strength for sign in signs]
    is_scam = Strength.PROOF in strengths or strengths.count(Strength.STRONG) >= 2
    return Verdict.SCAM if is_scam else Verdict.UNVERIFIED


def _strongest(signs: Iterable[Sign]) -> frozenset[str]:
    found = {sign.strength for sign in signs}
    for strength in (Strength.PROOF, Strength.STRONG, Strength.WEAK):
        if strength in found:
            return frozenset({strength})
    return frozenset({"none"})


def _match(scams: Iterable[Scam], known: Answers) -> Scam | None:
    """Return the script that fits most closely; none where two fit equally well, because a wrong one misleads."""
    fits = [(fit, scam) for scam in scams if (fit := _fit(scam, known))]
    closest = max((fit for fit, _ in fits), default=0)
    best = [scam for fit, scam in fits if fit == closest]
    return best[0] if len(best) == 1 else None


def _fit(scam: Scam, known: Answers) -> int:
    """Return how many questions the closest alternative of the script compares, or 0 when none holds."""
    if any(Condition((alternative,)).holds(known) for alternative in scam.condition.unless):
        return 0
    return max((len(a) for a in scam.condition.when if Condition((a,)).holds(known)), default=0)


def _for_nation(ids: Iterable[str], nation: frozenset[str], guidance: Guidance) -> Iterator[Contact]:
    for id_ in ids:
        contact = guidance.contacts[id_]
        if nation == NOT_SURE or not nation.isdisjoint(contact.nations):
            yield contact
