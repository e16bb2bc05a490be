"""What a record refuses to hold, and what it must take."""

import string
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck.core.secrets import Secret, secret_in, without_ni_number

# --- Card numbers: made here from what issuers publish, not from the code under test --------------------------------

ISSUERS = [
    ("4", 13),
    ("4", 16),
    ("4", 19),
    *[(str(start), 16) for start in range(51, 56)],
    ("2221", 16),
    ("2500", 16),
    ("2720", 16),
    ("34", 15),
    ("37", 15),
    ("300", 14),
    ("305", 14),
    ("36", 14),
    ("38", 14),
    ("3528", 16),
    ("3589", 16),
    ("6011", 16),
    ("644", 16),
    ("65", 16),
    ("62", 16),
    ("62", 19),
    ("5018", 16),
    ("6304", 18),
    ("6759", 19),
    ("2200", 16),
]
SEPARATORS = ["", " ", "-", ".", "  ", "/", " - ", "\n", "\u00a0", "_", ",", ":", ", ", "\u200b"]
SPACES = ["", " ", "-", ".", "  ", " - ", "\n", "\u00a0", "_", "\u200b"]
WORDS = st.text(alphabet=string.ascii_letters + " .,!?", max_size=40)


def with_check_digit(digits: str) -> str:
    """Return the digits with the one that makes the whole a card number."""
    return next(f"{digits}{last}" for last in range(10) if checks(f"{digits}{last}"))


def checks(digits: str) -> bool:
    """Whether Luhn's sum over the digits ends in nought."""
    total = 0
    for place, digit in enumerate(map(int, digits[::-1])):
        total += digit if place % 2 == 0 else sum(divmod(digit * 2, 10))
    return total % 10 == 0


@st.composite
def cards(draw: st.DrawFn) -> str:
    """Draw a card number of a real issuer's range, in a way that people write them."""
    start, length = draw(st.sampled_from(ISSUERS))
    rest = length - len(start) - 1
    digits = with_check_digit(start + draw(st.text(alphabet=string.digits, min_size=rest, max_size=rest)))
    groups: Callable[[], list[str]] = draw(
        st.sampled_from(
            [
                lambda: [digits],
                lambda: [digits[at : at + 4] for at in range(0, length, 4)],
                lambda: [digits[at : at + 2] for at in range(0, length, 2)],
                lambda: list(digits),
                lambda: [digits[:4], digits[4:10], digits[10:]],
            ]
        )
    )
    parts = groups()
    if all(len(part) >= 4 for part in parts[:-1]) and draw(st.booleans()):
        return "".join(part + draw(st.sampled_from([" ", "-", "", "  ", "."])) for part in parts)
    even = {len(part) for part in parts[:-1]} in ({4}, {2}, {1}, set())
    return draw(st.sampled_from(SEPARATORS if even else SPACES)).join(parts)


@given(cards(), WORDS, WORDS)
def test_no_card_number_passes(card: str, before: str, after: str) -> None:
    """A card number of any issuer is found, however its digits are grouped and whatever stands around it."""
    assert secret_in(f"{before} {card} {after}") is Secret.CARD


@given(cards(), st.sampled_from(["22/11/2026 ", "£1,200.50 ", "at 14:30 ", "07700 900123, ", "ref 48213 "]))
def test_a_card_number_is_found_behind_other_digits(card: str, before: str) -> None:
    """A date, an amount, a time, a phone number or a reference in front does not hide a card number."""
    assert secret_in(before + card) is Secret.CARD


@pytest.mark.parametrize(
    "text",
    ["４１１１ １１１１ １１１１ １１１１", "٤١١١١١١١١١١١١١١١", "Visa4111111111111111", "41111111111111110326123"],
)
def test_a_card_number_in_disguise_is_found(text: str) -> None:
    """Wide digits, digits of another script, letters in front or a date run on behind do not hide a card number."""
    assert secret_in(text) is Secret.CARD


# --- What must be taken ---------------------------------------------------------------------------------------------

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1))
DATES = st.one_of(
    DAYS.map(lambda d: f"{d:%d/%m/%Y}"),
    DAYS.map(lambda d: f"{d:%d-%m-%y}"),
    DAYS.map(lambda d: d.isoformat()),
    DAYS.map(lambda d: f"{d.day}.{d.month}.{d:%Y}"),
    MOMENTS.map(lambda d: f"{d:%d/%m/%Y %H:%M}"),
    MOMENTS.map(lambda d: f"{d:%Y-%m-%dT%H:%M:%S}"),
)
DIGITS = st.text(alphabet=string.digits, min_size=3, max_size=3)
PHONES = st.one_of(
    DIGITS.map(lambda d: f"07700 900{d}"),
    DIGITS.map(lambda d: f"07700900{d}"),
    DIGITS.map(lambda d: f"+44 7700 900{d}"),
    DIGITS.map(lambda d: f"020 7946 0{d}"),
    DIGITS.map(lambda d: f"(0131) 496 0{d}"),
    DIGITS.map(lambda d: f"01632 960{d}"),
)
AMOUNTS = st.one_of(
    st.integers(1, 9_999_999).map(lambda n: f"£{n:,}"),
    st.integers(1, 99_999).map(lambda n: f"£{n}.50"),
    st.integers(1, 99_999).map(lambda n: f"{n} pounds"),
)
EIGHT = st.text(alphabet=string.digits, min_size=8, max_size=8)
PAIRS = st.text(alphabet=string.digits, min_size=2, max_size=2)
ACCOUNTS = st.one_of(
    st.tuples(PAIRS, PAIRS, PAIRS, EIGHT).map(lambda p: f"{p[0]}-{p[1]}-{p[2]} {p[3]}"),
    st.tuples(PAIRS, PAIRS, PAIRS, EIGHT).map(lambda p: f"sort code {p[0]}{p[1]}{p[2]}, account {p[3]}"),
    st.tuples(PAIRS, PAIRS, PAIRS, EIGHT).map(lambda p: f"{p[0]}{p[1]}{p[2]} {p[3]}"),
)
REFERENCES = st.one_of(
    st.integers(0, 999_999_999_999).map(lambda n: f"NFRC{n:012}"),
    st.integers(1, 9999).map(lambda n: f"CAD {n} of 22 November"),
    st.integers(1, 99999).map(lambda n: f"46/{n}/26"),
    st.text(alphabet=string.ascii_uppercase + string.digits, min_size=4, max_size=12),
)


@given(st.lists(st.one_of(DATES, PHONES, AMOUNTS, ACCOUNTS, REFERENCES), min_size=1, max_size=5), st.data())
def test_ordinary_details_are_taken(details: list[str], data: st.DataObject) -> None:
    """Dates, times, phone numbers, amounts, references and where money went are kept, side by side or not."""
    joined = data.draw(st.sampled_from([", ", " and then ", "; ", " on "])).join(details)
    assert secret_in(joined) is None


@pytest.mark.parametrize(
    "text",
    [
        "They asked for my PIN. I paid £500.",
        "They asked for my PIN and said I owed 4500 pounds.",
        "I gave my PIN at 14:30 on 22/11/2026.",
        "I told them my password and my date of birth.",
        "My password was changed. The code was sent to 07700 900123.",
        "The sort code was 20-00-00 and the account 12345678.",
        "The area code 01322 was on the screen. My postcode is DA1 1AA.",
        "They gave a badge number 48213 and said to ring 101 with the code.",
        "I gave the code from the text. Then I rang 159.",
        "The code was 159, they said.",
        "His ID code was 55231, and he gave reference code AB48213.",
        "They knew the last four digits of my card, 1234.",
        "My card ending 1234 was used twice.",
        "I had to give a password for the courier.",
        "They wanted my mother's maiden name but I said no.",
        "He said the password was wrong.",
        "We have a safe phrase and he did not know it.",
        "GB29 NWBK 6016 1331 9268 19 is where it went.",
        "",
    ],
)
def test_an_ordinary_story_is_taken(text: str) -> None:
    """Saying that a PIN, a password or a code was asked for or given is no secret."""
    assert secret_in(text) is None


# --- Secrets that a word gives away ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "My PIN is 4821",
        "pin: 4821",
        "PIN number 4 8 2 1",
        "I gave them my PIN (4821).",
        "4821 was my PIN",
        "I read out 4821 as the card PIN",
        "PIN=482193",
    ],
)
def test_a_pin_is_found(text: str) -> None:
    """Digits beside the word PIN are refused, in either order."""
    assert secret_in(text) is Secret.PIN


@pytest.mark.parametrize(
    "text",
    [
        "the code was 482913",
        "code from the text: 482-913",
        "I gave them the code that the bank texted me, 482 913",
        "OTP 482913",
        "cvv 123",
        "the three digits on the back 123",
        "The security code is 123",
        "one-time passcode 4829134",
        "the code was G-482913",
        "482913 was the code",
    ],
)
def test_a_code_is_found(text: str) -> None:
    """Digits beside the word code, or a word for the digits on the back of a card, are refused."""
    assert secret_in(text) is Secret.CODE


@pytest.mark.parametrize(
    "text",
    [
        "password: fluffy",
        "my password is hunter2",
        "My password was Fluffy.",
        "the password is 'bluebird' for the courier",
        "pass word = letmein",
        "password, it is hunter2",
        "our safe word is bluebird",
    ],
)
def test_a_password_is_found(text: str) -> None:
    """A word that is given as the password is refused."""
    assert secret_in(text) is Secret.PASSWORD


@pytest.mark.parametrize("text", ["My mother's maiden name is Smith", "memorable word: bluebird"])
def test_a_security_answer_is_found(text: str) -> None:
    """The answer to a security question is refused."""
    assert secret_in(text) is Secret.ANSWER


# --- National Insurance numbers -------------------------------------------------------------------------------------


@given(
    st.sampled_from(["AB", "JK", "WX", "ab", "Pr"]),
    st.text(alphabet=string.digits, min_size=6, max_size=6),
    st.sampled_from("ABCDabcd"),
    st.sampled_from(["", " ", "-"]),
)
def test_a_national_insurance_number_is_left_out(letters: str, digits: str, last: str, gap: str) -> None:
    """A National Insurance number is replaced, however it is spaced, and the words around it stay."""
    number = gap.join([letters, digits[:2], digits[2:4], digits[4:], last])
    masked = without_ni_number(f"They read out {number} to me", "(left out)")
    assert masked == "They read out (left out) to me"


def test_a_number_named_as_national_insurance_is_left_out_without_its_last_letter() -> None:
    """A number that the words before it name is left out, even when it is not written whole."""
    assert without_ni_number("My NI number is AB123456.", "(left out)") == "My NI number is (left out)."


@pytest.mark.parametrize("text", ["NFRC241122123456", "LOG123456", "The postcode is DA1 1AA", "ref GB 12 34 56"])
def test_other_references_stay(text: str) -> None:
    """A reference that is no National Insurance number is not touched."""
    assert without_ni_number(text, "(left out)") == text
