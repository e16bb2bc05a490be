"""What a told story says in answer to the questions. It may miss; it does not invent.

A story is read for five kinds of thing: who they said they were (a claim), what they asked for (within reach of words
that ask), what was given (within reach of words that give), plain facts, and words of danger. Whatever is denied,
nearly done, asked about or told of strangers does not count.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from callcheck.core.advice.checklist import Answers, Checklist, Kind, Question
from callcheck.core.advice.context import Context
from callcheck.core.advice.phrases import Told, read, vocabulary
from callcheck.core.advice.spoken import Spoken

DANGERS = frozenset({"at-door", "coming", "just-left", "going", "threat", "violence"})
"""Options that mean somebody may be hurt or robbed now."""
NO_LOSS = "nothing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the story that lead to an option. Of two that exclude each other the higher weight counts."""

    question: str
    option: str
    start: int
    end: int
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Understood:
    """Answers, the words of the story that led to each, and words of danger, said in whatever way.

    `danger` is not empty when the danger question must be asked first, even of a story that answers it.
    """

    answers: Answers
    words: dict[str, tuple[str, ...]]
    danger: tuple[str, ...]


def understand(text: str, checklist: Checklist, spoken: Spoken) -> Understood:
    """Return what a story says in answer to the questions of a checklist."""
    told = _told(text, spoken)
    found = list(evidence(told, spoken))
    answers: dict[str, frozenset[str]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for question in checklist.questions:
        if kept := _settle(question, [one for one in found if one.question == question.id]):
            answers[question.id] = frozenset(one.option for one in kept)
            words[question.id] = tuple(dict.fromkeys(_quote(text, told, one) for one in kept))
    return Understood(answers, words, tuple(dict.fromkeys(_dangers(text, told, found, spoken))))


def evidence(told: Told, spoken: Spoken) -> Iterator[Evidence]:
    """Yield all that a story says, contradictions and all."""
    context = Context(told, spoken.story)
    yield from _claims(told, spoken, context)
    yield from _asked(told, spoken, context)
    yield from _given(told, spoken, context)
    yield from _facts(told, spoken, context)


def _told(text: str, spoken: Spoken) -> Told:
    """Return the story ready to be looked through, with the names of callers as the lists <who-OPTION>."""
    story = spoken.story
    known = [*(p for listed in story.sets.values() for p in listed), *story.danger]
    for table in (story.facts, story.things, spoken.options):
        known += [p for options in table.values() for listed in options.values() for p in listed]
    names = {f"who-{option}": listed for option, listed in spoken.options["claimed"].items()}
    return Told(read(text, vocabulary(known), spoken), {**story.sets, **names}, story.fillers)


def _claims(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield who the caller said they were: a name in words that say so, with the surest words first."""
    for weight, frames in enumerate((spoken.story.frames["claim-by-name"], spoken.story.frames["claim"]), 1):
        for option in spoken.options["claimed"]:
            for frame in frames:
                for start, end in told.find(frame.replace("<who>", f"<who-{option}>")):
                    if not context.is_denied(start) and not context.is_of_strangers(start):
                        yield Evidence("claimed", option, start, end, weight)


def _asked(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what was asked for: what is named within reach of words that ask."""
    for frame in context.asking:
        for option, start, end in _things(told, spoken, frame.end, frame.reach):
            if not frame.denied and not context.is_denied(start, frame.end):
                yield Evidence("asked", option, frame.start if end - frame.start < 9 else start, end)


def _given(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what was given, and so had been asked for: what is named within reach of words that give."""
    lost = spoken.story.given
    for frame in context.giving:
        for option, start, end in _things(told, spoken, frame.end, frame.reach):
            if option in lost and not frame.denied and not context.is_denied(start, frame.end):
                begin = frame.start if end - frame.start < 9 else start
                yield Evidence("lost", lost[option], begin, end)
                yield Evidence("asked", option, begin, end)


def _things(told: Told, spoken: Spoken, start: int, reach: int) -> Iterator[tuple[str, int, int]]:
    """Yield each thing that is named between two positions, the longest name at each place."""
    at = start
    while at < reach:
        named = [
            (max(ends), option)
            for option, phrases in spoken.story.things["asked"].items()
            for phrase in phrases
            if (ends := told.ends(phrase, at))
        ]
        if not named:
            at += 1
            continue
        furthest = max(end for end, _ in named)
        yield from ((option, at, furthest) for option in sorted({o for end, o in named if end == furthest}))
        at = furthest


def _facts(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what is said outright, unless it is denied, asked about, or told of strangers."""
    for question, options in spoken.story.facts.items():
        for option, phrases in options.items():
            for phrase in phrases:
                for start, end in told.find(phrase):
                    if context.holds(start, question, option):
                        yield Evidence(question, option, start, end)


def _settle(question: Question, found: list[Evidence]) -> list[Evidence]:
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
    elif len(options) > 1 and question.id == "claimed":
        first = min(best, key=lambda one: (one.start, -one.end)).option
    elif len(options) > 1:
        return []
    else:
        first = best[0].option
    return [one for one in best if one.option == first]


RANKED = {
    "how": ("recorded", "voicemail", "missed", "live", "not-sure"),
    "who": ("someone-else", "me", "not-sure"),
}
"""Where one story can say two things, which of them tells how it began."""


def _dangers(text: str, told: Told, found: Iterable[Evidence], spoken: Spoken) -> Iterator[str]:
    """Yield the words that may mean danger, in whatever way they are said."""
    for one in found:
        if one.option in DANGERS:
            yield _quote(text, told, one)
    for phrase in spoken.story.danger:
        for start, end in told.find(phrase):
            yield text[told.tokens[start].start : told.tokens[end - 1].end]


def _quote(text: str, told: Told, one: Evidence) -> str:
    return text[told.tokens[one.start].start : told.tokens[one.end - 1].end]
