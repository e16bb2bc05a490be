"""Reading what a phone showed, with fictional numbers only."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck.core.numbers import libphonenumber as reference
from callcheck.core.numbers.fast_parse import read_fast
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.parse import read
from callcheck.core.numbers.results import NotANumber, ServiceNumber, Withheld
from callcheck.store.data.numbering import areas, numbering

NUMBERING = numbering()


def reading(text: str, region: str = "GB") -> Number | ServiceNumber | Withheld | NotANumber:
    """Return the full reading of a text."""
    return read(text, region, NUMBERING)


@pytest.mark.parametrize(
    "text",
    [
        "07700 900123",
        "07700900123",
        "(07700) 900-123",
        "+44 7700 900123",
        "+44 (0) 7700 900123",
        "0044 7700 900123",
        "tel:+44-7700-900123",
        "07700\u00a0900123",
        "07700\u2011900123",
        "\u202a+447700900123\u202c",
        "٠٧٧٠٠٩٠٠١٢٣",
        "０７７００９００１２３",
        "０７７００ー９００１２３",
        "tel:07700900123;phone-context=+44",
        "tel:7700900123;phone-context=+44",
        "tel:900123;phone-context=+44-7700",
        "TEL:07700900123;isub=12;phone-context=phones.example.com",
        "\x0007700 900123\x00",
    ],
)
def test_every_notation_of_one_number_is_read_alike(text: str) -> None:
    """Spaces, brackets, dashes, other digits and invisible marks make no difference, and need no note."""
    assert reading(text) == Number(text, "+447700900123")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("447700900123", "without-plus"),
        ("7700900123", "without-zero"),
        ("07700 900123 x45", "with-extension"),
        ("07700 900123 ext. 45", "with-extension"),
        ("Phone: 07700 900123", "with-text"),
    ],
)
def test_a_reading_that_had_to_choose_says_how(text: str, note: str) -> None:
    """Where something was added or left out, the reading carries a note that says so."""
    found = reading(text)

    assert isinstance(found, Number)
    assert (found.e164, found.notes) == ("+447700900123", (note,))


@pytest.mark.parametrize(
    "text", ["", "  ", "Withheld", "PRIVATE", "anonymous", "unknown", "No Caller ID", "unavailable", "(withheld)"]
)
def test_a_hidden_number_is_an_answer_and_no_error(text: str) -> None:
    """The words that phones show for a hidden number, and nothing at all, read as withheld."""
    assert isinstance(reading(text), Withheld)


@pytest.mark.parametrize(
    "text",
    ["999", "112", "101", "105", "111", "119", "159", "1471", "7726", "116 123", "118118", "18000", "18001 101"],
)
def test_service_numbers_never_become_plus_44(text: str) -> None:
    """A number that is dialled as it stands is told apart before anything adds a country code."""
    assert isinstance(reading(text), ServiceNumber)


def test_a_service_number_of_the_uk_is_none_elsewhere() -> None:
    """101 is no service number in another region; 112 is one everywhere."""
    assert not isinstance(reading("101", "US"), ServiceNumber)
    assert isinstance(reading("112", "DE"), ServiceNumber)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("+44 7700 9OO123", "letters"),
        ("0800 CALLME", "letters"),
        ("07700 9001 23A", "letters"),
        ("9OO", "letters"),
        ("4.4778E+11", "spreadsheet"),
        ("4,4778e11", "spreadsheet"),
        ("07700 900*", "pattern"),
        ("12345678901234567", "too-long"),
        ("+4477009001230000", "too-long"),
        ("tel:0800CALLME", "letters"),
        ("tel:07700900123;phone-context=", "unreadable"),
        ("tel:07700900123;phone-context=+", "unreadable"),
        ("tel:07700900123;phone-context=a b", "unreadable"),
        ("07700900123;phone-context=+44", "letters"),
        ("07700900123" + "-" * 100 + "1" + "," * 100 + "a1", "letters"),
        ("07700900123" + "," * 100 + "1", "unreadable"),
        ("1" * 41, "too-long"),
        ("1" * 1001, "long-text"),
        ("0", "unreadable"),
        ("hello", "no-digits"),
        ("+", "no-digits"),
    ],
)
def test_what_is_no_number_says_why(text: str, reason: str) -> None:
    """A text that cannot be read is refused with its reason, and no digit is dropped without a word."""
    assert reading(text) == NotANumber(text, reason)


def test_every_reason_and_note_has_words() -> None:
    """Whatever the reader says about a number, a person can read it."""
    assert {"letters", "spreadsheet", "pattern", "too-long", "unreadable", "no-digits"} <= NUMBERING.refusals.keys()
    assert {"without-plus", "without-zero", "with-extension", "with-text"} <= NUMBERING.notes.keys()


@given(st.text(), st.sampled_from(["GB", "US", "DE", "ZZ"]))
def test_reading_never_raises(text: str, region: str) -> None:
    """Any text at all gives a reading."""
    assert reading(text, region).text == text


@given(
    st.from_regex(r"(\+44|0044|0|44|)[ -]?[1-9][0-9]{1,4}[ -]?[0-9]{3,6}", fullmatch=True)
    | st.text(st.sampled_from("+()- 0123456789"), max_size=20)
)
def test_reading_its_own_output_gives_it_back(text: str) -> None:
    """E.164 is a fixed point: what the reader gives, it reads as the same number."""
    found = reading(text)

    if isinstance(found, Number):
        again = reading(found.e164)
        assert isinstance(again, Number)
        assert again.e164 == found.e164


@given(st.from_regex(r"[ -]{0,2}(\+ ?44|0044|0|44|\+|00)?[ -]?[0-9 -]{8,14}[ )x]?", fullmatch=True))
def test_the_fast_reading_gives_what_the_full_reading_gives(text: str) -> None:
    """The shortcut agrees with the reference to the letter, or hands the text over."""
    quick = read_fast(text)

    assert quick is None or quick == reading(text)


@pytest.mark.parametrize(
    ("e164", "kind", "region", "area", "flags"),
    [
        ("+447700900123", "mobile", "GB", None, {"fictional"}),
        ("+441134960123", "landline", "GB", "Leeds", {"fictional"}),
        ("+442079460123", "landline", "GB", "London", {"fictional"}),
        ("+441632960123", "landline", "GB", None, {"fictional"}),
        ("+442896496123", "landline", "GB", "Belfast", {"fictional"}),
        ("+442890180123", "landline", "GB", "Belfast", {"fictional"}),
        ("+449098790123", "premium", "GB", None, {"fictional", "premium"}),
        ("+443069990123", "uk-wide", "GB", None, {"fictional"}),
        ("+448081570123", "freephone", "GB", None, {"fictional"}),
        ("+12025550123", "landline-or-mobile", "US", None, {"international"}),
    ],
)
def test_facts_of_a_number(e164: str, kind: str, region: str, area: str | None, flags: set[str]) -> None:
    """Kind, region, town and flags come from the table of the UK, and from phonenumbers for the rest."""
    facts = reference.facts(e164, NUMBERING, areas())

    assert (facts.kind, facts.region, facts.area, set(facts.flags)) == (kind, region, area, flags)


@pytest.mark.parametrize(
    ("prefix", "kind", "flag"),
    [
        ("+4470", "personal", "personal"),
        ("+4476", "pager", "personal"),
        ("+4484", "service-charge", "premium"),
        ("+4487", "service-charge", "premium"),
        ("+449", "premium", "premium"),
    ],
)
def test_costly_ranges_are_told_by_their_own_names(prefix: str, kind: str, flag: str) -> None:
    """084 and 087 carry a service charge and are not called premium; 070 and 076 are no mobiles."""
    facts = reference.facts(prefix.ljust(13, "2"), NUMBERING, {})

    assert facts.kind == kind
    assert flag in facts.flags


@pytest.mark.parametrize(("prefix", "region"), [("+441481", "GG"), ("+441534", "JE"), ("+441624", "IM")])
def test_islands_are_named(prefix: str, region: str) -> None:
    """Numbers of Guernsey, Jersey and the Isle of Man start with +44 and are not called UK numbers."""
    facts = reference.facts(prefix.ljust(13, "9"), NUMBERING, areas())

    assert facts.region == region
    assert "island" in facts.flags


def test_the_block_next_to_a_fictional_one_is_not_fictional() -> None:
    """The ranges are exact: a thousand numbers each, and no more."""
    assert NUMBERING.is_fictional("+447700900000")
    assert NUMBERING.is_fictional("+447700900999")
    assert not NUMBERING.is_fictional("+447700" + "901000")
    assert not NUMBERING.is_fictional("+44770090012")


def test_sixteen_digits_are_no_number_and_fifteen_are() -> None:
    """E.164 has at most 15 digits; with one more the text is refused, whatever phonenumbers makes of it."""
    assert reading("+49" + "1512345678901") == Number("+491512345678901", "+491512345678901")
    assert reading("+49" + "15123456789012") == NotANumber("+4915123456789012", "too-long")


def test_a_label_and_an_extension_are_told_apart_from_the_number() -> None:
    """Each of the notes stands where its reason does, and only there."""
    notes = {
        "Phone: 07700 900123 ext. 45": ("with-text", "with-extension"),
        "Phone: 447700900123": ("with-text", "without-plus"),
        "tel:07700900123;ext=45": ("with-extension",),
        "+44 7700 900123": (),
        "07700 900123 x 1#": ("with-extension",),
    }

    assert {text: getattr(reading(text), "notes", None) for text in notes} == notes


def test_only_a_text_without_plus_and_zero_lacks_its_start() -> None:
    """Elsewhere than in the UK a number without its 0 is written as everybody writes it, and needs no note."""
    assert reading("2025550123", "US") == Number("2025550123", "+12025550123")
    assert reading("\uff0b447700900123") == Number("\uff0b447700900123", "+447700900123")


HARD = ("", "07700900123", "+44", "tel:", "x;phone-context=", "1;phone-context=+1")
UNITS = (
    *(",", " ,", ";", "x", "#", "~", "-", "- ", "1", "1-", "1,", "a1", "(", "+", "/x", "\\x", "\u0663", "\uff11"),
    *(
        "ext.1",
        "1 ",
        ".",
        "1.",
        "1#",
        "-1#",
        "\u0434\u043e\u0431",
        "int",
        "\u30fc",
        "*",
        "a",
        "aaaa.",
        ";ext=1",
        "\0",
    ),
)


@pytest.mark.parametrize("size", [99, 245, 995])
@pytest.mark.parametrize("before", HARD)
def test_no_text_takes_long_to_read(before: str, size: int) -> None:
    """Whatever is repeated, a text is read in about a millisecond, where phonenumbers can need hours."""
    slow = []
    for unit in UNITS:
        for after in ("", "1", "#", "a", "1#", "!"):
            text = before + (unit * size)[:size] + after
            if min(_seconds(text) for _ in range(3)) > 0.004:
                slow.append(text)

    assert slow == []


@pytest.mark.parametrize("unit", ["1", "a", " ", "\0", "+", "\u200b", "\u0663", ",", ";phone-context=+1"])
def test_a_text_of_a_megabyte_is_refused_at_once(unit: str) -> None:
    """A very long text is not looked at any further."""
    text = (unit * 1_000_000)[:1_000_000]

    assert min(_seconds(text) for _ in range(3)) < 0.1
    assert isinstance(reading(text), Withheld if unit == " " else NotANumber)


def _seconds(text: str) -> float:
    started = time.process_time()
    reading(text)
    return time.process_time() - started
