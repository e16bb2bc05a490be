"""What was typed of a call, parsed into a record."""

import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import pytest

from callcheck import read_record
from callcheck.core.errors import WrongInput
from callcheck.core.records.parse import account_of, answers_as_fields, pence_of, sort_code_of
from callcheck.core.records.record import Action, Payment
from callcheck.store.data.record_form import record_form
from callcheck.store.data.words import text as say

CARD = "4111 1111 1111 1111"  # the card number that payment firms publish for tests
FORM = record_form()


def test_everything_that_a_field_can_hold_is_parsed() -> None:
    """Each field takes a text as people write it, and keeps it in one form."""
    record = read_record(
        {
            "when": "20/07/2025",
            "line": "mobile",
            "number": "07700 900123",
            "minutes": "012",
            "callback": "withheld",
            "claimed": "police",
            "claimed-as": "DC Bluebird",
            "firm": "Kent Police",
            "collar-number": "4821",
            "caller-reference": "CR/12345/26",
            "asked": ["pin, move-money"],
            "note": "They rang twice.",
            "done": ["bank-told=B2", "report-7726"],
            "amount": ["£1,200.50", "5"],
            "method": ["bank-transfer", ""],
            "sort-code": "20 00 00",
        }
    )
    assert (record.happened, record.precision) == (datetime(2025, 7, 20, 12, tzinfo=UTC), "day")
    assert record.details == {
        "line": "mobile",
        "number": "+447700900123",
        "minutes": "12",
        "callback": "withheld",
        "claimed-as": "DC Bluebird",
        "firm": "Kent Police",
        "collar-number": "4821",
        "caller-reference": "CR/12345/26",
        "note": "They rang twice.",
    }
    assert record.answers == {"claimed": {"police"}, "asked": {"pin", "move-money"}}
    assert record.actions == (Action("bank-told", "B2"), Action("report-7726"))
    assert record.payments == (Payment(120050, "bank-transfer", "", "20-00-00"), Payment(500))
    assert record.verdict == "scam"


def test_what_is_empty_is_not_kept() -> None:
    """Nothing but spaces is as good as nothing."""
    assert read_record({"note": "  ", "number": "", "line": " "}) == read_record({})


@pytest.mark.parametrize(
    "said",
    [
        {"minutes": "ten"},
        {"minutes": "-1"},
        {"minutes": "10001"},
        {"line": "pigeon"},
        {"done": "police"},
        {"method": "magic"},
        {"claimed": "bnak"},
        {"number": "bluebird"},
        {"callback": "07700 900123 and my PIN"},
        {"when": "the other day"},
        {"nubmer": "07700 900123"},
    ],
)
def test_what_cannot_be_read_is_refused(said: Mapping[str, str | Iterable[str]]) -> None:
    """A text that a field cannot hold is refused."""
    with pytest.raises(WrongInput):
        read_record(said)


@pytest.mark.parametrize(
    ("text", "pence"),
    [("1200", 120000), ("£1,200.50", 120050), ("0.5", 50), ("", None), (" £ 7 ", 700), ("0", 0)],
)
def test_amounts_are_read_as_people_write_them(text: str, pence: int | None) -> None:
    """Pounds with or without sign, commas and pence are read exactly."""
    assert pence_of(text, say) == pence


@pytest.mark.parametrize("text", ["lots", "-5", "1.234", "1e5", "NaN", "9" * 30, "1" + "0" * 10, "٣"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    """A text that is no amount in pounds is refused with an example of one."""
    with pytest.raises(WrongInput, match=r"1200\.50"):
        pence_of(text, say)


def test_where_money_went_is_read() -> None:
    """A sort code, an account and an IBAN are taken in any spacing."""
    assert sort_code_of("20 00 00", say) == "20-00-00"
    assert sort_code_of("", say) == ""
    assert account_of("1234 5678", say) == "12345678"
    assert account_of("gb29 NWBK 6016 1331 9268 19", say) == "GB29NWBK60161331926819"
    assert account_of("", say) == ""


@pytest.mark.parametrize(
    "text", [CARD, "12345", "12345678901", "4111-1111-1111-1111", "none", "GB28NWBK60161331926819"]
)
def test_an_account_is_never_a_card_number(text: str) -> None:
    """A card number does not pass as an account, nor does an IBAN that does not add up."""
    with pytest.raises(WrongInput, match="Never write a card number"):
        account_of(text, say)


def test_answers_stand_under_the_field_that_holds_them() -> None:
    """An answer is kept by its field; the number has a field of its own, and an unknown question is named."""
    assert answers_as_fields([("asked", ["pin", "code"])], FORM, say) == {"asked": ["pin,code"]}
    with pytest.raises(WrongInput, match="--number"):
        answers_as_fields([("number", ["withheld"])], FORM, say)
    with pytest.raises(WrongInput):
        answers_as_fields([("askd", ["pin"])], FORM, say)
    with pytest.raises(WrongInput, match="Did you mean bank"):
        read_record({"claimed": "bnak"})


@pytest.mark.parametrize(
    ("typed", "precision"),
    [("now", "minute"), ("yesterday 2pm", "minute"), ("2 weeks ago", "week"), ("today", "day")],
)
def test_a_time_is_read_as_people_say_it(typed: str, precision: str) -> None:
    """When the call was is kept as exactly as it was said, and never in the future."""
    record = read_record({"when": typed})
    assert record.happened is not None
    assert record.precision == precision
    assert record.happened <= datetime.now(UTC) + timedelta(days=1)


def test_the_clock_of_the_day_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A time in summer is one of summer time, whenever it is written down."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    year = datetime.now(UTC).year - 1
    summer, winter = (read_record({"when": f"20/{month}/{year} 14:30"}).happened for month in ("07", "01"))
    assert summer == datetime(year, 7, 20, 13, 30, tzinfo=UTC)
    assert winter == datetime(year, 1, 20, 14, 30, tzinfo=UTC)
    assert read_record({"when": f"{year}-07-20T14:30"}).happened == summer
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "typed", ["the other day", "31/02/2026", "2999-01-01", "0001-01-01", "9999-12-31 23:59", "20 July 14:30 pin 4821"]
)
def test_what_is_no_time_of_a_call_is_refused(typed: str) -> None:
    """A time to come, one of long ago, and what is no time at all are refused."""
    with pytest.raises(WrongInput, match="22/11/2026"):
        read_record({"when": typed})
