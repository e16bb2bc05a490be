"""Which of the things that a story says answer a question: the surest and most exact; none if two are as likely."""

from collections.abc import Iterable
from dataclasses import dataclass

from callcheck.core.advice.checklist import Kind, Question
from callcheck.core.advice.phrases import Told
from callcheck.core.advice.spoken import Spoken

TOPIC = -1
"""The weight of what the call was about, which is less than any words for who rang."""
NEAR = 12
"""Words within which one thing that is named may be a part of another: "pay" of "pay £20 to release the parcel"."""
RANKED = {
    "how": ("recorded", "voicemail", "missed", "live", "not-sure"),
    "who": ("someone-else", "me", "not-sure"),
}
"""Where one story can say two things, which of them tells how it began."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the story that lead to an option. Of two that exclude each other the higher weight counts."""

    question: str
    option: str
    start: int
    end: int
    weight: int = 1


def is_outdone(one: Evidence, found: Iterable[Evidence], told: Told, spoken: Spoken) -> bool:
    """Whether something more exact is said in the same breath: to pay a fee is not also to send money."""
    exact = spoken.story.gives_way.get(one.option, ())
    return any(
        other.question == one.question
        and other.option in exact
        and abs(other.start - one.start) < NEAR
        and not told.is_parted(*sorted((one.start, other.start)))
        for other in found
    )


def settle(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Return the evidence that answers a question; none when it contradicts itself."""
    alone = {option.id for option in question.options if option.alone}
    known = {option.id for option in question.options}
    found = [one for one in found if one.option in known]
    told = [one for one in found if one.option not in alone] or found
    if question.kind is not Kind.ONE or not told:
        return told
    return _one(question, told)


def _one(question: Question, found: list[Evidence]) -> list[Evidence]:
    """Return the evidence for the one option that is meant, or none when two are as likely."""
    surest = max(one.weight for one in found)
    best = [one for one in found if one.weight == surest]
    options = {one.option for one in best}
    if len(options) > 1 and question.id in RANKED:
        first = min(options, key=RANKED[question.id].index)
    elif len(options) > 1 and question.id == "claimed" and surest > TOPIC:
        first = min(best, key=lambda one: (one.start, -one.end)).option
    elif len(options) > 1:
        return []
    else:
        first = best[0].option
    return [one for one in best if one.option == first]
