"""The advice for whole calls, and which questions are worth asking."""

import random
import re
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcheck.core.advice.checklist import Answers, Kind
from callcheck.core.advice.engine import Advice, advise, open_questions
from callcheck.core.advice.rules import Scam, Strength
from callcheck.store.data import guidance
from tests.core.advice.strategies import ALL_ANSWERS, CHECKLIST, STATUSES
from tests.core.advice.worlds import BAD_NEWS

GUIDANCE = guidance.load()


def advice_for(**raw: str) -> Advice:
    """Return the advice for answers written as question="option option"."""
    answers = {question.replace("_", "-"): options.split() for question, options in raw.items()}
    return advise(CHECKLIST.accept(answers), GUIDANCE)


def ids(advice: Advice) -> list[str]:
    """Return the step ids in order."""
    return [step.id for step in advice.steps]


CALLS = {
    "recorded National Insurance message": (
        {"claimed": "government", "how": "recorded", "asked": "press-key", "nation": "england"},
        ("scam", "ni-number"),
        {"hang-up", "report-7726"},
        {"call-999", "call-bank"},
    ),
    "DWP ends the National Insurance number": (
        {"claimed": "dwp", "how": "live", "asked": "nothing", "pressure": "ni-number"},
        ("scam", "dwp-ni-number"),
        {"hang-up", "other-phone-or-wait", "check-caller"},
        {"call-999", "call-bank"},
    ),
    "bank call followed by angry voicemails": (
        {"claimed": "bank", "how": "live", "asked": "nothing", "pressure": "abuse repeated"},
        ("scam", "bank-angry-calls"),
        {"call-bank", "call-101", "keep-evidence", "other-phone-or-wait"},
        {"call-999"},
    ),
    "broadband company asks for bank details": (
        {"claimed": "telecom", "how": "live", "asked": "bank-details"},
        ("scam", "telecom-provider"),
        {"check-caller", "other-phone-or-wait"},
        {"call-999", "call-bank"},
    ),
    "bank safe account, money sent": (
        {"claimed": "bank", "asked": "move-money", "lost": "money", "pressure": "hurry"},
        ("scam", "bank-safe-account"),
        {"call-bank", "call-101", "report-fraud", "claim-refund"},
        {"call-999"},
    ),
    "police courier on the way": (
        {"happening": "coming", "claimed": "police", "asked": "hand-over"},
        ("scam", "police-courier"),
        {"call-999", "call-101"},
        set(),
    ),
    "HMRC arrest message": (
        {"claimed": "hmrc", "how": "recorded", "asked": "press-key", "pressure": "arrest"},
        ("scam", "hmrc-arrest"),
        {"check-caller", "report-hmrc"},
        {"call-999", "call-bank"},
    ),
    "computer help that got in": (
        {"claimed": "tech-support", "asked": "remote-access", "lost": "device"},
        ("scam", "tech-support"),
        {"disconnect-device", "call-bank"},
        {"call-999"},
    ),
    "police who ask for nothing": (
        {"claimed": "police", "how": "live", "asked": "nothing"},
        ("unverified", None),
        {"call-101", "other-phone-or-wait", "hang-up"},
        {"call-999", "call-bank", "report-fraud"},
    ),
    "a surgery": (
        {"claimed": "health", "how": "live", "asked": "nothing", "pressure": "none"},
        ("unverified", None),
        {"check-caller"},
        {"call-999", "call-101", "call-bank", "hang-up", "report-fraud"},
    ),
    "a call that fits no script": (
        {"claimed": "not-sure", "asked": "not-sure"},
        ("unverified", None),
        {"hang-up", "other-phone-or-wait", "check-caller", "call-101"},
        {"call-999", "call-bank"},
    ),
}


@pytest.mark.parametrize("name", CALLS)
def test_calls_of_the_first_days(name: str) -> None:
    """Each kind of call gets its verdict, its script, the steps it needs and none that would alarm."""
    raw, (verdict, scam), needed, unwanted = CALLS[name]

    advice = advice_for(**raw)

    assert (advice.verdict.value, advice.scam.id if advice.scam else None) == (verdict, scam)
    assert needed <= set(ids(advice))
    assert not unwanted & set(ids(advice))


def test_a_wrong_script_is_worse_than_none() -> None:
    """Where the verdict is open, no script is named."""
    assert advice_for(claimed="bank", how="recorded", asked="press-key").scam is None


def test_nothing_at_all_is_advised_as_not_sure() -> None:
    """With no answers the advice is not to ring back, to ring safely, to check, and 101 at last."""
    assert ids(advise({}, GUIDANCE)) == [
        *("hang-up", "other-phone-or-wait", "note-caller", "check-caller", "call-101"),
    ]


def test_contacts_are_those_of_the_nation() -> None:
    """A step shows the contacts that serve where the person lives, and all of them where that is not known."""
    lost = {"lost": "money"}

    wales = {c.id for t in advice_for(nation="wales", **lost).steps for c in t.contacts}
    unknown = {c.id for t in advice_for(**lost).steps for c in t.contacts}

    assert "report-fraud" in wales
    assert "advice-direct-scotland" not in wales
    assert {"report-fraud", "advice-direct-scotland"} <= unknown


@given(ALL_ANSWERS)
def test_advice_is_always_given_and_always_the_same(answers: Answers) -> None:
    """Every combination of answers gives a headline and a step, and the same ones each time."""
    first, second = advise(answers, GUIDANCE), advise(answers, GUIDANCE)

    assert first == second
    assert first.headline
    assert first.steps
    assert 1 <= len(first.first) <= 3
    assert set(first.first) <= set(ids(first))


@given(ALL_ANSWERS, st.sampled_from(STATUSES))
def test_no_fact_about_the_number_ever_lowers_the_advice(answers: Answers, status: str) -> None:
    """Whatever the number is, every step stays and a scam stays a scam."""
    without = advise(answers, GUIDANCE)
    with_fact = advise({**answers, "number-status": frozenset({status})}, GUIDANCE)

    assert set(ids(without)) <= set(ids(with_fact))
    assert (without.verdict, with_fact.verdict) != ("scam", "unverified")


@given(ALL_ANSWERS)
def test_an_expected_call_is_advised_like_any_other(answers: Answers) -> None:
    """Having expected the call changes no verdict and no step but for its words."""
    rest = {question: options for question, options in answers.items() if question != "expected"}

    outcomes = {
        (advice.verdict, *ids(advice))
        for expected in ("yes", "no", "not-sure")
        for advice in [advise({**rest, "expected": frozenset({expected})}, GUIDANCE)]
    }

    assert len(outcomes) == 1


@given(ALL_ANSWERS, st.sampled_from(BAD_NEWS), st.data())
def test_more_bad_news_keeps_the_verdict_a_name_and_every_step(
    answers: Answers, question: str, data: st.DataObject
) -> None:
    """Whatever else is found out, a scam stays one, a script stays named, and no step that protects goes."""
    options = [option.id for option in CHECKLIST[question].options if not option.alone]
    kept = answers.get(question, frozenset()) & set(options)
    more = {**answers, question: kept | {data.draw(st.sampled_from(options))}}

    before, after = advise(answers, GUIDANCE), advise(more, GUIDANCE)

    assert (before.verdict, after.verdict) != ("scam", "unverified")
    assert before.scam is None or after.scam is not None
    assert set(ids(before)) - set(ids(after)) == set()


def test_the_first_question_is_about_danger() -> None:
    """Before anything is known, the first thing to ask is whether someone is in danger."""
    assert next(open_questions({}, GUIDANCE)).id == "happening"


def with_answer(answers: Answers, question_id: str, option: str) -> Answers:
    """Return the answers with one more, or with a fact about the number."""
    key = "number-status" if question_id == "number" else question_id
    return {**answers, key: frozenset({option})}


@settings(max_examples=60)
@given(st.data())
def test_no_question_on_any_path_is_idle(data: st.DataObject) -> None:
    """Each question that is asked has two answers that lead to something else being shown."""
    answers: Answers = {}
    while (question := next(open_questions(answers, GUIDANCE), None)) is not None:
        options = STATUSES if question.id == "number" else [option.id for option in question.options]
        outcomes = {advise(with_answer(answers, question.id, option), GUIDANCE) for option in options}
        assert len(outcomes) > 1, question.id
        answers = with_answer(answers, question.id, data.draw(st.sampled_from(options)))


USUAL = {
    "National Insurance": {"claimed": "government", "asked": "press-key", "how": "recorded", "pressure": "arrest"},
    "DWP": {"claimed": "dwp", "asked": "personal-details", "pressure": "ni-number"},
    "angry bank": {"claimed": "bank", "asked": "nothing", "pressure": "abuse"},
    "broadband": {"claimed": "telecom", "asked": "bank-details"},
    "safe account": {"claimed": "bank", "asked": "safe-account", "pressure": "hurry"},
    "safe account, money gone": {"lost": "money", "claimed": "bank"},
    "courier on the way": {"happening": "coming", "claimed": "police", "asked": "hand-over"},
    "courier who has just left": {"happening": "just-left", "lost": "handed-over", "claimed": "police"},
    "tax office": {"claimed": "hmrc", "asked": "press-key", "how": "recorded", "pressure": "arrest"},
    "computer help": {"lost": "device", "claimed": "tech-support", "asked": "remote-access"},
    "code given": {"lost": "code", "claimed": "bank", "asked": "code", "who": "someone-else"},
    "gift cards": {"lost": "money", "lost-when": "earlier", "paid": "gift-card", "claimed": "prize"},
    "surgery": {"claimed": "health", "asked": "nothing"},
    "surgery's message": {"claimed": "health", "asked": "call-back", "how": "voicemail"},
    "builder's bill": {"claimed": "supplier", "asked": "pay-fee", "expected": "yes"},
    "new phone": {"lost": "money", "claimed": "family"},
    "romance": {"lost": "money", "paid": "crypto", "claimed": "online-friend"},
    "pictures": {"claimed": "online-friend", "pressure": "pictures", "age": "under-18"},
    "ex-partner": {"claimed": "ex-partner", "pressure": "abuse"},
    "one ring": {"claimed": "nobody", "how": "missed", "number": "international"},
    "no idea": {"claimed": "not-sure", "asked": "not-sure"},
}
QUIET = {"happening": "none", "lost": "nothing", "pressure": "none", "how": "live", "number": "unknown", "who": "me"}


def walk(usual: dict[str, str]) -> tuple[list[str], Answers]:
    """Return which questions a call is asked, in order, and its answers."""
    answers: Answers = {}
    asked = []
    while (question := next(open_questions(answers, GUIDANCE), None)) is not None:
        asked.append(question.id)
        last = question.options[0].id if question.id != "number" else "unknown"
        answers = with_answer(answers, question.id, {**QUIET, **usual}.get(question.id, last))
    return asked, answers


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_call_takes_eight_questions_at_most(name: str) -> None:
    """The guide is short: for the usual calls no more than eight questions are worth asking."""
    asked, _ = walk(USUAL[name])

    assert len(asked) <= 8, asked


@pytest.mark.parametrize("name", USUAL)
def test_danger_comes_first_then_who_then_what_is_gone(name: str) -> None:
    """Every walk starts in the same order, and asks for the phone, the day and the way right after a loss."""
    asked, answers = walk(USUAL[name])

    assert asked[:3] == ["happening", "who", "lost"]
    if answers["lost"] == {"money"}:
        assert asked[3:6] == ["phone", "lost-when", "paid"]


def test_every_step_can_be_reached() -> None:
    """For each step there is a call that gets it."""
    quiet: Answers = {"asked": frozenset({"nothing"})}
    alarm: Answers = {"pressure": frozenset({"arrest"})}
    reached = {
        step.id
        for row in GUIDANCE.steps
        for alternative in (*row.condition.when, ())
        for extra in (quiet, alarm)
        for step in advise({**extra, **dict(alternative), **dict(row.condition.takes)}, GUIDANCE).steps
    }

    assert reached == {step.id for step in GUIDANCE.steps}


def drawn() -> Iterator[Answers]:
    """Yield many different calls, the same ones each time: every option of every question turns up."""
    draw = random.Random(159)
    yield {question: frozenset({option}) for question, option in USUAL["surgery's message"].items()}
    for _ in range(4000):
        often = draw.choice([0.2, 0.5, 0.9])
        answers: dict[str, frozenset[str]] = {"asked": frozenset({"nothing"})}
        for question in CHECKLIST.questions:
            if question.kind is Kind.NUMBER:
                answers["number-status"] = frozenset({draw.choice([*STATUSES, *["unknown"] * 10])})
            elif draw.random() < often:
                most = 2 if question.kind is Kind.ANY else 1
                chosen = draw.sample([option.id for option in question.options], draw.randint(1, most))
                answers[question.id] = question.accept(chosen)
        yield answers


def test_every_row_of_the_data_is_told_to_someone() -> None:
    """Words that no call could ever bring up would be a mistake in the data."""
    told: set[str] = set()
    for answers in drawn():
        advice = advise(answers, GUIDANCE)
        told |= {advice.headline} | {never.say for never in advice.nevers} | {sign.say for sign in advice.signs}
        told |= {text for step in advice.steps for text in (step.do, step.why)}
        spoken = " ".join(step.say for step in advice.steps)
        told |= {phrase.say.you for phrase in GUIDANCE.phrases if phrase.say.you in spoken}

    said = [row.say.you for row in GUIDANCE.headlines] + [row.say.you for row in GUIDANCE.phrases]
    said += [row.say.you for row in GUIDANCE.nevers]
    said += [row.say.you for row in GUIDANCE.signs if row.strength is not Strength.WEAK]
    said += [text.you for row in GUIDANCE.steps for text in (row.do, row.why)]
    assert [text for text in dict.fromkeys(said) if text not in told] == []


@pytest.mark.parametrize("scam", GUIDANCE.scams, ids=lambda scam: scam.id)
def test_every_script_is_matched_by_its_own_call(scam: Scam) -> None:
    """For each script there is a call that gets its name, which no other script outdoes."""
    calls = (
        {question: frozenset({option}) for (question, _), option in zip(alternative, chosen, strict=True)}
        for alternative in scam.condition.when
        for chosen in product(*(sorted(options) for _, options in alternative))
    )
    loud: Answers = {"pressure": frozenset({"hurry", "arrest"})}

    assert any(advise({**extra, **call}, GUIDANCE).scam is scam for call in calls for extra in ({}, loud))


YOURS = re.compile(r"\b(your (bank|account|money|device)|(pay|send) them|you (sent|paid|gave|lost))\b", re.IGNORECASE)


@given(ALL_ANSWERS)
def test_advice_for_someone_you_help_speaks_of_them(answers: Answers) -> None:
    """Where someone else had the call, no sentence takes the helper for the one who was rung."""
    advice = advise({**answers, "who": frozenset({"someone-else"})}, GUIDANCE)

    said = [advice.headline, *(text for step in advice.steps for text in (step.do, step.why, step.say))]
    said += [never.say for never in advice.nevers] + [sign.say for sign in advice.signs]

    assert [text for text in said if YOURS.search(text)] == []
    assert not advice.signs or "help-them" in ids(advice)


@pytest.mark.parametrize("asked", ["personal-details", "confirm-identity"])
def test_a_surgery_that_asked_something_weighs_no_less_than_one_that_may_have(asked: str) -> None:
    """Rule 7: where a request by a surgery is no sign, not knowing what it asked is none either."""
    unclear = advise(CHECKLIST.accept({"claimed": ["health"]}), GUIDANCE)
    clear = advise(CHECKLIST.accept({"claimed": ["health"], "asked": [asked]}), GUIDANCE)

    assert set(ids(unclear)) <= set(ids(clear))


def test_not_knowing_what_a_survey_asked_loses_no_check() -> None:
    """Rule 7: "not sure" keeps each step that "nothing" gives."""
    unsure, nothing = (
        advise(CHECKLIST.accept({"claimed": ["survey"], "asked": [asked]}), GUIDANCE)
        for asked in ("not-sure", "nothing")
    )

    assert set(ids(nothing)) <= set(ids(unsure))
