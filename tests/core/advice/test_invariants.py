"""What holds for every combination of answers, whatever the rows of advice.toml say next year.

Each promise is proven over all the worlds that the rows it rests on can tell apart (see worlds.py), not over samples.
"""

import re
from collections.abc import Iterator

import pytest

from callcheck.core.advice.checklist import Answers
from callcheck.core.advice.engine import advise
from callcheck.core.advice.rules import SignRow, StepRow, Strength, Urgency
from callcheck.store.data import guidance
from tests.core.advice.worlds import BAD_NEWS, given, steps, worlds, worse

GUIDANCE = guidance.load()
STEP_IDS = sorted({step.id for step in GUIDANCE.steps})
SIGN_IDS = sorted({sign.id for sign in GUIDANCE.signs})
DANGER = {"at-door", "coming", "just-left", "going", "threat"}
GONE = {"money", "bank-details", "code", "handed-over", "device"}
REPORTS = ("report-fraud", "report-scotland", "report-7726", "report-hmrc")
NATIONS = ("england", "wales", "scotland", "northern-ireland", "not-sure")
URGENCY = list(Urgency)
STRENGTH = [Strength.WEAK, Strength.STRONG, Strength.PROOF]


def ids_in(
    *step_ids: str, also: tuple[str, ...] = (), **fixed: str
) -> Iterator[tuple[Answers, list[str], dict[str, Urgency]]]:
    """Yield each world of these steps, the ids that it gives in order, and how urgent each is."""
    rows = steps(*step_ids)
    for world in worlds(rows, *also, **fixed):
        found = given(rows, world)
        yield world, [step.id for step in found], {step.id: step.urgency for step in found}


def test_danger_makes_999_the_first_step_and_nothing_else_does() -> None:
    """Rule 1: danger gives `call-999`, first of all and now; without danger it is no step."""
    for world, _, urgency in ids_in("call-999"):
        assert ("call-999" in urgency) is bool(world["happening"] & DANGER)
        assert set(urgency.values()) <= {Urgency.NOW}
    assert GUIDANCE.steps[0].id == "call-999"


def test_nothing_tells_anyone_to_wait_before_999() -> None:
    """Rule 1: in danger, the first step does not speak of waiting, and the step about waiting names 999 before it."""
    assert not re.search(r"\bwait", steps("call-999")[0].do.you)
    for world, _, _ in ids_in("other-phone-or-wait"):
        if world["happening"] & DANGER:
            (step,) = given(steps("other-phone-or-wait"), world)
            assert step.do.you.startswith("After 999")


def test_whatever_is_gone_the_bank_is_rung_now_and_before_every_report() -> None:
    """Rule 2: money, details, a code, a card or the device gone make `call-bank` a step for now, before reports."""
    for world, order, urgency in ids_in("call-bank", *REPORTS, also=("lost",)):
        if world["lost"] & GONE:
            assert urgency["call-bank"] is Urgency.NOW
            assert all(order.index("call-bank") < order.index(report) for report in REPORTS if report in order)


def test_a_device_is_disconnected_before_the_bank_is_rung_from_another() -> None:
    """Rule 3: `disconnect-device` comes before `call-bank`, and the words name another phone."""
    for world, order, urgency in ids_in("disconnect-device", "call-bank", "other-phone-or-wait"):
        if "device" in world["lost"]:
            assert urgency["disconnect-device"] is Urgency.NOW
            assert order.index("disconnect-device") < order.index("call-bank")
            (words,) = [s.do.you for s in given(steps("other-phone-or-wait"), world)]
            assert "could not see or control" in words


def test_hanging_up_comes_first_after_999() -> None:
    """Rule 4: `hang-up` stands before every step but `call-999`, and is given unless the call is ordinary."""
    before = [
        step.id for step in GUIDANCE.steps[: next(i for i, s in enumerate(GUIDANCE.steps) if s.id == "hang-up")]
    ]
    assert set(before) == {"call-999"}
    for world, order, _ in ids_in("hang-up"):
        is_ordinary = world["signs"] == {"none"} and "on-call" not in world["happening"]
        assert ("hang-up" in order) is not is_ordinary


def test_with_the_caller_gone_hanging_up_means_not_to_ring_back() -> None:
    """Rule 4: the words of `hang-up` fit whether the caller is still there or not."""
    for world, _, _ in ids_in("hang-up"):
        for step in given(steps("hang-up"), world):
            assert ("Hang up now" in step.do.you) is ("on-call" in world["happening"])
            assert "on-call" in world["happening"] or (
                "not ring them back" in step.do.you and "hang up" in step.do.you
            )


def test_which_phone_there_is_changes_only_the_words() -> None:
    """Rule 4: `other-phone-or-wait` is given, and as urgent, whatever phone the person has."""
    found: dict[tuple[object, ...], set[object]] = {}
    for world, _, urgency in ids_in("other-phone-or-wait"):
        rest = tuple(sorted((question, *sorted(o)) for question, o in world.items() if question != "phone"))
        found.setdefault(rest, set()).add(urgency.get("other-phone-or-wait"))
    assert all(len(outcomes) == 1 for outcomes in found.values())


@pytest.mark.parametrize("call", ["call-bank", "call-101", "check-caller", "report-fraud", "report-scotland"])
def test_after_a_live_call_another_phone_comes_before_every_other_call(call: str) -> None:
    """Rule 4: where a call is to be made after a live call, `other-phone-or-wait` stands before it, but after 999."""
    for world, order, urgency in ids_in(
        "call-999", "other-phone-or-wait", call, also=("signs",), how="live", phone="not-sure"
    ):
        if urgency.get(call, Urgency.IF_IN_DOUBT) is not Urgency.IF_IN_DOUBT and world["signs"] != {"none"}:
            assert order.index("other-phone-or-wait") < order.index(call)
        if "call-999" in order:
            assert order.index("call-999") == 0


def test_nobody_in_scotland_is_sent_to_report_fraud() -> None:
    """Rule 5: in Scotland it is Advice Direct Scotland; where the nation is unknown, both are named."""
    for world, order, _ in ids_in("report-fraud", "report-scotland", also=("nation",)):
        nation = set(world["nation"])
        if nation == {"scotland"}:
            assert "report-fraud" not in order
        if nation == {"not-sure"}:
            assert ("report-fraud" in order) is ("report-scotland" in order)
        if nation & {"england", "wales", "northern-ireland"}:
            assert "report-scotland" not in order


def test_in_scotland_a_loss_is_reported_on_101() -> None:
    """Rule 5: Police Scotland takes the report of what is gone."""
    for world, _, urgency in ids_in("call-101"):
        if world["nation"] == {"scotland"} and world["lost"] & GONE:
            assert urgency["call-101"] is Urgency.NEXT


def test_a_police_caller_is_checked_on_101() -> None:
    """Rule 6: whoever said they were the police is checked on 101."""
    for world, _, urgency in ids_in("call-101"):
        if world["claimed"] == {"police"}:
            assert urgency["call-101"] is Urgency.NEXT


def test_101_is_the_last_resort_of_every_call_that_is_not_ordinary() -> None:
    """Rule 6: with any sign at all, 101 is a step, and as a last resort it is the last step of all."""
    for world, order, urgency in ids_in("call-101"):
        if world["signs"] != {"none"}:
            assert order == ["call-101"]
        if urgency.get("call-101") is Urgency.IF_IN_DOUBT:
            assert given(steps("call-101"), world)[0] is GUIDANCE.steps[-1]


@pytest.mark.parametrize("step_id", STEP_IDS)
def test_more_bad_news_never_softens_a_step(step_id: str) -> None:
    """Rule 7: one more danger, loss, request, pressure or sign removes no step and lowers no urgency."""
    rows = steps(step_id)
    for world in worlds(rows):
        for step in given(rows, world):
            for other in worse(world, rows):
                kept = next(iter(given(rows, other)), None)
                if step_id == "check-caller" and kept is None:
                    assert world["claimed"] <= {"bank", "police"}, (
                        "these always have a sign, and a check of their own"
                    )
                    continue
                assert kept is not None, (world, other)
                assert URGENCY.index(kept.urgency) <= URGENCY.index(step.urgency), (world, other)


@pytest.mark.parametrize("sign_id", SIGN_IDS)
def test_more_bad_news_never_weakens_a_sign(sign_id: str) -> None:
    """Rule 7: no sign disappears or gets weaker, so `scam` never turns into `unverified`."""
    rows = [sign for sign in GUIDANCE.signs if sign.id == sign_id]
    for world in worlds(rows):
        now = next((sign.strength for sign in rows if sign.condition.holds(world)), None)
        for other in worse(world, rows):
            then = next((sign.strength for sign in rows if sign.condition.holds(other)), None)
            if sign_id == "asked-unclear" and then is None:
                assert any(sign.condition.holds(other) for sign in GUIDANCE.signs), (
                    "what is clear now has its own sign"
                )
                continue
            assert now is None or (then is not None and STRENGTH.index(then) >= STRENGTH.index(now)), (world, other)


@pytest.mark.parametrize("question", [*BAD_NEWS, "expected"])
def test_not_sure_is_never_softer_than_no(question: str) -> None:
    """Rule 7: an unsure answer gives every step and sign that "none", "nothing" or "no" gives, at least as strong."""
    no = {"happening": "none", "lost": "nothing", "asked": "nothing", "pressure": "none", "expected": "no"}[question]
    for kind in (GUIDANCE.signs, GUIDANCE.steps):
        rows = [row for row in kind if question in dict(row.condition.mentions())]
        assert all(
            no not in options for row in rows for asked, options in row.condition.mentions() if asked == question
        )


def test_what_reassures_never_lowers_anything() -> None:
    """Rule 8: nothing is withdrawn for an allowed or valid number, or for an expected call."""
    rows: list[SignRow | StepRow] = [*GUIDANCE.signs, *GUIDANCE.steps]
    for row in rows:
        withdrawn = {
            (question, option) for a in row.condition.unless for question, options in a for option in options
        }
        assert not withdrawn & {("expected", "yes"), ("number-status", "allowed"), ("number-status", "unknown")}
        for question, options in row.condition.mentions():
            if question == "expected":
                assert dict(row.condition.when[0])["signs"] == {"none"}
            if question == "number-status":
                assert not options & {"allowed", "unknown"}


@pytest.mark.parametrize(
    "text", sorted({t for s in GUIDANCE.steps for t in (s.do.you, s.do.them, s.why.you, s.why.them)})
)
def test_no_step_sends_anyone_back_to_the_caller(text: str) -> None:
    """Rule 9: nobody is told to redial, to ring the number that the caller gave, or to stay on the line."""
    assert not re.search(r"\b(redial|1471|stay on|keep them talking|number they gave|number the caller gave)\b", text)


def ordinary_worlds() -> Iterator[dict[str, list[str]]]:
    """Yield the calls that are plainly ordinary: nothing happened, nothing was asked, and by no great name."""
    for claimed in ("health", "delivery", "energy", "charity", "survey", "shop", "telecom", "job", "other", "family"):
        for nation in NATIONS:
            for expected in ("yes", "no", "not-sure"):
                yield {"claimed": [claimed], "asked": ["nothing"], "nation": [nation], "expected": [expected]}


def test_an_ordinary_call_stays_calm() -> None:
    """Rule 10: an ordinary call is `unverified`, without 999, the bank, 101 or a report."""
    for raw in ordinary_worlds():
        advice = advise(GUIDANCE.checklist.accept(raw), GUIDANCE)
        ids = {step.id for step in advice.steps}

        assert advice.verdict == "unverified"
        assert ids <= {"check-caller", "stop-sales-calls"}
        assert not any(step.urgency is Urgency.NOW for step in advice.steps)


@pytest.mark.parametrize("claimed", ["bank", "hmrc"])
def test_a_recorded_press_a_key_alone_is_no_proof_for_those_who_use_it(claimed: str) -> None:
    """Rule 11: a bank or HMRC may use a recorded call; with a threat it is a scam all the same."""
    raw = {"claimed": [claimed], "how": ["recorded"], "asked": ["press-key"]}

    alone = advise(GUIDANCE.checklist.accept(raw), GUIDANCE)
    with_threat = advise(GUIDANCE.checklist.accept({**raw, "pressure": ["arrest"]}), GUIDANCE)

    assert (alone.verdict, with_threat.verdict) == ("unverified", "scam")


@pytest.mark.parametrize("claimed", ["dwp", "court", "government", "card-scheme"])
def test_a_recorded_press_a_key_is_proof_for_those_who_never_use_it(claimed: str) -> None:
    """Rule 11: from a body that never does it, a recorded "press a key" settles the matter."""
    raw = {"claimed": [claimed], "how": ["recorded"], "asked": ["press-key"]}

    assert advise(GUIDANCE.checklist.accept(raw), GUIDANCE).verdict == "scam"
