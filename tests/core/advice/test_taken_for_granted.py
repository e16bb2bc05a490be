"""No sentence contradicts an answer: what words speak of was said, and is in what their row takes for granted."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given

from callcheck.core.advice.checklist import Answers, Condition
from callcheck.core.advice.engine import advise, open_questions
from callcheck.store.data import guidance
from tests.core.advice.strategies import ALL_ANSWERS

GUIDANCE = guidance.load()
SPEAKS_OF = {
    r"\b(they|nobody|never) controlled\b|\bcontrolled (my|their) device\b|[Tt]ake the device\b|device checked": (
        "lost",
        {"device"},
    ),
    r"\byour other phone\b|\bthe other phone\b": ("phone", {"another"}),
    r"\bthis phone\b": ("phone", {"same-landline", "same-mobile"}),
    r"\b[Bb]orrow a phone\b": ("phone", {"same-landline"}),
    r"\bon the screen that the call has ended\b": ("phone", {"same-mobile"}),
    r"^(Hang up now|Get them to hang up|Hang up\. Ring)": ("happening", {"on-call"}),
    r"\bofficer\b|\bcollar number\b": ("claimed", {"police"}),
    r"\bon the gift card\b|\bwith gift cards\b|[Ff]reeze these cards": ("paid", {"gift-card"}),
    r"\bby bank transfer\b|\brefund the transfer\b|13 months": ("paid", {"transfer"}),
    r"\bby card\b|\bcard payment back\b": ("paid", {"card"}),
    r"\bin crypto\b|\bthe crypto firm\b": ("paid", {"crypto"}),
    r"\bin the post\b|\btracking number\b": ("paid", {"posted"}),
    r"\b24 hours\b": ("lost-when", {"today"}),
    r"\bHMRC about\b|\bTell HMRC\b": ("claimed", {"hmrc"}),
    r"\bCheck with the number on the bill": (
        "claimed",
        {"telecom", "energy", "cover", "tv-licence"},
    ),
    r"\bthe court's\b": ("claimed", {"court"}),
    r"\bthe employer\b": ("claimed", {"job"}),
    r"\bcharity register\b": ("claimed", {"charity"}),
    r"\bFCA register\b": ("claimed", {"investment"}),
    r"\btheir usual number\b": ("claimed", {"family"}),
    r"\bdomestic abuse\b|\bnotes? each call\b": ("claimed", {"ex-partner"}),
    r"^It was expected": ("expected", {"yes"}),
    r"\b[Nn]o message\?|\bDid anyone ring back\b": ("how", {"missed"}),
    r"\brecorded voice\b": ("how", {"recorded", "voicemail"}),
    r"\b[Pp]assport\b": ("lost", {"personal-details"}),
    r"\blost its signal\b|\bmobile network\b|\bmobile number may be stolen\b": ("lost", {"no-signal"}),
    r"\b[Cc]hange passwords\b": ("lost", {"code", "device"}),
    r"\b[Tt]hey are at (my|the) door\b": ("happening", {"at-door"}),
    r"\bhave just left\b": ("happening", {"just-left"}),
    r"^In Scotland|^Outside Scotland": ("nation", {"not-sure"}),
    r"\bstay with them\b|^Stay with them": ("who", {"someone-else"}),
    r"\barrest\b": ("pressure", {"arrest"}),
    r"\bpictures of me\b": ("pressure", {"pictures"}),
}
"""What certain words take for granted. `why` is left out: it tells of the world, and not of the call."""


def rows() -> Iterator[tuple[str, Condition, list[str]]]:
    """Yield each row with its name, when it holds, and what it says to either reader."""
    said = [(r.id, r.condition, r.say) for r in GUIDANCE.signs] + [
        (r.id, r.condition, r.say) for r in GUIDANCE.phrases
    ]
    said += [(r.id, r.condition, r.say) for r in GUIDANCE.nevers]
    said += [(r.id, r.condition, r.say) for r in GUIDANCE.headlines]
    for id_, condition, say in said:
        yield f"{id_} {say.you[:20]}", condition, [say.you, say.them]
    for step in GUIDANCE.steps:
        yield f"{step.id} {step.do.you[:20]}", step.condition, [step.do.you, step.do.them]


ROWS = list(rows())


@pytest.mark.parametrize("pattern", SPEAKS_OF)
def test_words_that_speak_of_an_answer_take_it_for_granted(pattern: str) -> None:
    """Each row whose words speak of something says so in `takes`, and so is shown only with that answer."""
    question, options = SPEAKS_OF[pattern]
    speaking = [(name, condition) for name, condition, said in ROWS if any(re.search(pattern, s) for s in said)]

    assert speaking
    for name, condition in speaking:
        taken = dict(condition.takes).get(question, frozenset())
        assert taken, name
        assert taken <= options, name


@given(ALL_ANSWERS)
def test_what_is_taken_for_granted_was_answered(answers: Answers) -> None:
    """A question that was not answered is taken for granted by nothing that is shown, but for being open."""
    advice = advise(answers, GUIDANCE)
    told = {text for step in advice.steps for text in (step.do, *_sentences(step.say))}
    told |= {never.say for never in advice.nevers} | {sign.say for sign in advice.signs}

    for name, condition, said in ROWS:
        if told.isdisjoint(said):
            continue
        same = [c for _, c, others in ROWS if set(others) & set(said) & told]
        for question, options in condition.takes:
            if question in ("signs", "verdict", "number-status"):
                continue
            met = any(_met(dict(c.takes).get(question), answers.get(question, frozenset({"not-sure"}))) for c in same)
            assert met, (name, question, options)


def _met(options: frozenset[str] | None, answer: frozenset[str]) -> bool:
    return options is None or not options.isdisjoint(answer)


def _sentences(said: str) -> list[str]:
    return re.split(r"(?<=[.?])\s+", said)


@given(ALL_ANSWERS)
def test_nothing_is_said_of_a_loss_that_was_denied(answers: Answers) -> None:
    """Who lost nothing reads nothing of money, details or devices that are gone."""
    advice = advise({**answers, "lost": frozenset({"nothing"})}, GUIDANCE)

    said = " ".join([advice.headline, *(f"{step.do} {step.say}" for step in advice.steps)])

    assert not re.search(
        r"\brefund the|\b(I|They) (sent|paid|handed)\b|caller (has|controlled)|\bgone\b|they controlled|"
        r"[Ww]atch the bank",
        said,
    )


@given(ALL_ANSWERS)
def test_a_question_that_is_open_is_one_that_was_not_answered(answers: Answers) -> None:
    """Nobody is asked again what they have answered."""
    assert {question.id for question in open_questions(answers, GUIDANCE)}.isdisjoint(answers)
