"""Every combination of answers that a set of rows can tell apart.

Rows compare ids and nothing else. Options that no row among them tells apart are alike, so one of each kind stands
for all: what holds in every world here holds for every combination of answers. The strongest sign, the verdict and
the script are taken as free, so that worlds that cannot come about are proven too.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product

from callcheck.core.advice.checklist import Answers, Kind
from callcheck.core.advice.rules import SignRow, StepRow
from callcheck.store.data import guidance, shipped

Row = SignRow | StepRow
BAD_NEWS = ("happening", "lost", "asked", "pressure")
"""The questions whose answers can be bad news, any number of them at once."""

_SINGLE = {"signs": ["none", "weak", "strong", "proof"], "verdict": ["unverified", "scam"], "scam": ["none"]}
_NUMBER = ["unknown", "listed", "allowed", "withheld", "fictional", "invalid", "premium", "personal", "international"]


def steps(*ids: str) -> list[StepRow]:
    """Return the rows of these steps, in order."""
    return [step for step in guidance.load().steps if step.id in ids]


def worlds(rows: Iterable[Row], *also: str, **fixed: str) -> Iterator[Answers]:
    """Yield one combination of answers for each way in which these rows can turn out.

    The questions named in `also` are in each of them too; those in `fixed` have that one answer.
    """
    rows = list(rows)
    questions = sorted({question for row in rows for question, _ in row.condition.mentions()} | set(also))
    choices = [[frozenset({fixed[q]})] if q in fixed else list(_answers(q, rows)) for q in questions]
    for chosen in product(*choices):
        yield dict(zip(questions, chosen, strict=True))


def given(rows: Iterable[StepRow], world: Answers) -> list[StepRow]:
    """Return the steps that a world gives: of each id the first row that holds."""
    found: dict[str, StepRow] = {}
    for step in rows:
        if step.id not in found and step.condition.holds(world):
            found[step.id] = step
    return [step for step in rows if found.get(step.id) is step]


def worse(world: Answers, rows: Iterable[Row]) -> Iterator[Answers]:
    """Yield each world that has one more piece of bad news than this one; stronger signs count as such."""
    rows = list(rows)
    for question in BAD_NEWS:
        if question in world:
            for option in _kinds(question, rows):
                if option not in world[question] and option not in _alone(question):
                    yield {**world, question: (world[question] - _alone(question)) | {option}}
    for question in ("signs", "verdict"):
        if question in world:
            (now,) = world[question]
            order = _SINGLE[question]
            for stronger in order[order.index(now) + 1 :]:
                yield {**world, question: frozenset({stronger})}


def _answers(question: str, rows: list[Row]) -> Iterator[frozenset[str]]:
    kinds = _kinds(question, rows)
    if question != "number-status" and not _is_any(question):
        yield from (frozenset({option}) for option in kinds)
        return
    bad = [option for option in kinds if option not in _alone(question)]
    yield from (frozenset({option}) for option in kinds if option in _alone(question))
    yield from map(frozenset, chain.from_iterable(combinations(bad, n) for n in range(1, len(bad) + 1)))


def _kinds(question: str, rows: list[Row]) -> list[str]:
    """Return one option for each set of rows that compare it; those that mean "nothing" stand for themselves."""
    seen: dict[tuple[bool, ...], str] = {}
    for option in _options(question):
        compared = (
            option in options for row in rows for asked, options in row.condition.mentions() if asked == question
        )
        seen.setdefault((option in _alone(question), *compared), option)
    return [*seen.values()]


def _options(question: str) -> list[str]:
    if question in _SINGLE:
        return _SINGLE[question]
    if question == "number-status":
        return _NUMBER
    return [option.id for option in shipped.checklist()[question].options]


def _alone(question: str) -> frozenset[str]:
    if question in _SINGLE:
        return frozenset()
    if question == "number-status":
        return frozenset({"unknown"})
    return frozenset(option.id for option in shipped.checklist()[question].options if option.alone)


def _is_any(question: str) -> bool:
    return question not in _SINGLE and shipped.checklist()[question].kind is Kind.ANY
