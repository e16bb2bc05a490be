"""The checklist: questions in order, what may answer them, and when each is worth asking."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from callcheck.core.errors import Refused

Answers = Mapping[str, frozenset[str]]
"""Question id to option ids. A question that is absent was not answered, which counts as not sure."""
Alternative = tuple[tuple[str, frozenset[str]], ...]
"""Questions that must all have one of the given options among their answers."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a row holds: all that it `takes` for granted, any alternative of `when`, and none of `unless`."""

    when: tuple[Alternative, ...] = ()
    """No alternative at all means: always."""
    unless: tuple[Alternative, ...] = ()
    takes: Alternative = ()
    """What the words of the row take for granted: without these answers they would say what nobody said."""

    def holds(self, answers: Answers) -> bool:
        """Whether the row holds for these answers, in which every question has at least one."""
        return (
            _all_hold(self.takes, answers)
            and (not self.when or any(_all_hold(alternative, answers) for alternative in self.when))
            and not any(_all_hold(alternative, answers) for alternative in self.unless)
        )

    def mentions(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield each question that the row looks at, with the options it compares."""
        for alternative in (*self.when, *self.unless, self.takes):
            yield from alternative


def _all_hold(alternative: Alternative, answers: Answers) -> bool:
    return all(not wanted.isdisjoint(answers.get(question, frozenset())) for question, wanted in alternative)


class Kind(StrEnum):
    """How many options may answer a question."""

    ONE = "one"
    ANY = "any"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `alone` marks an answer that says nothing happened, and gives way to any other."""

    id: str
    label: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question, why it is asked, its options in the order they are shown, and when it is worth asking."""

    id: str
    kind: Kind
    ask: str
    why: str
    options: tuple[Option, ...]
    condition: Condition = Condition()

    def accept(self, chosen: Iterable[str]) -> frozenset[str]:
        """Return the options as an answer, leaving out those that give way to another.

        Raises Refused for an unknown option, or for two options where one is asked for.
        """
        known = {option.id: option for option in self.options}
        picked = frozenset(chosen)
        if "" in picked:
            raise Refused("answer.empty", question=self.id, known=", ".join(known))
        for option in sorted(picked - known.keys()):
            near = get_close_matches(option, known, n=1)
            hint = {"near": near[0]} if near else {"known": ", ".join(known)}
            sentence = "answer.unknown-near" if near else "answer.unknown"
            raise Refused(sentence, given=option, question=self.id, **hint)
        if self.kind is Kind.ONE and len(picked) > 1:
            first, second, *_ = sorted(picked)
            raise Refused("answer.two", question=self.id, first=first, second=second)
        news = frozenset(o for o in picked if not known[o].alone)
        return news or picked


@dataclass(frozen=True, slots=True)
class Checklist:
    """All the questions, in the order they are asked."""

    questions: tuple[Question, ...]

    def __getitem__(self, question_id: str) -> Question:
        """Return a question by its id, or raise Refused with the nearest id."""
        for question in self.questions:
            if question.id == question_id:
                return question
        known = [question.id for question in self.questions]
        if not question_id:
            raise Refused("question.empty", known=", ".join(known))
        if near := get_close_matches(question_id, known, n=1):
            raise Refused("question.unknown-near", given=question_id, near=near[0])
        raise Refused("question.unknown", given=question_id, known=", ".join(known))

    def accept(self, raw: Mapping[str, Iterable[str]]) -> Answers:
        """Return checked answers; raises Refused for what the checklist does not know."""
        return {id_: answer for id_, chosen in raw.items() if (answer := self[id_].accept(chosen))}


def is_helping(answers: Answers) -> bool:
    """Whether the person helps someone else, who had the call: every sentence then speaks of them."""
    return "someone-else" in answers.get("who", ())
