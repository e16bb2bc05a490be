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
from tests.core.advice.worlds import BAD_NEWS, given, key, kinds, steps, worlds, worse

GUIDANCE = guidance.load()
STEP_IDS = sorted({step.id for step in GUIDANCE.steps})
SIGN_IDS = sorted({sign.id for sign in GUIDANCE.signs})
DANGER = {"at-door", "coming", "just-left", "going", "threat"}
GONE = {"money", "bank-details", "code", "handed-over", "device"}
REPORTS = ("report-fraud", "report-scotland", "report-7726", "report-hmrc")
NATIONS = ("england", "wales", "scotland", "northern-ireland", "not-sure")
URGENCY = list(Urgency)
SCORE = {Strength.WEAK: 0, Strength.STRONG: 1, Strength.PROOF: 2}
ONE_FACT = {
    *("asked-fee", "asked-move-money", "paid", "asked-bank-details", "already-has-details", "unasked-security-call"),
    *("asked-hand-over", "asked-secret", "gave-code"),
}
"""Signs that give way to each other, so that what was asked for and what went count once."""


def is_danger(world: Answers) -> bool:
    """Whether someone may be hurt, or is with the person or on the way."""
    return bool(world["happening"] & DANGER) or "violence" in world["pressure"]


def ids_in(
    *step_ids: str, also: tuple[str, ...] = (), **fixed: str
) -> Iterator[tuple[Answers, list[str], dict[str, Urgency]]]:
    """Yield each world of these steps, the ids that it gives in order, and how urgent each is."""
    rows = steps(*step_ids)
    for world in worlds(rows, *also, **fixed):
        found = sorted(given(rows, world), key=rows.index)
        yield world, [step.id for step in found], {step.id: step.urgency for step in found}


def texts(*step_ids: str) -> set[str]:
    """Return what is said in the rows of these steps, to either reader."""
    return {text for s in steps(*step_ids) for said in (s.do, s.why) for text in (said.you, said.them)}


def test_danger_makes_999_the_first_step_and_nothing_else_does() -> None:
    """Rule 1: danger gives `call-999`, first of all and now; without danger it is no step."""
    for world, _, urgency in ids_in("call-999"):
        assert ("call-999" in urgency) is is_danger(world)
        assert set(urgency.values()) <= {Urgency.NOW}
    assert GUIDANCE.steps[0].id == "call-999"


def test_nothing_tells_anyone_to_wait_before_999() -> None:
    """Rule 1: `call-999` does not speak of waiting, and in danger the step about phones names 999 first."""
    assert not [text for text in texts("call-999") if re.search(r"\bwait|minutes", text)]
    rows = steps("other-phone-or-wait")
    for world in worlds(rows):
        if is_danger(world):
            for step in given(rows, world):
                named = step.do.you.startswith("After 999") or not re.search("wait|minutes", step.do.you)
                assert named or "earlier" in world["lost-when"]


def test_the_emergency_card_says_what_to_do_when_999_sounds_wrong_or_nobody_can_speak() -> None:
    """Rule 1: a voice that talks about money sends to a neighbour; 55, text and sign language are named."""
    words = guidance.words()

    assert "neighbour" in " ".join(words["emergency"])
    assert len(words["emergency"]) == 3
    assert re.findall(r"\b55\b|18000|999bsl|[Tt]ext", " ".join(words["emergency-more"]))


def test_whatever_is_gone_the_bank_is_rung_now_and_before_every_report() -> None:
    """Rule 2: a loss, or someone who has just left, makes `call-bank` a step for now, before all reports."""
    for world, order, urgency in ids_in("call-bank", *REPORTS, also=("lost",), nation="not-sure"):
        if world["lost"] & GONE or "just-left" in world["happening"]:
            assert urgency["call-bank"] is Urgency.NOW
            assert all(order.index("call-bank") < order.index(report) for report in REPORTS if report in order)


@pytest.mark.parametrize(
    "answer",
    [
        *(("asked", option) for option in ("safe-account", "move-money", "withdraw-cash", "vouchers", "hand-over")),
        *(("asked", option) for option in ("pay-fee", "pass-money", "pin", "password", "code", "card-details")),
        *(("claimed", option) for option in ("bank", "card-scheme")),
        ("pressure", "account"),
    ],
)
def test_a_call_about_money_has_the_bank_next(answer: tuple[str, str]) -> None:
    """Rule 2: with nothing gone, a call about an account, money, cash, cards or codes has `call-bank` next."""
    question, option = answer
    for world, _, urgency in ids_in("call-bank", also=("asked", "claimed", "pressure"), lost="nothing"):
        if {**world, question: frozenset({option})} == world:
            assert urgency["call-bank"] in (Urgency.NEXT, Urgency.NOW)


def test_a_device_is_disconnected_before_the_bank_is_rung_from_another() -> None:
    """Rule 3: `disconnect-device` comes before `call-bank`, and the bank is rung from another phone."""
    rows = steps("disconnect-device", "call-bank")
    for world in worlds(rows):
        if "device" in world["lost"]:
            found = given(rows, world)
            assert [step.id for step in sorted(found, key=rows.index)] == ["disconnect-device", "call-bank"]
            assert {step.urgency for step in found} == {Urgency.NOW}
            (bank,) = (step for step in found if step.id == "call-bank")
            assert "controlled" in bank.do.you
            assert "controlled" in bank.do.them


def test_nobody_is_sent_to_sign_in_on_a_controlled_device() -> None:
    """Rule 3: with device access, whatever sends to an account or to passwords names another device."""
    rows = steps("check-caller", "change-passwords")
    for world in worlds(rows, "lost"):
        if "device" in world["lost"]:
            for step in given(rows, world):
                if re.search("account|password", step.do.you):
                    assert "another device" in step.do.you


ORDER = [
    "call-999",
    "disconnect-device",
    "call-bank",
    "change-passwords",
    "call-101",
    "report-fraud",
    "keep-evidence",
]


def test_steps_stand_in_the_order_of_what_is_lost_by_waiting() -> None:
    """Rule 4: 999, the device, the bank, passwords, police, reports, evidence, and support at last."""
    rows = list(GUIDANCE.steps)
    for world in worlds(steps("change-passwords"), lost="device"):
        answers = {**world, "lost": frozenset(GONE), "happening": frozenset({"at-door", "on-call"})}
        order = [step.id for step in advise(answers, GUIDANCE).steps]
        assert [id_ for id_ in order if id_ in ORDER] == ORDER
        assert order[:3] == ["call-999", "keep-door-shut", "hang-up"]
        assert order[-1] == "support"
    assert [URGENCY.index(row.urgency) for row in rows] == sorted(URGENCY.index(row.urgency) for row in rows)


def test_hanging_up_comes_first_only_with_the_caller_there_or_nothing_else_to_do_now() -> None:
    """Rule 4: with the caller gone, every other step for now stands before the one about ringing back."""
    for lost in sorted(GONE | {"no-signal"}):
        order = advise({"lost": frozenset({lost}), "claimed": frozenset({"bank"})}, GUIDANCE).steps
        now = [step.id for step in order if step.urgency is Urgency.NOW]
        assert now[-1] == "hang-up"
    with_nothing_gone = advise({"lost": frozenset({"nothing"}), "claimed": frozenset({"bank"})}, GUIDANCE)
    on_call = advise({"lost": frozenset(GONE), "happening": frozenset({"on-call"})}, GUIDANCE)
    assert [with_nothing_gone.steps[0].id, on_call.steps[0].id] == ["hang-up", "hang-up"]


def test_the_words_of_hanging_up_fit_whether_the_caller_is_there() -> None:
    """Rule 4: "hang up now" is said only while the caller is on the line."""
    rows = steps("hang-up")
    for world in worlds(rows):
        for step in given(rows, world):
            assert not ("ang up now" in step.do.you and "on-call" not in world["happening"])
        assert given(rows, world) or (world["signs"] == {"none"} and "on-call" not in world["happening"])


def test_which_phone_there_is_changes_only_the_words() -> None:
    """Rule 4: `other-phone-or-wait` is given, and as urgent, whatever phone the person has."""
    found: dict[tuple[object, ...], set[object]] = {}
    for world, _, urgency in ids_in("other-phone-or-wait"):
        rest = tuple(sorted((question, *sorted(o)) for question, o in world.items() if question != "phone"))
        found.setdefault(rest, set()).add(urgency.get("other-phone-or-wait"))
    assert all(len(outcomes) == 1 for outcomes in found.values())


def test_what_is_said_of_the_phone_is_what_the_answers_allow() -> None:
    """Rule 4: a wait only on the same landline or an unknown phone; long ago, nothing is said of waiting at all."""
    rows = steps("other-phone-or-wait")
    for world in worlds(rows):
        for step in given(rows, world):
            says_wait = "five minutes" in step.do.you
            if world["phone"] <= {"another", "same-mobile"}:
                assert not says_wait
                assert not step.waits
            elif not is_danger(world):
                assert says_wait
                assert step.waits
            assert "on-call" in world["happening"] or world["lost-when"] != {"earlier"}


@pytest.mark.parametrize("call", ["call-bank", "call-101", "check-caller", "report-fraud", "report-scotland"])
def test_after_a_live_call_another_phone_comes_before_every_other_call(call: str) -> None:
    """Rule 4: where a call is to be made after a live call, `other-phone-or-wait` stands before it, but after 999."""
    held = {"how": "live", "phone": "not-sure", "lost-when": "today", "nation": "england", "paid": "not-sure"}
    for world, order, urgency in ids_in("other-phone-or-wait", call, also=("signs",), **held):
        if urgency.get(call, Urgency.IF_IN_DOUBT) is not Urgency.IF_IN_DOUBT and world["signs"] != {"none"}:
            assert order.index("other-phone-or-wait") < order.index(call)


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


@pytest.mark.parametrize(
    ("claimed", "nation", "contact"),
    [
        ("dwp", "northern-ireland", "communities-ni"),
        ("dwp", "scotland", "dwp"),
        ("court", "scotland", "courts-scotland"),
        ("court", "northern-ireland", "courts-ni"),
        ("court", "wales", "courts"),
        ("energy", "northern-ireland", "consumerline"),
        ("energy", "england", "citizens-advice"),
        ("energy", "scotland", "advice-direct-scotland"),
    ],
)
def test_each_nation_has_its_own_checks(claimed: str, nation: str, contact: str) -> None:
    """Rule 5: benefits, courts and consumer advice are those of the nation, and of no other."""
    answers = {"claimed": frozenset({claimed}), "nation": frozenset({nation}), "asked": frozenset({"bank-details"})}

    named = [c for step in advise(answers, GUIDANCE).steps for c in step.contacts]

    assert contact in {c.id for c in named}
    assert all(nation in c.nations for c in named)


def test_a_police_caller_is_checked_on_101() -> None:
    """Rule 6: whoever said they were the police is checked on 101, with name, collar number and force."""
    for world, _, urgency in ids_in("call-101"):
        if world["claimed"] == {"police"}:
            assert urgency["call-101"] is Urgency.NEXT
    (step,) = [s for s in advise({"claimed": frozenset({"police"})}, GUIDANCE).steps if s.id == "call-101"]
    assert "name, collar number and force" in step.say


def test_101_is_the_last_resort_of_every_call_that_is_not_ordinary() -> None:
    """Rule 6: with any sign at all, 101 is a step, and as a last resort it is the last step of all."""
    for world, order, urgency in ids_in("call-101"):
        if world["signs"] != {"none"}:
            assert order == ["call-101"]
        if urgency.get("call-101") is Urgency.IF_IN_DOUBT:
            assert given(steps("call-101"), world)[0] is GUIDANCE.steps[-1]


def test_what_the_caller_said_is_written_down_wherever_someone_is_told() -> None:
    """Rule 6: with any sign, on which every report and call to the bank rests, `note-caller` stands."""
    for world, order, _ in ids_in("note-caller", also=("signs",)):
        if world["signs"] != {"none"}:
            assert order == ["note-caller"]
    assert not [text for text in texts("note-caller") if re.search(r"\bask (them|for)", text)]


@pytest.mark.parametrize("step_id", STEP_IDS)
def test_more_bad_news_never_softens_a_step(step_id: str) -> None:
    """Rule 7: one more danger, loss, request, pressure or sign removes no step and lowers no urgency."""
    rows = steps(step_id)
    found = {key(world): (world, next(iter(given(rows, world)), None)) for world in worlds(rows)}
    for world, step in found.values():
        if step is None:
            continue
        for other in worse(world, rows):
            _, kept = found[key(other)]
            if step_id == "check-caller" and kept is None:
                assert step.urgency is Urgency.IF_IN_DOUBT, "a call without any sign is checked in a calmer way"
                continue
            assert kept is not None, (world, other)
            assert URGENCY.index(kept.urgency) <= URGENCY.index(step.urgency), (world, other)


@pytest.mark.parametrize("sign_id", [id_ for id_ in SIGN_IDS if id_ not in ONE_FACT])
def test_more_bad_news_never_weakens_a_sign(sign_id: str) -> None:
    """Rule 7: no sign disappears or gets weaker, so `scam` never turns into `unverified`."""
    rows = [sign for sign in GUIDANCE.signs if sign.id == sign_id]
    found = {key(world): (world, next(iter(given(rows, world)), None)) for world in worlds(rows)}
    for world, sign in found.values():
        for other in worse(world, rows):
            _, then = found[key(other)]
            if sign is None or (sign_id == "asked-unclear" and then is None):
                continue  # what is clear now has its own sign
            assert then is not None, (world, other)
            assert SCORE[then.strength] >= SCORE[sign.strength], (world, other)


@pytest.mark.parametrize("claimed", kinds("claimed", [s for s in GUIDANCE.signs if s.id in ONE_FACT]))
def test_one_fact_counts_once_and_more_of_it_never_less(claimed: str) -> None:
    """Rule 7: what was asked for and what went are weighed together, and more of either never weighs less."""
    rows = [sign for sign in GUIDANCE.signs if sign.id in ONE_FACT and _may_be_by(claimed, sign)]
    found = {key(world): (world, _score(rows, world)) for world in worlds(rows, claimed=claimed)}
    for world, score in found.values():
        for other in worse(world, rows):
            assert found[key(other)][1] >= score, (world, other)


def _may_be_by(claimed: str, sign: SignRow) -> bool:
    """Whether a row can hold for a caller who said they were this."""
    return claimed in dict(sign.condition.takes).get("claimed", {claimed}) and all(
        claimed in dict(alternative).get("claimed", {claimed}) for alternative in sign.condition.when
    )


def _score(rows: list[SignRow], world: Answers) -> int:
    """Return how far the signs of a world go: two make a scam."""
    return min(2, sum(SCORE[sign.strength] for sign in given(rows, world)))


def test_bad_news_never_loses_a_name() -> None:
    """Rule 7: no script is ruled out by anything, so a call that had a name keeps one when more is known."""
    assert [scam.id for scam in GUIDANCE.scams if scam.condition.unless] == []


@pytest.mark.parametrize("question", [*BAD_NEWS, "expected"])
def test_not_sure_is_never_softer_than_no(question: str) -> None:
    """Rule 7: an unsure answer gives every step and sign that "none", "nothing" or "no" gives, at least as strong."""
    no = {"happening": "none", "lost": "nothing", "asked": "nothing", "pressure": "none", "expected": "no"}[question]
    rows: list[SignRow | StepRow] = [*GUIDANCE.signs, *GUIDANCE.steps]
    for row in rows:
        for alternative in (*row.condition.when, row.condition.takes):
            assert no not in dict(alternative).get(question, ()), row.id


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


@pytest.mark.parametrize("text", sorted(texts(*STEP_IDS)))
def test_no_step_sends_anyone_back_to_the_caller(text: str) -> None:
    """Rule 9: nobody is told to redial, to ring the number that the caller gave, or to stay on the line."""
    to_avoid = r"\b(redial|1471|stay on|keep them talking|number (that )?they gave|number (that )?the caller gave)\b"
    assert not re.search(to_avoid, text) or re.match(r"Write down|Do not use|Only the police", text)


@pytest.mark.parametrize("claimed", ["ex-partner", "online-friend"])
def test_nobody_is_sent_to_someone_they_fear_or_met_online(claimed: str) -> None:
    """Rule 9: no step tells anyone to ring, meet or check with that person."""
    for world in worlds(steps("check-caller"), claimed=claimed):
        said = [step.do.you for step in given(steps("check-caller"), world)]
        assert not [text for text in said if re.search(r"\b(ring|ask|check with)\b", text, re.IGNORECASE)], world


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

        assert advice.verdict == "unverified"
        assert {step.id for step in advice.steps} <= {"check-caller", "stop-sales-calls"}
        assert not any(step.urgency is Urgency.NOW for step in advice.steps)


def test_a_message_from_a_surgery_is_told_how_to_ring_back() -> None:
    """Rule 10: nobody is told to ignore it, or to ring the number in it."""
    raw = {"claimed": ["health"], "asked": ["call-back"], "how": ["voicemail"], "lost": ["nothing"]}

    said = {step.id: step.do for step in advise(GUIDANCE.checklist.accept(raw), GUIDANCE).steps}

    assert said["check-caller"].startswith("Ring back, but")
    assert "not ring back" not in " ".join(said.values())


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


@pytest.mark.parametrize(
    "raw",
    [
        {"claimed": "dwp", "pressure": "cut-off"},
        {"claimed": "dwp", "asked": "bank-details"},
        {"claimed": "health", "asked": "bank-details"},
        {"claimed": "dwp", "pressure": "cut-off", "asked": "confirm-identity", "how": "live"},
    ],
)
def test_an_office_that_really_rings_is_not_proven_false_by_one_thing(raw: dict[str, str]) -> None:
    """Rule 11: "it will stop" or "confirm your account", from DWP or a health trust, is strong and no proof."""
    advice = advise({question: frozenset({option}) for question, option in raw.items()}, GUIDANCE)

    assert advice.verdict == "unverified"
    assert advice.signs[0].strength is Strength.STRONG


@pytest.mark.parametrize(
    "raw",
    [
        {"claimed": "supplier", "asked": "pay-fee"},
        {"claimed": "supplier", "asked": "move-money"},
        {"claimed": "other", "asked": "move-money"},
        {"claimed": "charity", "asked": "card-details"},
        {"claimed": "charity", "asked": "pay-fee", "lost": "money"},
        {"claimed": "delivery", "asked": "code"},
        {"claimed": "delivery", "asked": "code", "lost": "code"},
        {"claimed": "energy", "asked": "bank-details"},
        {"claimed": "energy", "asked": "confirm-identity"},
        {"how": "missed", "claimed": "nobody", "number-status": "international"},
    ],
)
def test_one_request_of_an_ordinary_caller_is_no_scam(raw: dict[str, str]) -> None:
    """A builder's bill, a charity, a delivery code, an energy account or a missed call from abroad: unverified."""
    answers = {question: frozenset({option}) for question, option in raw.items()}

    assert advise(answers, GUIDANCE).verdict == "unverified"
