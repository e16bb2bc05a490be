"""What people say: the phrases that mean an option, and how a typed text is made comparable with them."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

Near = Callable[[str, Collection[str]], Sequence[str]]
"""Returns the words of a collection that a misspelt word is most likely meant to be: none, one, or several."""

_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_SEPARATORS = re.compile(r"[^a-z0-9£?]+")


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """The words of a language, as data/en/words.toml holds them. Every phrase is plain (see `plain`).

    `options` holds the phrases of each option by question and option id, for a prompt. `no`, `yes` and `unsure` are
    answers that fit many questions. `openings` are words that may stand before an answer and say nothing.
    `story` is what a told story is read by. `found_by` holds more words for scams and contacts, by their id.
    `known` are words that are no misspelling of anything, however near they are.
    """

    options: Mapping[str, Mapping[str, tuple[str, ...]]]
    no: frozenset[str]
    yes: frozenset[str]
    unsure: frozenset[str]
    openings: frozenset[str]
    negations: frozenset[str]
    known: frozenset[str]
    spelling: Mapping[str, str]
    story: "Story"
    found_by: Mapping[str, tuple[str, ...]]
    near: Near


@dataclass(frozen=True, slots=True)
class Story:
    """How a story is read; see tell.py and phrases.py.

    `sets` are lists of phrases that other phrases name as `<set>`. `facts` are phrases by question and option.
    `things` are the names of what can be asked for, and `given` is which loss it is to give one, `complied`
    which loss it is to do as one was asked. What `gives_way`
    is not meant where one of the things that it names is asked for in the same breath. `frames` are words that ask,
    give or claim. `danger` are phrases that may mean danger.
    """

    sets: Mapping[str, tuple[str, ...]]
    fillers: frozenset[str]
    facts: Mapping[str, Mapping[str, tuple[str, ...]]]
    things: Mapping[str, Mapping[str, tuple[str, ...]]]
    frames: Mapping[str, tuple[str, ...]]
    given: Mapping[str, str]
    complied: Mapping[str, str]
    gives_way: Mapping[str, tuple[str, ...]]
    danger: tuple[str, ...]


def plain(text: str) -> str:
    """Return a text in small letters and single spaces, without apostrophes or marks: "B.T.!" is "bt"."""
    text = text.casefold().replace("’", "'").replace("'", "").replace("&", " and ")
    text = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), text)
    return " ".join(_SEPARATORS.sub(" ", text).split())


def corrected(text: str, vocabulary: Collection[str], spoken: Spoken) -> list[str]:
    """Return what a plain text may be meant to be, once its misspelt words are put right: at most four texts."""
    texts = [""]
    for word in text.split():
        meant: Sequence[str] = [spoken.spelling.get(word, word)]
        if word not in vocabulary and word not in spoken.spelling and word not in spoken.known and len(word) > 3:
            meant = spoken.near(word, vocabulary) or meant
        texts = [f"{before} {after}".strip() for before in texts for after in meant][:4]
    return [fixed for fixed in texts if fixed != text]
