"""Which options of a question the typed words mean: matched whole, by start, and nearly; never guessed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from callcheck.core.advice.checklist import Kind, Question
from callcheck.core.advice.spoken import Spoken, corrected, plain

if TYPE_CHECKING:
    from callcheck.core.advice.tell import Understood

NO = ("no", "none", "nothing")
"""Ids of options that a plain "no" means, where a question has one."""
YES = "yes"
NOT_SURE = "not-sure"


@dataclass(frozen=True, slots=True)
class Match:
    """What was meant: `options`, or when it may be several things `offered`, or neither when nothing fits."""

    options: frozenset[str] = frozenset()
    offered: tuple[str, ...] = ()


def match_options(typed: str, question: Question, spoken: Spoken) -> Match:
    """Return what a typed text means as an answer to a question.

    A question that takes one answer gets one option or an offer; one that takes several may get several, when each
    part of the text means one. An offer stands in the order of the options.
    """
    text = plain(typed)
    if not text:
        return Match()
    phrases = _phrases(question, spoken)
    if (found := _general(text, question, spoken, phrases)) is not None:
        return found
    if parts := _each_part(typed, question, spoken, phrases):
        return parts
    vocabulary = {word for phrase in phrases for word in phrase.split()}
    for attempt in ([text], corrected(text, vocabulary, spoken)):
        if hits := {option for meant in attempt for option in _hits(meant, phrases, spoken)}:
            return _match(hits, question)
    return _from_story(typed, question, spoken)


def _phrases(question: Question, spoken: Spoken) -> Mapping[str, frozenset[str]]:
    """Return the options of each phrase."""
    listed = spoken.options.get(question.id, {})
    options: dict[str, set[str]] = defaultdict(set)
    for option in question.options:
        for phrase in (plain(option.label), plain(option.id.replace("-", " ")), *listed.get(option.id, ())):
            options[phrase].add(option.id)
    return {phrase: frozenset(ids) for phrase, ids in options.items()}


def _general(text: str, question: Question, spoken: Spoken, phrases: Mapping[str, frozenset[str]]) -> Match | None:
    """Return what "no", "yes", "not sure" or a phrase of this question means; None when it is none of these."""
    if text in phrases:
        return _match(phrases[text], question)
    ids = [option.id for option in question.options]
    if text in spoken.unsure and NOT_SURE in ids:
        return Match(frozenset({NOT_SURE}))
    if text in spoken.no:
        return Match(frozenset([id_ for id_ in NO if id_ in ids][:1]))
    if text in spoken.yes:
        if YES in ids:
            return Match(frozenset({YES}))
        asks_whether = any(id_ in NO for id_ in ids)
        return Match(offered=tuple(o.id for o in question.options if not o.alone) if asks_whether else ())
    return None


def _each_part(typed: str, question: Question, spoken: Spoken, phrases: Mapping[str, frozenset[str]]) -> Match | None:
    """Return the options of a list such as "pin, my address", when each part is one of them; else None."""
    listed = typed.casefold().replace("&", ",").replace("+", ",").replace(" and ", ",").replace("\n", ",")
    parts = [plain(part) for part in listed.split(",") if plain(part)]
    if len(parts) < 2 or question.kind is not Kind.ANY:
        return None
    found = [_hits(part, phrases, spoken) for part in parts]
    if all(len(options) == 1 for options in found):
        return Match(question.accept(option for options in found for option in options))
    return None


def _hits(text: str, phrases: Mapping[str, frozenset[str]], spoken: Spoken) -> set[str]:
    """Return the options that a plain text means: as a whole, else by its start, else by the phrases within it."""
    bare = _without_openings(text, spoken)
    for known in (text, bare):
        if known in phrases:
            return set(phrases[known])
    if len(bare) > 2 and (
        begun := {o for phrase, options in phrases.items() if phrase.startswith(bare) for o in options}
    ):
        return begun
    return _within(text, phrases, spoken)


def _within(text: str, phrases: Mapping[str, frozenset[str]], spoken: Spoken) -> set[str]:
    """Return the options of the longest phrases that a text has in it; none if something else in it says "not"."""
    padded = f" {text} "
    inside = sorted((phrase for phrase in phrases if f" {phrase} " in padded), key=len, reverse=True)
    options: set[str] = set()
    for phrase in inside:
        if f" {phrase} " in padded:
            options |= phrases[phrase]
            padded = padded.replace(f" {phrase} ", " | ")
    return set() if spoken.negations & set(padded.split()) else options


def _without_openings(text: str, spoken: Spoken) -> str:
    """Return a text without the words at its start that say nothing, such as "it was the"."""
    words = text.split()
    while len(words) > 1 and words[0] in spoken.openings:
        words.pop(0)
    return " ".join(words)


def _match(options: Iterable[str], question: Question) -> Match:
    """Return one option as meant, and several as an offer."""
    found = set(options)
    if len(found) == 1:
        return Match(frozenset(found))
    return Match(offered=tuple(option.id for option in question.options if option.id in found))


def _from_story(typed: str, question: Question, spoken: Spoken) -> Match:
    """Return what a whole sentence says about this question, read as a story is."""
    from callcheck.core.advice.checklist import Checklist
    from callcheck.core.advice.tell import understand  # a story is read only when nothing simpler fits

    understood: Understood = understand(typed, Checklist((question,)), spoken)
    return Match(understood.answers.get(question.id, frozenset()))
