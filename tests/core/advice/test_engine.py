"""The advice for whole calls, and which questions are worth asking."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcheck.core.advice.checklist import Answers, Kind
from callcheck.core.advice.engine import Advice, advise, open_questions
from callcheck.core.advice.rules import Scam
from callcheck.store.data import guidance

GUIDANCE = guidance.load()
CHECKLIST = GUIDANCE.checklist
Raw = dict[str, list[str]]


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
        {"claimed": "dwp", "how": "live", "asked": "nothing", "pressure": "cut-off"},
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
    """With no answers the advice is to hang up, to be able to ring safely, to check, and 101 at last."""
    assert ids(advise({}, GUIDANCE)) == ["hang-up", "other-phone-or-wait", "check-caller", "call-101"]


def test_contacts_are_those_of_the_nation() -> None:
    """A step shows the contacts that serve where the person lives, and all of them where that is not known."""
    lost = {"lost": "money"}

    wales = {c.id for t in advice_for(nation="wales", **lost).steps for c in t.contacts}
    unknown = {c.id for t in advice_for(**lost).steps for c in t.contacts}

    assert "report-fraud" in wales
    assert "advice-direct-scotland" not in wales
    assert {"report-fraud", "advice-direct-scotland"} <= unknown


def answers_to(question_id: str) -> st.SearchStrategy[list[str]]:
    """Return every way in which a question can be answered."""
    question = CHECKLIST[question_id]
    options = [option.id for option in question.options]
    if question.kind is Kind.ANY:
        return st.lists(st.sampled_from(options), min_size=1, unique=True)
    return st.sampled_from(options).map(lambda option: [option])


ASKED = [q.id for q in CHECKLIST.questions if q.kind is not Kind.NUMBER]
ALL_ANSWERS = st.fixed_dictionaries({}, optional={id_: answers_to(id_) for id_ in ASKED}).map(CHECKLIST.accept)
STATUSES = [
    "listed",
    "allowed",
    "withheld",
    "fictional",
    "invalid",
    "premium",
    "personal",
    "international",
    "service",
]


@given(ALL_ANSWERS)
def test_advice_is_always_given_and_always_the_same(answers: Answers) -> None:
    """Every combination of answers gives a headline and a step, and the same ones each time."""
    first, second = advise(answers, GUIDANCE), advise(answers, GUIDANCE)

    assert first == second
    assert first.headline
    assert first.steps


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
    """Each question that is asked has two answers that lead to different things to do."""
    answers: Answers = {}
    while (question := next(open_questions(answers, GUIDANCE), None)) is not None:
        options = STATUSES if question.id == "number" else [option.id for option in question.options]
        outcomes = {advise(with_answer(answers, question.id, option), GUIDANCE) for option in options}
        assert len(outcomes) > 1, question.id
        answers = with_answer(answers, question.id, data.draw(st.sampled_from(options)))


USUAL = {
    "National Insurance": {"claimed": "government", "asked": "press-key", "how": "recorded", "pressure": "arrest"},
    "DWP": {"claimed": "dwp", "asked": "personal-details", "pressure": "cut-off"},
    "angry bank": {"claimed": "bank", "asked": "nothing", "pressure": "abuse"},
    "broadband": {"claimed": "telecom", "asked": "bank-details"},
    "safe account": {"claimed": "bank", "asked": "move-money", "pressure": "hurry"},
    "safe account, money gone": {"lost": "money", "claimed": "bank", "asked": "move-money"},
    "courier": {"claimed": "police", "asked": "hand-over"},
    "tax office": {"claimed": "hmrc", "asked": "press-key", "how": "recorded", "pressure": "arrest"},
    "computer help": {"lost": "device", "claimed": "tech-support", "asked": "remote-access"},
    "surgery": {"claimed": "health", "asked": "nothing"},
    "no idea": {"claimed": "not-sure", "asked": "not-sure"},
}
QUIET = {"happening": "none", "lost": "nothing", "pressure": "none", "how": "live", "number": "unknown"}


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_call_takes_eight_questions_at_most(name: str) -> None:
    """The guide is short: for the usual calls no more than eight questions are worth asking."""
    answers: Answers = {}
    asked = []
    while (question := next(open_questions(answers, GUIDANCE), None)) is not None:
        asked.append(question.id)
        options = {**QUIET, **USUAL[name]}
        last = question.options[0].id if question.id != "number" else "unknown"
        answers = with_answer(answers, question.id, options.get(question.id, last))

    assert len(asked) <= 8, asked


def test_every_step_can_be_reached() -> None:
    """For each step there is a call that gets it."""
    quiet: Answers = {"asked": frozenset({"nothing"})}
    alarm: Answers = {"pressure": frozenset({"arrest"})}
    reached = {
        step.id
        for row in GUIDANCE.steps
        for alternative in row.condition.when
        for extra in (quiet, alarm)
        for step in advise({**extra, **dict(alternative)}, GUIDANCE).steps
    }

    assert reached == {step.id for step in GUIDANCE.steps}


@pytest.mark.parametrize("position", range(len(GUIDANCE.signs)), ids=lambda n: f"{n}-{GUIDANCE.signs[n].id}")
def test_every_row_of_a_sign_can_be_found(position: int) -> None:
    """For each row there is a call that shows the sign with these words."""
    row = GUIDANCE.signs[position]

    found = any(
        row.say.you in {s.say for s in advise({**dict(alternative), "claimed": frozenset({claimed})}, GUIDANCE).signs}
        for alternative in row.condition.when
        for claimed in dict(alternative).get("claimed", ("not-sure", "family", "delivery", "bank"))
    )

    assert found


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


def test_advice_for_someone_you_help_speaks_of_them() -> None:
    """Where someone else lost something, the steps that matter most speak of them and not of you."""
    raw = {"lost": ["money", "code", "device"], "who": ["someone-else"]}
    steps = {step.id: step.do for step in advise(CHECKLIST.accept(raw), GUIDANCE).steps}

    for step in ("disconnect-device", "call-bank", "change-passwords", "claim-refund", "protect-identity"):
        assert " their " in f" {steps[step]}".lower(), step
    assert "help-them" in steps
