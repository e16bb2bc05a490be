"""The fold itself, over a toy guidance of a few rows: what it does whatever the data says."""

from dataclasses import replace
from datetime import date

import pytest

from callcheck.core.advice import engine
from callcheck.core.advice.checklist import Alternative, Checklist, Condition, Kind, Option, Question
from callcheck.core.advice.engine import Advice, advise, open_questions
from callcheck.core.advice.rules import (
    Contact,
    Guidance,
    HeadlineRow,
    NeverRow,
    PhraseRow,
    Scam,
    SignRow,
    StepRow,
    Strength,
    Urgency,
    Wording,
)

DAY = date(2026, 11, 24)


def same(text: str) -> Wording:
    """Return a sentence that is the same for everyone."""
    return Wording(text, text)


def takes(**answers: str) -> Alternative:
    """Return what must be answered, written as question="option option"."""
    return tuple((question, frozenset(options.split())) for question, options in answers.items())


def holds(*when: Alternative, unless: Alternative | None = None, **taken: str) -> Condition:
    """Return when a row holds."""
    return Condition(when, (unless,) if unless else (), takes(**taken))


def sign(id_: str, strength: Strength, condition: Condition) -> SignRow:
    """Return a sign."""
    return SignRow(id_, strength, same(id_), ("src",), condition)


def step(id_: str, urgency: Urgency, condition: Condition) -> StepRow:
    """Return a step."""
    return StepRow(id_, urgency, same(id_), same("why"), None, False, (), ("src",), condition)


def contact(id_: str, number: str | None, *nations: str) -> Contact:
    """Return someone to reach."""
    return Contact(id_, id_, "for", number, None, None, None, None, frozenset(nations), ("src",), DAY)


def scam(id_: str, *when: Alternative, unless: Alternative | None = None) -> Scam:
    """Return a script."""
    lines: tuple[tuple[str, ...], ...] = ((),) * 7
    opens, asks, gives_away, never, check, report, if_done = lines
    condition = holds(*when, unless=unless)
    return Scam(id_, id_, "", opens, asks, gives_away, never, check, report, if_done, False, ("src",), DAY, condition)


def question(id_: str, kind: Kind, *options: str) -> Question:
    """Return a question that may be left open."""
    known = (*(Option(o, o) for o in options), Option("not-sure", "", True))
    return Question(id_, kind, id_, "why", known)


ASKED = Checklist(
    (
        question("a", Kind.ANY, "one", "two", "three"),
        question("b", Kind.ONE, "left", "right"),
        question("who", Kind.ONE, "me", "someone-else"),
        question("nation", Kind.ONE, "here", "there"),
    )
)
TOY = Guidance(
    checklist=ASKED,
    signs=(
        sign("first", Strength.STRONG, holds(a="one")),
        sign("second", Strength.STRONG, holds(a="two")),
        sign("third", Strength.PROOF, holds(a="three", b="left")),
        sign("third", Strength.WEAK, holds(a="three")),
    ),
    steps=(
        replace(step("ring", Urgency.NOW, holds(a="two")), contacts=("here", "there"), speech="call", waits=True),
        step("look", Urgency.IF_IN_DOUBT, Condition()),
    ),
    phrases=(
        PhraseRow("what", frozenset({"call"}), Wording("I have two.", "They have two."), holds(a="two")),
        PhraseRow("what", frozenset({"call"}), same("Never said."), Condition()),
        PhraseRow("please", frozenset({"call"}), same("Please help."), Condition()),
        PhraseRow("other", frozenset({"letter"}), same("Dear all."), Condition()),
    ),
    nevers=(NeverRow("never", same("Never."), ("src",), Condition()),),
    headlines=(
        HeadlineRow("bad", same("Bad."), holds(verdict="scam")),
        HeadlineRow("good", Wording("Yours.", "Theirs."), Condition()),
    ),
    scams=(scam("left", takes(b="left")), scam("both", takes(b="left", a="one"), takes(a="two"))),
    contacts={"here": contact("here", "1", "here"), "there": contact("there", "2", "there")},
    reviewed=DAY,
)


def told(guidance: Guidance = TOY, **answers: str) -> Advice:
    """Return the advice of the toy guidance."""
    return advise({q: frozenset(options.split()) for q, options in answers.items()}, guidance)


def test_one_strong_sign_is_no_scam_two_are_and_so_is_one_proof() -> None:
    """The verdict is `scam` at two strong signs or one proof, and not before."""
    assert [told(a=a).verdict.value for a in ("one", "two", "one two")] == ["unverified", "unverified", "scam"]
    assert told(a="three").verdict == "unverified"
    assert told(a="three", b="left").verdict == "scam"


def test_a_weak_sign_adds_nothing_to_a_strong_one() -> None:
    """A strong sign and a weak one together do not make a scam."""
    assert told(a="one three").verdict == "unverified"


def test_of_rows_with_one_id_the_first_that_holds_is_used() -> None:
    """One fact counts once, in its strongest form, and the words are those of that row."""
    assert [(s.id, s.strength.value) for s in told(a="three", b="left").signs] == [("third", "proof")]
    assert told(a="two").steps[0].say.count("two") == 1


def test_signs_stand_strongest_first_and_only_a_few_are_told() -> None:
    """The order is proof, strong, weak, in the order of the rows within one strength, and three are told."""
    many = replace(TOY, signs=(*TOY.signs, sign("fourth", Strength.PROOF, holds(a="one"))))

    assert [s.id for s in told(many, a="one two three").signs] == ["fourth", "first", "second"]


def test_no_script_is_named_while_the_verdict_is_open() -> None:
    """A script that fits is kept back until the call is a scam."""
    assert told(b="left").scam is None
    assert told(a="one two").scam is not None


def test_the_script_that_explains_more_of_the_answers_is_named() -> None:
    """Answers that several alternatives account for are all counted, and each of them once."""
    one = told(a="one two", b="left").scam
    other = told(a="three", b="left").scam

    assert one is not None
    assert other is not None
    assert (one.id, other.id) == ("both", "left")


def test_a_script_that_is_ruled_out_is_not_named() -> None:
    """`unless` holds for scripts as for every row, however much they explain."""
    never = replace(TOY.scams[1], condition=holds(takes(a="two"), unless=takes(b="left")))
    ruled = replace(TOY, scams=(TOY.scams[0], never))

    found = told(ruled, a="one two", b="left").scam

    assert found is not None
    assert found.id == "left"
    assert told(replace(TOY, scams=()), a="one two").scam is None


def test_where_two_scripts_explain_as_much_the_first_is_named() -> None:
    """A call keeps a name when another script fits as well."""
    tie = replace(TOY, scams=(scam("x", takes(a="one")), scam("y", takes(a="two"))))

    found = told(tie, a="one two").scam

    assert found is not None
    assert found.id == "x"


def test_a_script_that_fits_nothing_is_not_named() -> None:
    """A scam that no script explains has no name."""
    assert told(replace(TOY, scams=(scam("x", takes(b="right")),)), a="one two").scam is None


def test_a_row_holds_only_with_all_that_its_words_take_for_granted() -> None:
    """`takes` must hold whole; of `when` one alternative is enough; `unless` ends it."""
    row = holds(takes(a="one"), takes(a="two"), unless=takes(b="right"), who="me", nation="here")
    said = {"a": "two", "b": "left", "who": "me", "nation": "here"}
    known = {question: frozenset({option}) for question, option in said.items()}

    assert row.holds(known)
    for change in ({"a": "three"}, {"b": "right"}, {"who": "not-sure"}, {"nation": "there"}):
        assert not row.holds({**known, **{q: frozenset({o}) for q, o in change.items()}})
    assert not row.holds({"a": frozenset({"two"})})


def test_what_is_not_answered_counts_as_not_sure() -> None:
    """A row can ask for `not-sure`, and holds where nothing was said."""
    unsure = replace(TOY, steps=(step("unsure", Urgency.NEXT, holds(b="not-sure")), *TOY.steps))

    assert [told(unsure, **answers).steps[0].id for answers in ({}, {"b": "left"})] == ["unsure", "look"]


def test_number_facts_are_unknown_until_they_are_known() -> None:
    """A row about the number holds only with that fact."""
    about = replace(TOY, signs=(sign("listed", Strength.WEAK, Condition((takes(**{"number-status": "listed"}),))),))

    assert told(about).signs == ()
    assert [s.id for s in told(about, **{"number-status": "listed"}).signs] == ["listed"]


def test_rows_can_ask_how_strong_the_signs_are() -> None:
    """The strongest sign, or none, is a fact like any other."""
    strengths = ("none", "weak", "strong", "proof")
    by_sign = replace(TOY, steps=tuple(step(s, Urgency.NEXT, holds(signs=s)) for s in strengths))

    calls: tuple[dict[str, str], ...] = ({}, {"a": "three"}, {"a": "one three"}, {"a": "three", "b": "left"})
    given = [told(by_sign, **answers) for answers in calls]

    assert [[s.id for s in advice.steps] for advice in given] == [[s] for s in strengths]


def test_the_words_speak_to_the_person_or_to_who_helps_them() -> None:
    """Each sentence has two forms, and `who` chooses between them."""
    me, helper, unsure = (told(a="two", who=who) for who in ("me", "someone-else", "not-sure"))

    assert (me.headline, helper.headline, unsure.headline) == ("Yours.", "Theirs.", "Yours.")
    assert [a.steps[0].say for a in (me, helper)] == ["I have two. Please help.", "They have two. Please help."]


def test_the_first_headline_that_holds_is_said_and_can_ask_for_the_verdict() -> None:
    """A scam has the headline of scams, and the rows after it are not reached."""
    assert (told(a="one two").headline, told(a="one").headline) == ("Bad.", "Yours.")


def test_rows_of_every_kind_can_ask_for_the_verdict() -> None:
    """Steps, phrases and things never to do know whether it is a scam."""
    scam_only = holds(verdict="scam")
    row = replace(step("report", Urgency.NEXT, scam_only), speech="call")
    phrases = (PhraseRow("p", frozenset({"call"}), same("Scam."), scam_only),)
    nevers = (NeverRow("n", same("Never."), ("src",), scam_only),)
    guidance = replace(TOY, steps=(row, *TOY.steps), phrases=phrases, nevers=nevers)

    scam_told, other = told(guidance, a="one two"), told(guidance, a="one")

    assert (scam_told.steps[0].say, len(scam_told.nevers)) == ("Scam.", 1)
    assert ([s.id for s in other.steps], other.nevers) == (["look"], ())


def test_a_few_things_never_to_do_are_told_the_first_ones() -> None:
    """Three are told, in the order of the rows."""
    nevers = tuple(NeverRow(id_, same(id_), ("src",), Condition()) for id_ in ("n1", "n2", "n3", "n4"))

    assert [never.id for never in told(replace(TOY, nevers=nevers)).nevers] == ["n1", "n2", "n3"]


def test_a_step_is_told_with_all_that_its_row_says() -> None:
    """Its urgency, why, whether a timer is of use and its sources come through."""
    (ring, look) = told(a="two").steps

    assert (ring.id, ring.urgency, ring.why, ring.waits, ring.source) == ("ring", Urgency.NOW, "why", True, ("src",))
    assert (look.waits, look.say, look.contacts) == (False, "", ())


def test_contacts_are_those_of_the_nation_or_all_of_them() -> None:
    """Where the nation is not known, every contact of the step is shown."""
    assert [c.id for c in told(a="two", nation="there").steps[0].contacts] == ["there"]
    assert [c.id for c in told(a="two").steps[0].contacts] == ["here", "there"]


def test_an_emergency_is_what_sends_to_999() -> None:
    """`emergency` is true with the step `call-999`, and with nothing else."""
    danger = replace(TOY, steps=(step("call-999", Urgency.NOW, holds(a="one")), *TOY.steps))

    assert (told(danger, a="one").emergency, told(danger, a="two").emergency) == (True, False)


NOW = [step(name, Urgency.NOW, Condition()) for name in ("n1", "n2", "n3", "n4")]
RING = replace(step("ring", Urgency.NOW, Condition()), contacts=("here",))


@pytest.mark.parametrize(
    ("steps", "first"),
    [
        (NOW[:2], ["n1", "n2"]),
        (NOW, ["n1", "n2", "n3"]),
        ([*NOW, RING], ["n1", "n2", "ring"]),
        ([RING, *NOW], ["ring", "n1", "n2"]),
        ([*NOW[:3], replace(RING, urgency=Urgency.NEXT)], ["n1", "n2", "n3"]),
        ([NOW[0], step("later", Urgency.NEXT, Condition())], ["n1", "later"]),
        ([NOW[0], step("doubt", Urgency.IF_IN_DOUBT, Condition())], ["n1"]),
        ([step("d1", Urgency.IF_IN_DOUBT, Condition()), step("d2", Urgency.IF_IN_DOUBT, Condition())], ["d1"]),
        ([], []),
    ],
)
def test_the_first_screen_has_three_steps_at_most_and_whom_to_ring(steps: list[StepRow], first: list[str]) -> None:
    """The first three stand there, and whom to ring now takes the last place rather than be missed."""
    assert list(told(replace(TOY, steps=tuple(steps))).first) == first


@pytest.mark.parametrize(
    ("headline", "length", "count"), [(3, 28, 3), (4, 28, 2), (2, 43, 2), (3, 43, 1), (9, 200, 1)]
)
def test_the_first_screen_keeps_to_its_words(headline: int, length: int, count: int) -> None:
    """Steps give way, the last first, while the screen has more than ninety words; one always stays."""
    long = tuple(replace(row, do=same("word " * length)) for row in NOW[:3])
    headlines = (HeadlineRow("h", same("word " * headline), Condition()),)

    assert len(told(replace(TOY, steps=long, headlines=headlines)).first) == count


def test_what_is_read_out_and_whom_to_reach_are_counted_as_words() -> None:
    """A step's place, its words, what to say, and each name and number of its contacts count."""
    (ring, _) = told(a="two").steps

    assert engine.words_of(ring) == 1 + 1 + 5 + 2 * 2


def test_a_question_is_open_while_an_answer_changes_what_is_shown() -> None:
    """Questions come in their order; one whose answers all lead to the same is left out, as is one with an answer."""
    still = open_questions({"a": frozenset({"two"}), "who": frozenset({"me"})}, TOY)

    assert [q.id for q in open_questions({}, TOY)] == ["a", "who"]
    assert [q.id for q in still] == ["nation"]


def test_a_question_waits_for_its_condition() -> None:
    """A question with a condition is not asked before it holds, however much it would change."""
    first, second, *others = ASKED.questions
    gated = Checklist((first, replace(second, condition=holds(a="three")), *others))
    guidance = replace(TOY, checklist=gated)

    assert "b" not in [q.id for q in open_questions({"a": frozenset({"one"})}, guidance)]
    assert "b" in [q.id for q in open_questions({"a": frozenset({"three"})}, guidance)]


def test_a_question_can_wait_for_the_verdict() -> None:
    """Conditions of questions may ask for the verdict as it stands."""
    gated = Checklist((*ASKED.questions[:3], replace(ASKED.questions[3], condition=holds(verdict="scam"))))
    guidance = replace(TOY, checklist=gated)

    assert "nation" not in [q.id for q in open_questions({"a": frozenset({"two"})}, guidance)]
    assert "nation" in [q.id for q in open_questions({"a": frozenset({"one", "two"})}, guidance)]


def open_in(guidance: Guidance, **answers: str) -> list[str]:
    """Return the questions that are open."""
    return [q.id for q in open_questions({q: frozenset({o}) for q, o in answers.items()}, guidance)]


def test_a_question_is_open_for_the_sake_of_any_of_its_options() -> None:
    """It is enough that one answer, not the first, would change what is shown; or that any answer would."""
    later = replace(TOY, steps=(step("right", Urgency.NEXT, holds(b="right")), *TOY.steps))
    asked = Checklist((*ASKED.questions, question("c", Kind.ONE, "x", "y")))
    unsure = replace(TOY, checklist=asked, steps=(step("unsure", Urgency.NEXT, holds(c="not-sure")), *TOY.steps))

    assert "b" not in open_in(TOY)
    assert "b" in open_in(later)
    assert "c" in open_in(unsure)


def test_the_nation_is_open_for_the_sake_of_contacts() -> None:
    """Where a contact serves one nation, the others would change what is shown, though no row names them."""
    one = replace(TOY, steps=(replace(RING, contacts=("here",)),))

    assert "nation" in open_in(one)


def test_the_number_is_asked_for_under_its_own_name_and_answered_by_what_is_known_of_it() -> None:
    """A fact about the number answers the question for it, and so does the number."""
    number = Question("number", Kind.NUMBER, "", "", (Option("withheld", ""),))
    listed = sign("listed", Strength.WEAK, Condition(takes=takes(**{"number-status": "listed"})))
    guidance = replace(TOY, checklist=Checklist((*ASKED.questions, number)), signs=(listed,))

    assert "number" in open_in(guidance)
    assert "number" not in open_in(guidance, **{"number-status": "unknown"})
    assert "number" not in open_in(guidance, number="withheld")
    assert "number" not in open_in(replace(guidance, signs=()))


def test_a_number_that_nobody_gave_is_unknown() -> None:
    """A row may ask for it."""
    row = replace(
        TOY, steps=(step("which", Urgency.NEXT, Condition(takes=takes(**{"number-status": "unknown"}))), *TOY.steps)
    )

    assert [told(row).steps[0].id, told(row, **{"number-status": "listed"}).steps[0].id] == ["which", "look"]
