"""What people say, loaded from data/en/words.toml, with a library to see what a misspelt word is meant to be."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from callcheck.core.advice.spoken import Spoken, Story
from callcheck.store.data.rows import Row, toml

FILE = "en/words.toml"
SHORTEST = 4
"""Shorter words are too near to too many others."""
LONG = 9
"""From this length on a word may have two slips in it."""


@cache
def spoken() -> Spoken:
    """Return what people say."""
    table = toml(FILE)
    general, story = table["general"], table["story"]
    return Spoken(
        options={question: _lists(options) for question, options in table["options"].items()},
        no=frozenset(general["no"]),
        yes=frozenset(general["yes"]),
        unsure=frozenset(general["unsure"]),
        openings=frozenset(general["openings"]),
        negations=frozenset(general["negations"]),
        known=frozenset(table["known"]["words"]),
        spelling=table["spelling"],
        story=Story(
            sets=_lists(story["sets"]),
            fillers=frozenset(story["fillers"]),
            facts={question: _lists(options) for question, options in story["facts"].items()},
            things={question: _lists(options) for question, options in story["things"].items()},
            frames=_lists(story["frames"]),
            given=story["given"],
            complied=story["given"] | story["complied"],
            gives_way=_lists(story["gives-way"]),
            danger=tuple(story["danger"]),
        ),
        found_by=_lists(table["found-by"]),
        near=near,
    )


def near(word: str, words: Collection[str]) -> Sequence[str]:
    """Return the words that a misspelt word is nearest to: one slip away, or two when it is long.

    A slip is a letter too many, too few, wrong, or two that changed places; hardly ever is it the first.
    """
    from rapidfuzz.distance import OSA  # loaded for a word that is not known, never before a question is shown
    from rapidfuzz.process import extract

    if len(word) < SHORTEST:
        return ()
    slips = 2 if len(word) >= LONG else 1
    choices = [one for one in words if len(one) >= SHORTEST and one[0] == word[0]]
    found = extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=4)
    return [one for one, distance, _ in found if distance == found[0][1]]


def _lists(table: Row) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(phrases) for name, phrases in table.items()}
