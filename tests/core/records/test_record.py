"""What a record holds, how it is joined, checked and counted."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck import api
from callcheck.core.advice.engine import Verdict
from callcheck.core.errors import WrongInput
from callcheck.core.moment import Precision
from callcheck.core.numbers.results import Reading
from callcheck.core.records.counts import By, counts
from callcheck.core.records.record import Action, Payment, Record, blocked, joined, record_of, tidy
from callcheck.store.data.record_form import validate

NOW = datetime(2026, 7, 20, 13, 30, tzinfo=UTC)


def test_a_checked_call_becomes_a_record() -> None:
    """The record of a call holds its answers, its number, the verdict and the script that fits."""
    call = api.Call.of({"claimed": ["police"], "asked": ["hand-over"], "happening": ["coming"]})
    record = record_of(call.answers, call.advice(), NOW, api.read_number("07700 900123"))
    assert (record.number, record.verdict, record.scam) == ("+447700900123", "scam", "police-courier")
    assert record.answer("asked") == {"hand-over"}


@pytest.mark.parametrize(
    ("happening", "when"), [(["on-call"], NOW), (["none"], None), (["at-door"], None), ([], None)]
)
def test_the_time_of_saving_is_not_the_time_of_the_call(happening: list[str], when: datetime | None) -> None:
    """Only while the caller is on the line is it known when the call was; else nobody has said."""
    call = api.Call.of({"happening": happening} if happening else {})
    assert record_of(call.answers, call.advice(), NOW).happened == when


@pytest.mark.parametrize("reading", [api.read_number("withheld"), None])
def test_a_withheld_number_is_kept_as_such(reading: Reading | None) -> None:
    """A number that was withheld is told apart from one that nobody noted."""
    call = api.Call.of({"number": ["withheld"]} if reading is None else {})
    record = record_of(call.answers, call.advice(), NOW, reading)
    assert record.number == "withheld"
    assert "number" not in record.answers
    assert record_of({}, call.advice(), NOW).number is None


def test_the_number_that_was_blocked_is_in_the_record() -> None:
    """A number that the person put on their list is what the phone showed, unless another was noted."""
    once = blocked(Record(NOW), "+447700900123")
    assert once.number == "+447700900123"
    assert once.actions == (Action("number-blocked", "+447700900123"),)
    noted = blocked(Record(NOW, details={"number": "withheld"}), "+447700900123")
    assert noted.number == "withheld"
    assert blocked(once, "+447700900123") == once


CARD = "4111 1111 1111 1111"  # the card number that payment firms publish for tests


@pytest.mark.parametrize(
    "record",
    [
        *(
            Record(NOW, details={field: f"I read out {CARD}"})
            for field in ("note", "claimed-as", "firm", "collar-number", "caller-reference", "visitor")
        ),
        Record(NOW, payments=(Payment(to_name=CARD),)),
        Record(NOW, actions=(Action("bank-told", CARD),)),
    ],
)
def test_no_text_of_a_record_holds_a_credential(record: Record) -> None:
    """A card number is refused in every text, and the reason does not repeat it."""
    with pytest.raises(WrongInput, match="looks like a card number") as caught:
        validate(record)
    assert "4111" not in str(caught.value)


@pytest.mark.parametrize(
    "record",
    [
        Record(NOW, details={"number": "my pin is 4821"}),
        Record(NOW, details={"callback": CARD}),
        Record(NOW, details={"line": "the password is bluebird"}),
        Record(NOW, details={"minutes": "12 and my pin is 4821"}),
        Record(NOW, details={"no-such-field": "x"}),
        Record(NOW, details={"asked": "pin"}),
        Record(NOW, payments=(Payment(account=CARD),)),
        Record(NOW, payments=(Payment(sort_code="pin 4821"),)),
    ],
)
def test_no_story_hides_where_a_number_or_a_choice_belongs(record: Record) -> None:
    """A script that fills a record by hand can put no text where a number or an id stands."""
    with pytest.raises(WrongInput) as caught:
        validate(record)
    assert "4821" not in str(caught.value)


def test_a_note_of_any_length_is_refused_or_kept_whole() -> None:
    """A note that is too long is refused and never cut."""
    assert validate(Record(NOW, details={"note": "a" * 10_000})).details["note"] == "a" * 10_000
    with pytest.raises(WrongInput, match="longer than 10,000"):
        validate(Record(NOW, details={"note": "a" * 10_001}))
    with pytest.raises(WrongInput, match="longer than 200"):
        validate(Record(NOW, details={"firm": "a" * 201}))


OLD = Record(
    NOW,
    details={"note": "First.", "number": "withheld", "firm": "A bank"},
    payments=(Payment(100),),
    actions=(Action("bank-told"), Action("report-7726")),
    answers={"claimed": frozenset(["bank"]), "nation": frozenset(["wales"])},
    verdict=Verdict.UNVERIFIED,
    scam="old",
    saved=NOW,
    id=3,
)
NEW = Record(
    NOW + timedelta(days=1),
    precision=Precision.DAY,
    details={"note": "Then.", "number": "+447700900123"},
    payments=(Payment(200),),
    actions=(Action("police-101", "LOG1"), Action("bank-told", "B2")),
    answers={"claimed": frozenset(["police"])},
    verdict=Verdict.SCAM,
    scam="new",
    saved=NOW + timedelta(days=2),
    id=4,
)


def test_joining_adds_and_loses_nothing() -> None:
    """What is learned later joins the record: payments and notes are added, a reference is filled in."""
    assert joined(OLD, NEW) == Record(
        NOW + timedelta(days=1),
        precision=Precision.DAY,
        details={"note": "First.\nThen.", "number": "+447700900123", "firm": "A bank"},
        payments=(Payment(100), Payment(200)),
        actions=(Action("bank-told", "B2"), Action("report-7726"), Action("police-101", "LOG1")),
        answers={"claimed": frozenset(["police"]), "nation": frozenset(["wales"])},
        verdict=Verdict.SCAM,
        scam="new",
        saved=NOW,
        id=3,
    )


def test_joining_nothing_changes_nothing() -> None:
    """A record to which nothing is added stays as it was, its time included."""
    assert joined(OLD, Record()) == OLD
    assert joined(Record(id=1), NEW) == Record(
        NEW.happened,
        precision=Precision.DAY,
        details=NEW.details,
        payments=NEW.payments,
        actions=NEW.actions,
        answers=NEW.answers,
        verdict=NEW.verdict,
        scam=NEW.scam,
        id=1,
    )


HOSTILE = st.text(st.characters(categories=["L", "N", "P", "Z", "Cc", "Cf", "Cs", "Co"]), max_size=300)


@given(HOSTILE)
def test_no_strangers_text_reaches_a_screen_raw(text: str) -> None:
    """Control characters, escape sequences and bidirectional marks never come out of a record."""
    payment = Payment(None, "card", text, text, text)
    shown = tidy(Record(NOW, details={"firm": text, "note": text}, payments=(payment,), actions=(Action("x", text),)))
    told = shown.payments[0]
    for out in (*shown.details.values(), told.to_name, told.sort_code, told.account, shown.actions[0].reference):
        bare = out.replace("\n", "")
        assert not any(c < " " or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066\u200f" for c in bare)


def test_weeks_are_counted_without_gaps() -> None:
    """A week without a call is counted too, also over the turn of a year, and so are calls that nobody dated."""
    days = [datetime(2026, 12, 28, tzinfo=UTC), datetime(2027, 1, 3, tzinfo=UTC), datetime(2027, 1, 13, tzinfo=UTC)]
    assert counts(map(Record, days), By.WEEK) == [("2026-W53", 2), ("2027-W01", 0), ("2027-W02", 1)]
    assert counts([Record(days[0]), Record(saved=NOW)], By.WEEK) == [("2026-W53", 1), ("not-sure", 1)]


def test_a_week_belongs_to_the_year_of_its_thursday() -> None:
    """The first days of a year may stand in the last week of the year before (ISO 8601)."""
    assert counts([Record(datetime(2027, 1, 1, tzinfo=UTC))], By.WEEK) == [("2026-W53", 1)]
    assert counts([Record(datetime(2024, 12, 31, tzinfo=UTC))], By.WEEK) == [("2025-W01", 1)]


def test_scripts_are_counted_most_first() -> None:
    """Scripts and nations are counted most first, and those not known are counted too."""
    three = [Record(NOW, scam="ni-number"), Record(NOW), Record(NOW, scam="ni-number")]
    assert counts(three, By.SCAM) == [("ni-number", 2), ("not-sure", 1)]
    assert counts([Record(NOW, answers={"nation": frozenset(["wales"])})], By.NATION) == [("wales", 1)]
    assert counts([], By.WEEK) == []
