"""What a record refuses to hold, and what it must take."""

import string
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck.core.records.credentials import Credential, credential_in
from callcheck.core.records.credentials import without_ni_number as without
from callcheck.store.data.record_form import record_form

PHRASES = record_form().phrases


def credential_found(text: str) -> Credential | None:
    """Return what must not be kept of a text, by the English phrases."""
    return credential_in(text, PHRASES)


def without_ni_number(text: str, mask: str) -> str:
    """Return the text without National Insurance numbers."""
    return without(text, PHRASES, mask)


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
    assert credential_found(f"{before} {card} {after}") is Credential.CARD


@given(cards(), st.sampled_from(["22/11/2026 ", "£1,200.50 ", "at 14:30 ", "07700 900123, ", "ref 48213 "]))
def test_a_card_number_is_found_behind_other_digits(card: str, before: str) -> None:
    """A date, an amount, a time, a phone number or a reference in front does not hide a card number."""
    assert credential_found(before + card) is Credential.CARD


@pytest.mark.parametrize(
    "text",
    ["４１１１ １１１１ １１１１ １１１１", "٤١١١١١١١١١١١١١١١", "Visa4111111111111111", "41111111111111110326123"],
)
def test_a_card_number_in_disguise_is_found(text: str) -> None:
    """Wide digits, digits of another script, letters in front or a date run on behind do not hide a card number."""
    assert credential_found(text) is Credential.CARD


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
    assert credential_found(joined) is None


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
    assert credential_found(text) is None


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
    assert credential_found(text) is Credential.PIN


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
    assert credential_found(text) is Credential.CODE


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
    assert credential_found(text) is Credential.PASSWORD


@pytest.mark.parametrize("text", ["My mother's maiden name is Smith", "memorable word: bluebird"])
def test_a_security_answer_is_found(text: str) -> None:
    """The answer to a security question is refused."""
    assert credential_found(text) is Credential.ANSWER


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


# --- As people write: notes that must be refused, and notes that must be taken --------------------------------------

TOLD = """
the pin on my card is 4821
I told him the password, it's Daffodil7
code 88-21-13
Told them Daffodil which is my password
I read him the number on the text, 482913
my number for the cash machine is 4471
pín 4471
pswd daffodil1
pin for my Barclays debit card 4821
pin for the Halifax card is 4821
my PIN for the card is 4821
PIN debit 4821
pin (debit card) 4821
pins for both cards are 4821 and 7733
pin that I gave him over the phone was 4821
he asked for my pin and I said 4821
he asked for the pin so I told him it was 4821
He asked me for my PIN. I said 4821.
I told them my pin. It is 4821
code on my phone was 482193
code that came by text was 482193
code for the app: 482193
passcode for my phone is 482193
passcode texted to me by NatWest 482193
The code in the text message from my bank said 482193
they sent a code. I read it to them. 482193
I was sent a code by text at 14:30 and I read out 482193
I gave the man 4821 for my PIN
typed 4821 in as my pin
I keyed in 4821 when he asked for my PIN
Use 482193 to sign in to your account
the three digits on the back are 482
3 digits on back 482
the three numbers on the back of my card were 482
the number on the back of the card is 482
gave him the last 3 numbers 482 from the signature strip
security code on the back 482
cv2 482
csv 482
PIN four eight two one
my pin is four eight two one
my PIN was four, eight, two, one
pin number four eight two one
my PIN is double four two one
My pin code: four-eight-two-one
I told them four eight two one which is my pin
code is four eight two one nine three
Password bluebird
my password bluebird
I told her my password, bluebird
I gave him my password which is bluebird
I told him my password was bluebird because he asked
bluebird is my password
bluebird was my password
'bluebird' is the password
I typed in bluebird as my password
my online banking password is Tottenham Hotspur
voice password bluebird
pwd=hunter2
pwd hunter2
passwd: hunter2
my passwd is hunter2
pass: hunter2
pw: bluebird
p/w bluebird
my mother's maiden name Smith
mother's maiden name Smith
I told him my mums maiden name, Smith
memorable word bluebird
memorable name Fluffy
my memorable date is 12 March 1948
memorable information is bluebird
memorable info: bluebird
security answer Fluffy
answer to my security question is Fluffy
security question answer: Fluffy
security answers: Smith, Fluffy, Leeds
first pet Fluffy
the name of my first pet, Fluffy
my favourite teacher was Mr Jones
first school St Mary's
place of birth Leeds
security word bluebird
my secret word bluebird
safe word bluebird
security number 482193
my security number is 482193
verification number 482193
telephone banking number 482193
my security pass number 48219
customer number 1234567890 and passnumber 4821
card reader number 48219367
authorisation number from my card reader 48219367
the 6 digit number they texted me was 482193
my pin's 4821
p.i.n. 4821
P I N 4821
o.t.p. 482193
PIN NO. 4821
Pin #4821
pin *4821*
pin→4821
PIN4821
mypin4821
my pincode is 4821
pin 4,8,2,1
PIN 4.8.2.1
my pni is 4821
my pinn is 4821
pin nubmer 4821
verifcation cod 482193
my pasword is bluebird
my passwrod is bluebird
my PIN is my birthday 1948
4821 was my pin
I read out the code 482193
4821 for the pin
""".strip().splitlines()

STORIES = """
Caller claimed police, crime number CR/12345/26, wanted pin
my password is long
101 log 482 was made after my PIN was given
1200 was taken with my PIN
500 was drawn with my PIN
Action Fraud code NFRC260412345678
AnyDesk code 482193776
Asked for - PIN: yes, password: yes, code: no
Bank blocked PIN (482193 is the ref)
Bank reset my PIN (ref 482193)
Barclays code 20-00-00 account 12345678
CVV asked for at 14:30
CVV given 14.30
CVV number given, card ending 4821
Changed password. Bank ref 4821
Code 2 of 3 given
Code to 07700900123
Code was sent from 60599
Crime ref 482193 is about my PIN
Gave PIN, card taken
Gave account number 12345678 and PIN
Give me your password now!!
He asked for my memorable word on 22/11/2026
He got my PIN 10 minutes ago
He got my PIN 2 hours ago
He kept shouting password password!
He knew my sort code 20-00-00 and account 12345678 and asked for the code
I changed my PIN. 159 told me
I gave him the code and the account 12345678 was emptied
I gave him the code it was 2500 pounds that went
I gave my PIN and my account 12345678 is empty
I gave my PIN at half past two. He took £300
I gave my PIN to the number 0808 157 0456
I gave my PIN, 500 taken
I gave my mother's maiden name at 14:30
I gave my pin no. and card no. to him
I gave password/PIN
I gave the PIN (14:30)
I gave the PIN (22/11)
I gave the PIN (I am so sorry). He took 500
I gave the code (it was 6 numbers long)
I got a code as I paid 1500 by card
I got the code, it was 22 November
I paid 500 as he had my PIN
I sent the code 22nd November
I sent the code. It was 1500 pounds
I told him my password, 10am
I told him the code and he said wait 10 minutes
ID-code 4821
Maiden name: not given
Memorable word: not given
My password was "changed"
OTP from 60110
OTP from HSBC 14:22
OTP given 2 times
OTP texted 14:22
PIN/password asked
PIN: yes. Password: no. Code: yes
Password: changed
Password: no
Password: yes
Ref-code 482193
STD code 01632
Security answer: none
Sort  code 20-00-00
They asked for my PIN, I said 101 would check
They asked for the CVV, 3 times
They wanted my password again!
call at 1430 was about a code
cancelled card and PIN. 482193 is the ref
cancelled my card and PIN (ref 482193)
case 482193 is for the PIN theft
changed my PIN, ref AB4821
changed my password 22/11/2026
changed password - ref AB4821
changed password 14:30
changed password, ref 4821AB
claim code 482193
code came 14:22 from HSBC
code read out, 1200 gone
code texted 14:22
code to phone 07700 900123
delivery code 4821
error code 404
gave PIN 10am
gave PIN and account number 12345678
gave PIN on keypad
gave PIN, account no 12345678
gave card ending 4821, expiry and CVV
gave code 22nd Nov
gave him my code, account 12345678
gave him the PIN 1430 hours
gave him the PIN, 1430hrs
gave maiden name 2pm
gave my PIN, I called 0808 157 0222
gave my password and email jane@example.com
gave password 22nd Nov
gave password twice
gave the code (1200 went)
gave the code, 10am on Tuesday
gave the code, 4000 pounds went
gave the code, they took £2,000
gift card code AQ12-345678-ABCD
he asked for PIN 3 or 4 times, I said no 1000 times
he asked for PIN, I said 0800 is free
he asked for my PIN (4 digits)
he asked for my code (6 digits)
he asked my maiden name twice!
he said crime code 482193
in 2024 was asked for PIN
incident code 4821
log 482 was given for the PIN
maiden name was given
my email password (jane@example.com)
my password for jane@example.com was given
my password was compromised!
my password was different
my password was gone
my password was strong
my password was taken
my password was written down
my pin, my account 12345678
my security code was asked for at 2pm
new PIN - ref 482193
password 22/11/2026 changed
password changed 22/11/2026
password for my email jane@example.com
password reset 22/11/2026
password, date of birth 12/03/1948
password: not given
phone code 01632
police code 4821
police log code 4821
post-code TN23 1AA
postal code SW1A 1AA
read out the code from 10am to 11am
ref 482193 is not a PIN
ref. code 482193
routing code 900000009
security code asked
sent 500 as code was needed
she asked for a 6 digit code, I gave it 2026-11-22
sorting code 20-00-00
staff code 4821
the code number 999
the security code was never asked
they asked for PIN/OTP/CVV
they took 500 as they had my code
told him PIN, sort code 20-00-00, account 12345678
told him my PIN, account 12345678
told the code over the phone. Ring back on 0345 600 0000
told them my PIN, 11am call
told them my pin - 2400 gone from account
told them the code - 2400 gone
""".strip().splitlines()


SEEN_AT_LEAST, WRONGLY_REFUSED_AT_MOST = 95, 5
"""What is promised. The phrases of the data do better now, which need not last when a phrase is changed."""


def test_what_people_write_of_a_secret_is_refused() -> None:
    """A secret is seen in ordinary English, with its name before or behind, misspelt or taken apart."""
    missed = [note for note in TOLD if credential_found(note) is None]

    assert len(TOLD) - len(missed) >= SEEN_AT_LEAST, missed


def test_what_people_write_of_a_call_is_taken() -> None:
    """Amounts, times, references and the word "no" beside the name of a secret are no secret."""
    refused = [note for note in STORIES if credential_found(note) is not None]

    assert len(refused) <= WRONGLY_REFUSED_AT_MOST, refused


@pytest.mark.parametrize("digits", ["4111 1111 1111 1112", "1234-5678-9012-3456", "9999888877776666"])
def test_sixteen_digits_are_refused_even_if_no_card_has_them(digits: str) -> None:
    """A card number with a slip of the pen in it is as good as one."""
    assert credential_found(f"I gave {digits} to him") is Credential.CARD


@pytest.mark.parametrize("piece", ["12 ", "1 ", "pin ", "0-", "a1-", "one ", "ref number ", "x", ".", "\x01"])
def test_a_secret_at_the_end_of_the_longest_note_is_found(piece: str) -> None:
    """However long a note is, and whatever fills it, it is read to its end."""
    assert credential_found(piece * (9_900 // len(piece)) + ". The PIN is 4821") is Credential.PIN
