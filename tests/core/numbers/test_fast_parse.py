"""The fast reading equals the full reading, for every text, or leaves the text to it."""

import random
import time

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.notations import NOTATIONS, OTHERS, PLANS, sample
from callcheck.core.numbers.fast_parse import LONGEST, e164_of, key_of, keys_of, read_fast
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.parse import read
from callcheck.core.numbers.results import NotANumber
from callcheck.core.numbers.rules import codes, plan_of
from callcheck.core.numbers.second_look import keys_at_second_look
from callcheck.store.data.numbering import numbering

EXAMPLES = {
    str(example.national_number)
    for kind in phonenumbers.PhoneNumberType.values()
    if (example := phonenumbers.example_number_for_type("GB", kind)) is not None
}


REGIONS = ["GB", "GB", "GB", "US", "IE", "FR", "DE", "AU", "IT", "AR", "MX", "BR", "RU", "GG", "CA", "JP", "IN"]


def agree(text: str, region: str = "GB") -> bool:
    """Assert that all readings of a line agree, and return whether the fast one of single texts knew it."""
    reference = read(text, region, numbering())
    fast = read_fast(text, region)
    assert fast is None or fast == reference, (text, region)
    line, code = text.encode("utf-8", "surrogatepass"), plan_of(region).code
    for keys in (
        keys_of(line + b"\n", region),
        keys_of(line + b"\n", region, loosely=True),
        keys_of(line + "\n\u00e9\u2011\n".encode(), region, loosely=True)[:1],
        keys_at_second_look([line], region),
    ):
        (key,) = keys
        if key.isalpha():
            assert not isinstance(reference, Number), (text, region, key)
        elif key:
            assert isinstance(reference, Number), (text, region, key)
            assert e164_of(key, code) == reference.e164, (text, region, key)
            assert key_of(reference.e164, code) == key
    return fast is not None


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
        *("+", "0", "00", "011", "0011", "44", "0044", "+44", "(0)", " ", "-", ".", "(", ")", "[", "]", "/", "\\"),
        *("18001", "180020", "118", "x", "ext", "ext. ", " x12", "ext:12", ";ext=", "#", "O", "~", "*", ";", ","),
        *("'", '"', "=", "tel:", "Tel ", "sip:", "@", "a", "\u00e9", "\xa0", "\u202f", "\u200b", "\u2011", "\u2013"),
        *("\u30fc", "\uff0d", "\u0663", "\uff17", "\uff0b", "\uff0e", "\u00b2", "\u00b7", "\x01", "\x02", "\x00"),
        *("\x0b", "\x85", "\udcff", "\t", "\r", "7700900123", "7700900123.0", "2079460123", "+1", "+39", "+49"),
        *("E+11", "2025550123", "612345678", "3023125123", ";phone-context=", "+353", "12", "/x", " / x9", ".0"),
        *(".00", "1803960123"),
    ]
)
NEAR_MISSES = st.lists(PIECES | st.text("0123456789", max_size=11), max_size=9).map("".join)


@given(NEAR_MISSES, st.sampled_from(REGIONS))
@settings(max_examples=600, deadline=None)
def test_hard_near_misses_read_the_same(text: str, region: str) -> None:
    """A text that is almost a plain number is read as the full reading reads it, or left to it."""
    agree(text.replace("\n", ""), region)


@given(st.text(st.characters(exclude_characters="\n"), max_size=30))
@settings(deadline=None)
def test_any_text_reads_the_same(text: str) -> None:
    """Whatever a line holds, the fast reading never contradicts the full one."""
    agree(text)


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_numbers_of_every_region_read_the_same(region: str) -> None:
    """The example numbers of a region, and digits that are nearly such, agree in every form, at home and abroad."""
    source = random.Random(region)
    code = plan_of(region).code
    for kind in phonenumbers.PhoneNumberType.values():
        example = phonenumbers.example_number_for_type(region, kind)
        digits = phonenumbers.national_significant_number(example) if example else "2025550123"
        for _ in range(3):
            for start in ("+" + code, "00" + code, "", "0", code, f"+{code}0", "1", "8", "06"):
                agree(start + digits, region)
                agree(start + digits, "GB")
            at = source.randrange(len(digits))
            digits = source.choice(
                (digits[:at] + source.choice("0123456789") + digits[at + 1 :], digits[1:], digits + "0")
            )


def test_most_of_what_people_write_is_read_fast() -> None:
    """For each country code there is a rule, but for a few whose numbers need a second thought."""
    unknown = [code for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE if str(code) not in set(codes())]

    assert len(unknown) <= 5
    assert sum(not plan_of(region).rules for region in phonenumbers.SUPPORTED_REGIONS) <= 12


@pytest.mark.parametrize("region", list(PLANS))
@pytest.mark.parametrize("notation", [*NOTATIONS, *OTHERS])
def test_every_notation_reads_the_same_and_without_the_full_reading(notation: str, region: str) -> None:
    """Each line of the forty notations is read as the full reading reads it, and hardly one is left to it."""
    source = random.Random(notation)
    _, rule = {**NOTATIONS, **OTHERS}[notation]
    lines = [rule(sample(region, source)) for _ in range(60)]
    for line in lines:
        agree(line, region)
    keys = keys_of("".join(f"{line}\n" for line in lines).encode(), region, loosely=True)
    left = [line.encode() for line, key in zip(lines, keys, strict=True) if not key and line]

    assert keys_at_second_look(left, region).count("") <= 5


@given(
    st.lists(NEAR_MISSES.map(lambda text: text.replace("\n", "")), min_size=1, max_size=12), st.sampled_from(REGIONS)
)
@settings(deadline=None)
def test_lines_of_a_chunk_do_not_touch_each_other(texts: list[str], region: str) -> None:
    """What stands in one line never changes how another is read, at the first and the second look."""
    lines = [text.encode("utf-8", "surrogatepass") for text in texts]
    code = plan_of(region).code
    for keys in (
        keys_of(b"\n".join([*lines, b""]), region, loosely=True),
        keys_at_second_look(lines, region),
    ):
        for text, key in zip(texts, keys, strict=True):
            reference = read(text, region, numbering())
            if key:
                number = e164_of(key, code) if not key.isalpha() else None
                assert number == getattr(reference, "e164", None), (text, key)


def test_a_chunk_has_a_key_for_each_line() -> None:
    """Lines keep their places, whatever stands in them."""
    lines = b"07700 900123\n\nwithheld\r\n+12025550123\n\xff\xfe\n"

    assert keys_of(lines) == ["7700900123", "", "", "+12025550123", ""]
    assert keys_of(lines, loosely=True) == ["7700900123", "", "d", "+12025550123", ""]


@pytest.mark.parametrize("mark", ["'", " ;", "/", " / ", ".;-", "\t", "  ", ",,", "\\ ", "a", "(", "~", "\u2011"])
@pytest.mark.parametrize("extension", ["x86", "ext. 754", "#6", ";ext=12", "x0~", "X 9#", "xt5", "extension: 12"])
def test_what_stands_before_an_extension_may_make_it_none(mark: str, extension: str) -> None:
    """Marks between number and extension are judged as the full reading judges them."""
    agree(f"07700 900123{mark}{extension}")
    agree(f"+44 7700 900123{mark}{extension}", "US")


def test_strictly_a_line_holds_a_number_alone() -> None:
    """An import takes no label, comment or pattern for a number: those are left to what reads the list."""
    lines = b"# 07700 900123\nBob 07700900123\n'07700900123\n07700[9]00123\n07700900123,\n07700900123\n"

    assert keys_of(lines) == ["", "", "", "", "", "7700900123"]


@pytest.mark.parametrize("filling", ["-", " ", ".", "\u2011", "( "])
@pytest.mark.parametrize("count", [80, 200, 480, 488, 489, 490, 989, 990, 1200])
def test_long_lines_read_the_same(filling: str, count: int) -> None:
    """Where the full reading gives up because a line is long, so does the fast one, one at a time and in a chunk."""
    for line in (
        filling * count + "07700900123",
        "077" + filling * count + "00900123",
        "07700900123" + filling * count,
    ):
        agree(line)
        keys = keys_of(f"07700900123\n{line}\n07700900456\n".encode(), loosely=True)
        assert (keys[0], keys[2]) == ("7700900123", "7700900456")
        assert not keys[1] or isinstance(read(line, "GB", numbering()), Number)


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


@pytest.mark.parametrize(
    "line",
    [
        "1@" * 400 + ";",
        ("X@1" * 165 + "a." * 240)[:980] + "#tel:-",
        "1" * 490 + "@" * 490 + "#",
        "07700900123 " + "@a" * 480 + "+",
        "1@" * 20_000 + ";",
        "X@1" * 10_000 + "ext0 #",
    ],
)
def test_no_line_takes_the_second_look_long(line: str) -> None:
    """A line takes time in proportion to its length, whatever stands in it, and one that is too long takes none."""
    started = time.process_time()
    assert keys_at_second_look([line.encode()], "GB")[0] in ("", "x")
    assert time.process_time() - started < 0.3
    if len(line) <= LONGEST:
        agree(line)
