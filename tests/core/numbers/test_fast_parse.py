"""The fast reading equals the full reading, for every text, or leaves the text to it."""

import re

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcheck.core.numbers.fast_parse import _ABROAD, e164_of, key_of, keys_of, read_fast
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.parse import read
from callcheck.core.numbers.results import NotANumber
from callcheck.store.data.numbering import numbering

EXAMPLES = {
    str(example.national_number)
    for kind in phonenumbers.PhoneNumberType.values()
    if (example := phonenumbers.example_number_for_type("GB", kind)) is not None
}


def agree(text: str, region: str = "GB") -> bool:
    """Assert that the three readings of a line agree, and return whether the fast ones knew it."""
    reference = read(text, region, numbering())
    fast = read_fast(text, region)
    (key,) = keys_of(text.encode("utf-8", "surrogatepass") + b"\n", region)

    assert fast is None or fast == reference
    assert bool(key) == (fast is not None)
    if key:
        assert isinstance(reference, Number)
        assert e164_of(key) == reference.e164
        assert key_of(reference.e164) == key
    return bool(key)


def notations(national: str) -> list[str]:
    """Return a UK number in ten notations."""
    return [
        f"+44{national}",
        f"0{national}",
        f"0044{national}",
        f"44{national}",
        national,
        f"+44 {national[:4]} {national[4:]}",
        f"0{national[:4]} {national[4:7]}-{national[7:]}",
        f"(0{national[:3]}) {national[3:]}",
        f"+44 (0) {national}",
        f"0{national[:2]}.{national[2:]} ext. 12",
    ]


@pytest.mark.parametrize("national", sorted(EXAMPLES))
def test_the_example_numbers_read_the_same_in_ten_notations(national: str) -> None:
    """Each of libphonenumber's own example numbers for the UK is read as the full reading reads it."""
    known = [agree(text) for text in notations(national)]

    assert sum(known) >= 5


PIECES = st.sampled_from(
    [
        "+",
        "0",
        "00",
        "44",
        "0044",
        "+44",
        "(0)",
        " ",
        "-",
        ".",
        "(",
        ")",
        "\t",
        "\r",
        "18001",
        "118",
        "x",
        "ext",
        "#",
        "O",
        "/",
        "~",
        "*",
        ";",
        "tel:",
        "\xa0",
        "\u200b",
        "٣",
        "７",
        "7700900123",
        "7700900123.0",
        "2079460123",
        "+1",
        "+39",
        "E+11",
    ]
)
NEAR_MISSES = st.lists(PIECES | st.text("0123456789", max_size=11), max_size=9).map("".join)


@given(NEAR_MISSES, st.sampled_from(["GB", "GB", "US", "DE", "IT"]))
@settings(max_examples=1500, deadline=None)
def test_hard_near_misses_read_the_same(text: str, region: str) -> None:
    """A text that is almost a plain number is read as the full reading reads it, or left to it."""
    agree(text.replace("\n", ""), region)


@given(st.text(st.characters(exclude_characters="\n"), max_size=30))
@settings(deadline=None)
def test_any_text_reads_the_same(text: str) -> None:
    """Whatever a line holds, the fast reading never contradicts the full one."""
    agree(text)


def test_country_codes_have_no_trunk_prefix_that_could_be_taken_off() -> None:
    """For each country code that is read fast, phonenumbers takes nothing off digits that start with 1 to 9."""
    abroad = re.compile(_ABROAD)
    codes = [code for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE if abroad.fullmatch(f"{code}2025550123"[:15])]

    assert len(codes) > 100
    for code in codes:
        for first in "23456789" if code == 1 else "123456789":
            national = f"{first}025550123"
            agreed = agree(f"+{code}{national}")
            assert agreed, code


def test_a_chunk_has_a_key_for_each_line() -> None:
    """Lines keep their places, whatever stands in them."""
    lines = b"07700 900123\n\nwithheld\r\n+12025550123\n\xff\xfe\n"

    assert keys_of(lines) == ["7700900123", "", "", "+12025550123", ""]


@pytest.mark.parametrize("filling", ["-", " ", "."])
@pytest.mark.parametrize("count", [200, 238, 239, 240, 300, 1200])
def test_long_lines_read_the_same(filling: str, count: int) -> None:
    """Where phonenumbers gives up because a line is long, so does the fast reading, one at a time and in a chunk."""
    line = filling * count + "07700900123"
    assert agree(line) == (count + 11 <= 250)

    keys = keys_of(f"07700900123\n{line}\n07700900456\n".encode())
    assert (keys[0], keys[2]) == ("7700900123", "7700900456")


@pytest.mark.parametrize("end", [".0", ".0\r", ".00", ".0 ", ".", ".1"])
@pytest.mark.parametrize("digits", ["7700900123", "447700900123", "411349601", "44411349601", "07700900123"])
def test_fractions_read_the_same(digits: str, end: str) -> None:
    """What a spreadsheet puts behind a number is taken for a digit by no reading, or by all of them."""
    agree(digits + end)


@pytest.mark.parametrize(
    "text",
    ["447700900123.0", "+447700900123.0", " 447700900123.0", "(0)7700900123.0 ", "7700900123.00", "07700900123.0"],
)
def test_a_fraction_is_never_a_number(text: str) -> None:
    """The 0 that a spreadsheet puts behind a number is never taken for a digit of it."""
    reading = read(text, "GB", numbering())

    assert isinstance(reading, NotANumber)
    assert reading.reason == "fraction"
    assert read_fast(text) is None
