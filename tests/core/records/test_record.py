"""What a record holds, how it is read, joined, told and counted."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck import api
from callcheck.core.errors import WrongInput
from callcheck.core.numbers.results import Reading
from callcheck.core.records import record as records
from callcheck.core.records.counts import By, counts
from callcheck.core.records.formatter import Teller, record_object
from callcheck.core.records.record import Deed, Payment, Record, accepted, joined, record_of, tidy
from callcheck.store.data.record_words import record_words, spoken

NOW = datetime(2026, 7, 20, 13, 30, tzinfo=UTC)
WORDS = record_words()
TELLER = Teller(WORDS, ZoneInfo("Europe/London"), spoken)


def keep(record: Record) -> Record:
    """Return the record as it may be kept."""
    return accepted(record, WORDS.refusals, WORDS.labels(), "(left out)")


def test_a_checked_call_becomes_a_record() -> None:
    """The record of a call holds its answers, its number, the verdict and the script that fits."""
    call = api.Call.of({"claimed": ["police"], "asked": ["hand-over"], "happening": ["coming"]})
    record = record_of(call.answers, call.advice(), NOW, api.read_number("07700 900123"))
    assert (record.number, record.verdict, record.scam) == ("+447700900123", "scam", "police-courier")
    assert record.answer("asked") == {"hand-over"}
    assert record.happened == NOW


@pytest.mark.parametrize("reading", [api.read_number("withheld"), None])
def test_a_withheld_number_is_kept_as_such(reading: Reading | None) -> None:
    """A number that was withheld is told apart from one that nobody noted."""
    call = api.Call.of({"number": ["withheld"]} if reading is None else {})
    record = record_of(call.answers, call.advice(), NOW, reading)
    assert record.number == "withheld"
    assert "number" not in record.answers


CARD = "4111 1111 1111 1111"  # the card number that payment firms publish for tests


@pytest.mark.parametrize(
    "record",
    [
        Record(NOW, note=f"I read out {CARD}"),
        Record(NOW, claimed_as=CARD),
        Record(NOW, visitor=CARD),
        Record(NOW, payments=(Payment(to_name=CARD),)),
        Record(NOW, deeds=(Deed("bank-told", CARD),)),
    ],
)
def test_no_text_of_a_record_holds_a_secret(record: Record) -> None:
    """A card number is refused in every text, and the reason does not repeat it."""
    with pytest.raises(WrongInput, match="looks like a card number") as caught:
        keep(record)
    assert "4111" not in str(caught.value)


def test_a_note_of_any_length_is_refused_or_kept_whole() -> None:
    """A note that is too long is refused and never cut."""
    assert keep(Record(NOW, note="a" * 10_000)).note == "a" * 10_000
    with pytest.raises(WrongInput, match="longer than 10,000"):
        keep(Record(NOW, note="a" * 10_001))


def test_joining_adds_and_loses_nothing() -> None:
    """What is learned later joins the record: payments and notes are added, a reference is filled in."""
    old = Record(
        NOW,
        note="First.",
        payments=(Payment(100),),
        deeds=(Deed("bank-told"),),
        answers={"claimed": frozenset(["bank"])},
        id=3,
    )
    more = Record(
        NOW + timedelta(days=1),
        note="Then.",
        payments=(Payment(200),),
        deeds=(Deed("police-101", "LOG1"), Deed("bank-told", "B2")),
        answers={"nation": frozenset(["wales"])},
    )
    both = joined(old, more)
    assert both.note == "First.\nThen."
    assert [p.pence for p in both.payments] == [100, 200]
    assert both.deeds == (Deed("bank-told", "B2"), Deed("police-101", "LOG1"))
    assert set(both.answers) == {"claimed", "nation"}
    assert both.id == 3


@pytest.mark.parametrize(
    ("text", "pence"),
    [("1200", 120000), ("£1,200.50", 120050), ("0.5", 50), ("", None), (" £ 7 ", 700)],
)
def test_amounts_are_read_as_people_write_them(text: str, pence: int | None) -> None:
    """Pounds with or without sign, commas and pence are read exactly."""
    assert records.pence_of(text) == pence


@pytest.mark.parametrize("text", ["lots", "-5", "1.234", "1e5", "NaN", "9" * 30, "٣"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    """A text that is no amount in pounds is refused with an example of one."""
    with pytest.raises(WrongInput, match=r"1200\.50"):
        records.pence_of(text)


def test_where_money_went_is_read() -> None:
    """A sort code, an account and an IBAN are taken in any spacing."""
    assert records.sort_code_of("20 00 00") == "20-00-00"
    assert records.account_of("1234 5678") == "12345678"
    assert records.account_of("gb29 NWBK 6016 1331 9268 19") == "GB29NWBK60161331926819"


@pytest.mark.parametrize("text", [CARD, "12345", "4111-1111-1111-1111", "none"])
def test_an_account_is_never_a_card_number(text: str) -> None:
    """A card number does not pass as an account."""
    with pytest.raises(WrongInput, match="Never write a card number"):
        records.account_of(text)


HOSTILE = st.text(st.characters(categories=["L", "N", "P", "Z", "Cc", "Cf", "Cs", "Co"]), max_size=300)


@given(HOSTILE)
def test_no_strangers_text_reaches_a_screen_raw(text: str) -> None:
    """Control characters, escape sequences and bidirectional marks never come out of a record."""
    shown = tidy(Record(NOW, claimed_as=text, visitor=text, note=text, deeds=(Deed("x", text),)))
    for out in (shown.claimed_as, shown.visitor, shown.note.replace("\n", ""), shown.deeds[0].reference):
        assert not any(c < " " or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066\u200f" for c in out)


def test_times_are_told_as_the_clock_showed() -> None:
    """A time is kept in UTC, and told in the person's own time with the name of the zone."""
    assert TELLER.when(Record(NOW)) == "20 July 2026, 14:30 BST"
    assert record_object(Record(NOW))["when"] == "2026-07-20T13:30:00+00:00"
    assert TELLER.when(Record(NOW.replace(hour=12, minute=0), timed=False)) == "20 July 2026"


def test_the_read_out_keeps_the_order_that_a_handler_asks() -> None:
    """Where you are comes first, then anyone coming, money, the story and what was done; nothing is left blank."""
    story = Record(
        NOW,
        note="They rang about my card.",
        visitor="A man in a red car at three",
        payments=(Payment(120000, "cash"),),
        answers={"happening": frozenset(["coming"]), "nation": frozenset(["wales"])},
    )
    said = TELLER.read_out(story)
    assert [s.title[:2] for s in said] == ["1.", "2.", "3.", "4.", "5."]
    assert "where you are" in said[0].title
    assert any("red car" in line for row in said[1].rows for line in row.lines)
    assert [row.lines for row in said[2].rows] == [("£1,200.00, by cash",)]
    assert ("They rang about my card.",) in [row.lines for row in said[3].rows]
    assert said[4].rows == ()
    assert said[4].note


def test_an_unknown_id_from_an_older_list_is_still_shown() -> None:
    """A record whose script or method is no longer known shows the id in place of its words."""
    shown = TELLER.sections(Record(NOW, scam="long-gone", payments=(Payment(100, "sea-shells"),)))
    lines = [line for section in shown for row in section.rows for line in row.lines]
    assert "long-gone" in lines
    assert "£1.00, by sea-shells" in lines


def test_weeks_are_counted_without_gaps() -> None:
    """A week without a call counts as nought, also over the turn of a year."""
    days = [datetime(2026, 12, 28, tzinfo=UTC), datetime(2027, 1, 3, tzinfo=UTC), datetime(2027, 1, 13, tzinfo=UTC)]
    assert counts(map(Record, days), By.WEEK) == [("2026-W53", 2), ("2027-W01", 0), ("2027-W02", 1)]


def test_scripts_are_counted_most_first() -> None:
    """Scripts and nations are counted most first, and those not known are counted too."""
    three = [Record(NOW, scam="ni-number"), Record(NOW), Record(NOW, scam="ni-number")]
    assert counts(three, By.SCAM) == [("ni-number", 2), ("not-sure", 1)]
    assert counts([Record(NOW, answers={"nation": frozenset(["wales"])})], By.NATION) == [("wales", 1)]
    assert counts([], By.WEEK) == []
