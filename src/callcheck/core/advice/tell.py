"""What a told story says in answer to the questions. It may miss; it does not invent.

A story is read for five kinds of thing: who they said they were (a claim), what they asked for (within reach of words
that ask), what was given (within reach of words that give), plain facts, and words of danger. Whatever is denied,
nearly done, asked about or told of strangers does not count.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from callcheck.core.advice.checklist import Answers, Checklist
from callcheck.core.advice.context import Context
from callcheck.core.advice.phrases import Told, read
from callcheck.core.advice.settle import TOPIC, Evidence, is_outdone, settle
from callcheck.core.advice.spoken import Spoken

DANGERS = frozenset({"at-door", "coming", "just-left", "going", "threat", "violence"})
"""Options that mean somebody may be hurt or robbed now."""
TIMED_LOSSES = frozenset({"money", "handed-over"})
"""Losses of which it matters when they were."""
OF_LOSSES = frozenset({"lost-when", "paid"})
"""Questions that ask more about such a loss, and have no answer without one."""
CLAIMS = ("claim-by-topic", "claim-by-name", "claim")
"""Lists of words that say who a caller was, the surest last: "about my parcel", "Evri rang", "said it was Evri"."""
OUTRIGHT = 2
"""The weight of the surest of these. Names that are ordinary words as well, such as "three", count in these alone."""
FAR = 9
"""From so many words on, the words between are left out of what is quoted."""


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
    if not any(one.option in TIMED_LOSSES for one in found if one.question == "lost"):
        found = [one for one in found if one.question not in OF_LOSSES]
    if told.mentions("writing") and not told.mentions("calling"):
        found = [one for one in found if one.question != "how"]
    found = [one for one in found if not is_outdone(one, found, told, spoken)]
    answers: dict[str, frozenset[str]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for question in checklist.questions:
        if kept := settle(question, [one for one in found if one.question == question.id]):
            answers[question.id] = frozenset(one.option for one in kept)
            words[question.id] = _quotes(text, told, kept)
    return Understood(answers, words, tuple(dict.fromkeys(_dangers(text, told, found, spoken))))


def evidence(told: Told, spoken: Spoken) -> Iterator[Evidence]:
    """Yield all that a story says, contradictions and all."""
    context = Context(told, spoken.story)
    yield from _claims(told, spoken, context)
    yield from _topics(told, spoken, context)
    yield from _asked(told, spoken, context)
    yield from _kept(told, spoken, context)
    yield from _given(told, spoken, context)
    yield from _complied(told, spoken, context)
    yield from _facts(told, spoken, context)
    yield from _places(told, spoken)


def _told(text: str, spoken: Spoken) -> Told:
    """Return the story ready to be looked through, with the names of callers and places as lists."""
    story = spoken.story
    names = {f"who-{option}": listed for option, listed in spoken.options["claimed"].items()}
    ordinary = story.sets["ordinary-words"]
    names |= {f"name-{key[4:]}": tuple(n for n in listed if n not in ordinary) for key, listed in names.items()}
    names |= {f"place-{nation}": listed for nation, listed in spoken.options["nation"].items()}
    return Told(read(text, spoken), {**story.sets, **names}, story.fillers)


def _claims(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield who the caller said they were: a name in words that say so, with the surest words first."""
    by_topic, by_name, outright = (spoken.story.frames[name] for name in CLAIMS)
    for option in spoken.options["claimed"]:
        is_quiet = option in spoken.story.sets["never-by-name"]
        for weight, frames in enumerate(((), (), outright) if is_quiet else (by_topic, by_name, outright)):
            for frame in frames:
                names = f"<who-{option}>" if weight == OUTRIGHT else f"<name-{option}>"
                for start, end in told.find(frame.replace("<who>", names)):
                    if not context.is_denied(start) and not context.is_of_strangers(start):
                        yield Evidence("claimed", option, start, end, weight)


def _topics(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what the call was about, which tells who rang where nothing else does."""
    for option, phrases in spoken.story.things["claimed"].items():
        for phrase in phrases:
            for start, end in told.find(phrase):
                if not context.is_denied(start) and not context.is_of_strangers(start):
                    yield Evidence("claimed", option, start, end, TOPIC)


def _asked(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what was asked for: what is named within reach of words that ask."""
    for frame in (*context.asking, *context.making):
        named = list(_things(told, spoken, frame.end, frame.reach))
        options = {option for option, _, _ in named}
        for option, start, end in named:
            outdone = options & set(spoken.story.gives_way.get(option, ())) or context.is_of_strangers(frame.start)
            if not frame.denied and not outdone and not context.is_denied(start, frame.end):
                yield Evidence("asked", option, frame.start if end - frame.start < FAR else start, end)


def _given(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what was given, and so had been asked for; what was nearly given had been asked for as well."""
    story = spoken.story
    given = [(frame, story.given) for frame in context.giving]
    for frame, lost in (*given, *((frame, story.complied) for frame in context.making)):
        for option, start, end in _things(told, spoken, frame.end, frame.reach):
            if option not in lost or context.is_denied(start, frame.end):
                continue
            begin = frame.start if end - frame.start < FAR else start
            if frame.nearly or not frame.denied:
                yield Evidence("asked", option, begin, end)
            if not frame.denied:
                yield Evidence("lost", lost[option], begin, end)


def _kept(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what somebody says that they did not give, which had been asked for."""
    for frame in context.keeping:
        for option, start, end in _things(told, spoken, frame.end, frame.reach):
            if option in spoken.story.given and not context.is_in_question(frame.start):
                yield Evidence("asked", option, frame.start if end - frame.start < FAR else start, end)


def _complied(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what was lost by "so I did" or "I gave it": what had been asked for last."""
    asked = [*_asked(told, spoken, context), *(o for o in _facts(told, spoken, context) if o.question == "asked")]
    for phrase in spoken.story.sets["complied"]:
        for start, end in told.find(phrase):
            before = [one for one in asked if one.end <= start]
            if before and told.word(end) not in spoken.story.sets["denials"] and not context.is_denied(start):
                last = max(one.end for one in before)
                for one in before:
                    if one.end == last and one.option in spoken.story.complied:
                        yield Evidence("lost", spoken.story.complied[one.option], start, end)


def _things(told: Told, spoken: Spoken, start: int, reach: int) -> Iterator[tuple[str, int, int]]:
    """Yield each thing that is named between two positions, the longest name at each place."""
    at = start
    while at < reach:
        options, end = told.named(spoken.story.things["asked"], at)
        yield from ((option, at, end) for option in options)
        at = end if options else at + 1


def _facts(told: Told, spoken: Spoken, context: Context) -> Iterator[Evidence]:
    """Yield what is said outright, unless it is denied, asked about, or told of strangers."""
    for question, options in spoken.story.facts.items():
        for option, phrases in options.items():
            for phrase in phrases:
                for start, end in told.find(phrase):
                    if context.holds(start, end, question, option):
                        yield Evidence(question, option, start, end)
                        if option == "handed-over":
                            yield Evidence("asked", "hand-over", start, end)


def _places(told: Told, spoken: Spoken) -> Iterator[Evidence]:
    """Yield the nation of each place that is said to be theirs."""
    for nation in spoken.options["nation"]:
        for phrase in spoken.story.sets["here"]:
            for start, end in told.find(phrase.replace("<place>", f"<place-{nation}>")):
                yield Evidence("nation", nation, start, end)


def _dangers(text: str, told: Told, found: Iterable[Evidence], spoken: Spoken) -> Iterator[str]:
    """Yield the words that may mean danger, in whatever way they are said."""
    for one in found:
        if one.option in DANGERS:
            yield _quote(text, told, one)
    for phrase in spoken.story.danger:
        for start, end in told.find(phrase):
            yield told.quote(text, start, end)


def _quotes(text: str, told: Told, found: list[Evidence]) -> tuple[str, ...]:
    """Return the words that led to an answer, in the order of the story, without those that lie within others."""
    widest: list[tuple[int, int]] = []
    for start, minus_end in sorted({(one.start, -one.end) for one in found}):
        if not widest or -minus_end > widest[-1][1]:
            widest.append((start, -minus_end))
    quotes = (told.quote(text, start, end) for start, end in widest)
    return tuple(dict.fromkeys(quotes))


def _quote(text: str, told: Told, one: Evidence) -> str:
    return told.quote(text, one.start, one.end)
