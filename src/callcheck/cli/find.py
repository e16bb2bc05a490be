"""Finding by the words that people use."""

from collections.abc import Iterable

from callcheck.cli.prompts.match import match_words
from callcheck.cli.prompts.replies import Choice, Misread, Offered, Picked
from callcheck.store.data import shipped


def matches(words: str, texts: Iterable[str]) -> bool:
    """Whether every word stands in one of the texts, at the start of a word of it."""
    known = " ".join(texts).casefold().replace("-", " ").split()
    return all(any(part.startswith(word) for part in known) for word in words.casefold().split())


def claims_meant(words: str) -> frozenset[str]:
    """Return who the caller said to be, as options of `claimed`, by the words that people use for them."""
    question = shipped.checklist()["claimed"]
    choices = [Choice(option.id, option.label) for option in question.options if not option.alone]
    match match_words(words, choices, True):
        case Picked(ids=ids):
            return ids
        case Offered(ids=offered):
            return frozenset(offered)
        case Misread():
            return frozenset()
