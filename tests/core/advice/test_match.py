"""Typed words as answers to a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck.core.advice.checklist import Kind, Question
from callcheck.core.advice.match import Match, match_options
from callcheck.store.data import shipped
from callcheck.store.data.spoken import spoken
from tests.core.advice.said import rows

CHECKLIST = shipped.checklist()
QUESTIONS = [question for question in CHECKLIST.questions if question.kind is not Kind.NUMBER]
LEAST_RIGHT, MOST_WRONG = 0.95, 0.02
"""Of the phrasings: how many must be understood, and how many may be taken for something else."""


def meant(question: str, typed: str) -> Match:
    """Return what a text means at a question of the checklist."""
    return match_options(typed, CHECKLIST[question], spoken())


def is_as_meant(found: Match, expected: str) -> bool:
    """Whether a match is what the file of phrasings expects of it."""
    if expected == "-":
        return not found.options
    if expected.startswith("~"):
        return not found.options and set(expected[1:].split("+")) <= set(found.offered)
    return found.options == frozenset(expected.split("+"))


def test_people_are_understood_in_their_own_words() -> None:
    """Of 240 phrasings nearly all are understood, and next to none is taken for something that it is not."""
    listed = list(rows("phrasings.tsv"))
    results = [(meant(question, typed), expected) for question, typed, expected in listed]
    right = [found for found, expected in results if is_as_meant(found, expected)]
    wrong = [found for found, expected in results if found.options and not is_as_meant(found, expected)]

    assert len(listed) >= 200
    assert len(right) / len(listed) >= LEAST_RIGHT
    assert len(wrong) / len(listed) <= MOST_WRONG


@pytest.mark.parametrize(
    ("question", "typed", "option"),
    [
        ("claimed", "bt", "telecom"),
        ("claimed", "B.T.!", "telecom"),
        ("claimed", "it was my bank", "bank"),
        ("claimed", "natw", "bank"),
        ("claimed", "barclys", "bank"),
        ("claimed", "mum", "family"),
        ("lost", "no", "nothing"),
        ("happening", "none", "none"),
        ("asked", "idk", "not-sure"),
        ("expected", "yes", "yes"),
        ("expected", "no", "no"),
        ("who", "my mum", "someone-else"),
    ],
)
def test_words_are_matched_whole_by_start_and_nearly(question: str, typed: str, option: str) -> None:
    """An answer may be a word for an option, the start of one, a misspelt one, or yes and no where they mean one."""
    assert meant(question, typed) == Match(frozenset({option}))


def test_an_answer_may_name_several_things() -> None:
    """Where several options may be chosen, a list of words is a choice of each of them."""
    assert meant("lost", "pin, card number and my address").options == {"code", "bank-details", "personal-details"}


@pytest.mark.parametrize(
    ("question", "typed"), [("claimed", "bank or police"), ("happening", "yes"), ("lost", "yes")]
)
def test_what_may_be_several_things_is_offered(question: str, typed: str) -> None:
    """When words fit several options, these are offered in the order of the checklist, and none is chosen."""
    found = meant(question, typed)
    places = [option.id for option in CHECKLIST[question].options]

    assert not found.options
    assert len(found.offered) > 1
    assert list(found.offered) == sorted(found.offered, key=places.index)


@pytest.mark.parametrize(
    "typed", ["not my bank", "it wasnt the police", "never from bt", "asdfgh", "", "   ", "...", "?!"]
)
def test_what_is_denied_or_means_nothing_is_no_answer(typed: str) -> None:
    """Words that deny an option never choose it, and what means nothing chooses nothing."""
    assert meant("claimed", typed).options <= {"not-sure"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_label_and_an_id_mean_their_option(question: Question) -> None:
    """Whoever types the label of an option, or its id, is understood."""
    for option in question.options:
        for typed in (option.label, option.id):
            found = match_options(typed, question, spoken())
            assert option.id in (found.options | set(found.offered)), typed


@given(st.text(max_size=80), st.sampled_from(QUESTIONS))
def test_whatever_is_typed_means_what_the_question_knows(typed: str, question: Question) -> None:
    """No text breaks the reading, and an answer is one that the question accepts: chosen or offered, never both."""
    found = match_options(typed, question, spoken())
    known = {option.id for option in question.options}

    assert found.options | set(found.offered) <= known
    assert not (found.options and found.offered)
    assert not found.options or question.accept(found.options) == found.options
