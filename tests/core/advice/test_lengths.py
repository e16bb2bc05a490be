"""How much a person is given to read: short for every call, and shorter for most.

The first screen keeps to its words by what the engine does (see test_kernel.py). The whole cannot be tried over all
answers, so the longest is looked for: from many starts, every answer is changed that makes the advice longer, until
none does.
"""

import random
import statistics
from datetime import date

import pytest
from hypothesis import given

from callcheck.core.advice.checklist import Answers, Kind, Question
from callcheck.core.advice.engine import advise
from callcheck.render.advice.answer import answer, whole
from callcheck.store.data import guidance
from tests.core.advice.strategies import ALL_ANSWERS
from tests.core.advice.test_engine import USUAL, walk

GUIDANCE = guidance.load()
QUESTIONS = [question for question in GUIDANCE.checklist.questions if question.kind is not Kind.NUMBER]
FIRST_SCREEN, EVERYTHING, TYPICAL = 90, 450, 300
LONGEST = ("hmrc", "dwp", "ex-partner", "police", "cover", "energy")
"""Whoever these say they are, the advice has the most words."""
TODAY = date(2026, 11, 24)


def words_on_the_first_screen(answers: Answers) -> int:
    """Return how many words the answer has, numbers and the places of steps among them."""
    blocks = answer(advise(answers, GUIDANCE))
    return sum(len((line.lead + line.text).split()) for block in blocks for line in block)


def words_in_all(answers: Answers) -> int:
    """Return how many words the whole advice has, titles and the dashes of lists among them."""
    lines = whole(advise(answers, GUIDANCE), [], TODAY)
    return sum(len((line.lead + line.text).split()) for line in lines)


def neighbours(answers: Answers, question: Question) -> list[Answers]:
    """Return the answers with one option of a question put in, or taken out."""
    if question.kind is Kind.ONE:
        return [{**answers, question.id: frozenset({option.id})} for option in question.options]
    bad = {option.id for option in question.options if not option.alone}
    now = answers[question.id] & bad
    return [{**answers, question.id: now ^ {option}} for option in sorted(bad) if now ^ {option}]


@pytest.mark.parametrize("claimed", LONGEST)
def test_the_longest_advice_that_can_be_found_is_short_enough(claimed: str) -> None:
    """However much has happened, everything together has at most 450 words."""
    draw = random.Random(claimed)
    options = {question.id: [option.id for option in question.options] for question in QUESTIONS}
    answers: Answers = {question.id: question.accept([draw.choice(options[question.id])]) for question in QUESTIONS}
    answers = {**answers, "claimed": frozenset({claimed}), "who": frozenset({"someone-else"})}
    longest, before = words_in_all(answers), -1
    while longest > before:
        before = longest
        for question in QUESTIONS:
            if question.id not in ("claimed", "who"):
                answers = max([answers, *neighbours(answers, question)], key=words_in_all)
        longest = words_in_all(answers)

    assert 300 < longest <= EVERYTHING, (
        f"{longest} words, at most {EVERYTHING}: shorten a do or say in data/en/advice.toml; found with {answers}"
    )


@given(ALL_ANSWERS)
def test_every_advice_keeps_to_its_words(answers: Answers) -> None:
    """The first screen has at most ninety words, and everything at most 450."""
    assert words_on_the_first_screen(answers) <= FIRST_SCREEN
    assert words_in_all(answers) <= EVERYTHING


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_call_has_under_three_hundred_words(name: str) -> None:
    """For the calls that people have, the whole is one or two pages."""
    _, answers = walk(USUAL[name])

    assert words_in_all(answers) <= TYPICAL


def test_most_usual_calls_have_far_fewer_words() -> None:
    """Half of them have at most 230."""
    assert statistics.median(words_in_all(walk(usual)[1]) for usual in USUAL.values()) <= 230
