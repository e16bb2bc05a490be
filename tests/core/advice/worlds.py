"""Every combination of answers that a set of rows can tell apart.

Rows compare ids and nothing else. Options that no row among them tells apart are alike, so one of each kind stands
for all: what holds in every world here holds for every combination of answers. The strongest sign and the verdict
are taken as free, so that worlds that cannot come about are proven too.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product
from typing import Protocol, TypeVar

from callcheck.core.advice.checklist import Answers, Condition, Kind
from callcheck.core.advice.rules import StepRow
from callcheck.store.data import guidance, shipped
from tests.core.advice.strategies import STATUSES

BAD_NEWS = ("happening", "lost", "asked", "pressure")
"""The questions whose answers can be bad news, any number of them at once."""
World = tuple[frozenset[str], ...]
"""One answer to each of some questions, in their order."""

_DERIVED = {"signs": ["none", "weak", "strong", "proof"], "verdict": ["unverified", "scam"]}


class Row(Protocol):
    """What has an id, and applies or not."""

    @property
    def id(self) -> str:
        """Return the id."""

    @property
    def condition(self) -> Condition:
        """Return when it applies."""


R = TypeVar("R", bound=Row)


def steps(*ids: str) -> list[StepRow]:
    """Return the rows of these steps, in order."""
    return [step for step in guidance.load().steps if step.id in ids]


def questions_of(rows: Iterable[Row]) -> list[str]:
    """Return the questions that these rows look at."""
    return sorted({question for row in rows for question, _ in row.condition.mentions()})


def worlds(rows: Iterable[Row], *also: str, **fixed: str) -> Iterator[Answers]:
    """Yield one combination of answers for each way in which these rows can turn out.

    The questions named in `also` are in each of them too; those in `fixed` have that one answer.
    """
    rows = list(rows)
    questions = sorted({*questions_of(rows), *also})
    choices = [[frozenset({fixed[q]})] if q in fixed else list(_answers(q, rows)) for q in questions]
    for chosen in product(*choices):
        yield dict(zip(questions, chosen, strict=True))


def given(rows: Iterable[R], world: Answers) -> list[R]:
    """Return the rows that apply in a world: of each id the first that holds."""
    found: dict[str, R] = {}
    for row in rows:
        if row.id not in found and row.condition.holds(world):
            found[row.id] = row
    return list(found.values())


def worse(world: Answers, rows: Sequence[Row]) -> Iterator[Answers]:
    """Yield each world that has one more piece of bad news than this one; stronger signs count as such."""
    for question in BAD_NEWS:
        if question in world:
            for option in kinds(question, rows):
                if option not in world[question] and option not in _alone(question):
                    yield {**world, question: (world[question] - _alone(question)) | {option}}
    for question, order in _DERIVED.items():
        if question in world:
            (now,) = world[question]
            for stronger in sorted(kinds(question, rows), key=order.index):
                if order.index(stronger) > order.index(now):
                    yield {**world, question: frozenset({stronger})}


def key(world: Answers) -> World:
    """Return a world as a value that can be looked up."""
    return tuple(world[question] for question in sorted(world))


def _answers(question: str, rows: Sequence[Row]) -> Iterator[frozenset[str]]:
    alike = kinds(question, rows)
    if not _is_any(question):
        yield from (frozenset({option}) for option in alike)
        return
    bad = [option for option in alike if option not in _alone(question)]
    yield from (frozenset({option}) for option in alike if option in _alone(question))
    yield from map(frozenset, chain.from_iterable(combinations(bad, n) for n in range(1, len(bad) + 1)))


def kinds(question: str, rows: Sequence[Row]) -> list[str]:
    """Return one option for each set of rows that compare it. What no row compares is as good as no news at all."""
    seen: dict[tuple[bool, ...], str] = {}
    for option in sorted(_options(question), key=lambda option: option not in _alone(question)):
        compared = [
            option in options for row in rows for asked, options in row.condition.mentions() if asked == question
        ]
        seen.setdefault((any(compared) and option in _alone(question), *compared), option)
    return [*seen.values()]


def _options(question: str) -> list[str]:
    if question in _DERIVED:
        return _DERIVED[question]
    if question == "number-status":
        return STATUSES
    return [option.id for option in shipped.checklist()[question].options]


def _alone(question: str) -> frozenset[str]:
    if question in _DERIVED:
        return frozenset()
    if question == "number-status":
        return frozenset({"unknown"})
    return frozenset(option.id for option in shipped.checklist()[question].options if option.alone)


def _is_any(question: str) -> bool:
    if question == "number-status":
        return True
    return question not in _DERIVED and shipped.checklist()[question].kind is Kind.ANY
