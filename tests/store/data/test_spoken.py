"""The words that people use, as the data holds them."""

import re

import pytest

from callcheck.core.advice.checklist import Kind
from callcheck.core.advice.spoken import plain
from callcheck.store.data import guidance, shipped
from callcheck.store.data.spoken import near, spoken

SPOKEN = spoken()
QUESTIONS = {question.id: question for question in shipped.checklist().questions if question.kind is not Kind.NUMBER}
STORY = SPOKEN.story
PHRASES = [
    *(phrase for options in STORY.facts.values() for phrases in options.values() for phrase in phrases),
    *(phrase for options in STORY.things.values() for phrases in options.values() for phrase in phrases),
    *(phrase for phrases in (*STORY.frames.values(), *STORY.sets.values(), STORY.danger) for phrase in phrases),
]


def test_every_option_has_words() -> None:
    """No option must be answered by its number alone."""
    lacking = [
        (question.id, option.id)
        for question in QUESTIONS.values()
        for option in question.options
        if option.id != "not-sure" and not SPOKEN.options.get(question.id, {}).get(option.id)
    ]

    assert lacking == []


def test_words_are_those_of_options_that_exist() -> None:
    """Every question, option, scam and contact that the words name is in the data."""
    tables = (SPOKEN.options, STORY.facts, STORY.things)
    named = {(question, option) for table in tables for question, options in table.items() for option in options}
    asked = {(question.id, option.id) for question in QUESTIONS.values() for option in question.options}

    assert named <= asked
    assert {("asked", thing) for thing in (*STORY.given, *STORY.complied)} <= asked
    assert {("lost", loss) for loss in (*STORY.given.values(), *STORY.complied.values())} <= asked
    assert SPOKEN.found_by.keys() <= {scam.id for scam in guidance.scams()} | guidance.contacts().keys()


def test_phrases_for_prompts_are_plain() -> None:
    """A phrase that is not written as typed texts are compared could never match."""
    phrases = [p for options in SPOKEN.options.values() for listed in options.values() for p in listed]

    assert [phrase for phrase in phrases if plain(phrase) != phrase] == []


def test_phrases_for_stories_can_match() -> None:
    """Each part of a phrase is a word, words with strokes between, a start, a gap, an end, or a list that exists."""
    names = {*STORY.sets, "who", "place"}
    part = re.compile(r"\.\.?|_|<(?P<set>[\w-]+)>|[\w£-]+\*?(?:/[\w£-]+\*?)*")
    odd = [
        phrase
        for phrase in PHRASES
        for piece in phrase.split()
        if not (found := part.fullmatch(piece)) or (found["set"] and found["set"] not in names)
    ]

    assert odd == []


def test_no_two_options_of_a_question_share_a_phrase() -> None:
    """A phrase that meant two things could only ever be asked about again."""
    shared = [
        (question, phrase)
        for question, options in SPOKEN.options.items()
        for phrase in {p for listed in options.values() for p in listed}
        if sum(phrase in listed for listed in options.values()) > 1
    ]

    assert shared == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("polise", ["police"]),
        ("plice", ["police"]),
        ("cuorier", ["courier"]),
        ("bakn", ["bank"]),
        ("bt", []),
        ("xyz", []),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: list[str]) -> None:
    """One letter too many, too few, wrong, or two that changed places are put right; short words are left alone."""
    assert list(near(typed, ("police", "courier", "bank", "be"))) == meant
