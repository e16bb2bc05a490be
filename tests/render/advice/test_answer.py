"""The advice as text, over many combinations of answers."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck import api
from callcheck.core.advice.checklist import Kind
from callcheck.core.advice.engine import Advice
from callcheck.render.advice.answer import answer_screen, first_number, rest, whole
from callcheck.render.advice.emergency import emergency_card
from callcheck.render.text import Style, as_text, wrapped
from callcheck.store.data import guidance, shipped

ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sets(
            st.sampled_from([option.id for option in question.options]),
            min_size=1,
            max_size=1 if question.kind is Kind.ONE else 4,
        )
        for question in shipped.checklist().questions
        if question.kind is not Kind.NUMBER
    },
)
REVIEWED = guidance.reviewed()


def advice(answers: dict[str, set[str]]) -> Advice:
    """Return the advice for answers."""
    return api.Call.of(answers).advice()


@pytest.mark.parametrize("width", [40, 80])
@given(answers=ANSWERS)
def test_the_answer_is_on_one_screen(width: int, answers: dict[str, set[str]]) -> None:
    """On a screen of 24 rows stand the headline, the first act and each number of it alone on a row."""
    told = advice(answers)
    rows, _ = answer_screen(told, width, 22)
    first = next(step for step in told.steps if step.id == told.first[0])

    assert len(rows) <= 22
    shown = " ".join(as_text(rows).split())
    assert told.headline in shown
    assert first.do in shown
    numbers = [row.text for row in rows if row.style is Style.NUMBER]
    assert {contact.number for contact in first.contacts if contact.number} <= set(numbers)


@given(answers=ANSWERS)
def test_every_step_is_told_once(answers: dict[str, set[str]]) -> None:
    """What the first screen has no room for comes after it, and nothing is told twice."""
    told = advice(answers)
    rows, left = answer_screen(told, 40, 22)
    shown = as_text([*rows, *(line for block in rest(told, left, [], REVIEWED) for line in wrapped(block, 40))])
    flat = " ".join(shown.split())

    for step in told.steps:
        assert flat.count(f" {step.do} ") + flat.endswith(step.do) >= 1
    numbers = [line.split()[0] for line in shown.splitlines() if line[:2].strip().isdecimal() and line[2:4] == "  "]
    assert numbers == [str(number) for number in range(1, len(told.steps) + 1)]


@given(answers=ANSWERS)
def test_the_first_number_to_ring_is_that_of_the_advice(answers: dict[str, set[str]]) -> None:
    """In danger it is 999; it is always the number of a step."""
    told = advice(answers)
    number = first_number(told)

    assert not told.emergency or number == "999"
    assert number is None or number in {contact.number for step in told.steps for contact in step.contacts}


@pytest.mark.parametrize(("days", "warns"), [(0, False), (183, False), (184, True), (900, True)])
def test_old_advice_says_that_it_is_old(days: int, warns: bool) -> None:
    """When the data was last reviewed more than about six months ago, the advice says so and stays the same."""
    shown = as_text(whole(advice({"claimed": {"bank"}}), [], REVIEWED + timedelta(days=days)))

    assert (guidance.words()["stale"] in shown) is warns
    assert "159" in shown


def test_the_emergency_card_is_one_narrow_screen() -> None:
    """At 40 columns the card fits 24 rows, with 999 alone on a row."""
    rows = wrapped(emergency_card(), 40)

    assert len(rows) <= 21
    assert [row.text for row in rows if row.style is Style.NUMBER] == ["999"]
