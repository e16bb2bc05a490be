"""Patterns: what is a prefix, how much one may cover, and how they are written."""

import pytest

from callcheck.core.blocklist import patterns
from callcheck.core.blocklist.entry import Pattern
from callcheck.core.errors import WrongInput
from callcheck.core.numbers.number import Number


@pytest.mark.parametrize(
    ("typed", "region", "digits"),
    [
        ("+4470*", "GB", "4470"),
        ("+120*", "GB", "120"),
        ("+35312*", "GB", "35312"),
        ("0044 20*", "GB", "4420"),
        ("+44 (0)20*", "GB", "4420"),
        ("020 7946*", "GB", "44207946"),
        ("(020) 79.46-0*", "GB", "442079460"),
        ("030*", "DE", "4930"),
        (" +4470* ", "GB", "4470"),
        ("+447700900123456*", "GB", "447700900123456"),
        ("+4470", "GB", "4470"),
    ],
)
def test_a_prefix_is_read_as_the_numbers_it_covers(typed: str, region: str, digits: str) -> None:
    """With a country code, or as the region writes its own numbers, in any usual notation; up to fifteen digits."""
    assert patterns.prefix(typed, region) == Pattern(digits, is_prefix=True)


@pytest.mark.parametrize(
    "typed",
    [
        "+44*",
        "+447*",
        "+44 0*",
        "+1*",
        "+12*",
        "+353*",
        "+3531*",
        "+4477009001234567*",
        "+44770090012345678*",
        "*",
        "+*",
        "00*",
        "70*",
        "+44x0*",
        "+44\u0667\u0667*",
        "+210*",
        "+999123*",
        "+++44 70*",
    ],
)
def test_what_covers_too_much_or_is_no_prefix_is_refused(typed: str) -> None:
    """Fewer than two digits after the country code, more than fifteen in all, and no country are refused."""
    with pytest.raises(WrongInput):
        patterns.prefix(typed, "GB")


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        (Pattern("447700900123", False), 1),
        (Pattern("447700900123", True), 1),
        (Pattern("44770090012", True), 10),
        (Pattern("44700", True), 10_000_000),
        (Pattern("4470", True), 100_000_000),
        (Pattern("120255501", True), 100),
        (Pattern("447700900123456", True), 1),
    ],
)
def test_how_many_numbers_a_pattern_covers(pattern: Pattern, count: int) -> None:
    """A power of ten for each digit that may follow, by the longest numbers of its country; never less than one."""
    assert patterns.covered(pattern) == count


@pytest.mark.parametrize("text", ["", "+", "+*", "447700900123", "+0447", "+44a", "+44\u0667", "+44 7", "+4470**"])
def test_only_the_canonical_form_is_one(text: str) -> None:
    """A stored pattern starts with + and a digit from 1 to 9, has digits alone, and ends in a star at most."""
    with pytest.raises(ValueError, match=r".*"):
        Pattern.parse(text)


def test_a_pattern_is_written_as_it_is_read() -> None:
    """The canonical form of a number and of a prefix."""
    for text in ("+447700900123", "+4470*", "+1*"):
        assert str(Pattern.parse(text)) == text


def test_a_number_is_covered_by_itself_and_by_its_prefixes_alone() -> None:
    """A number covers no longer one, and a prefix does; neither covers one that merely holds its digits."""
    assert Pattern("447700900123", False).covers("+447700900123")
    assert not Pattern("44770090012", False).covers("+447700900123")
    assert Pattern("44770090012", True).covers("+447700900123")
    assert not Pattern("770090012", True).covers("+447700900123")
    assert not Pattern("447700900124", True).covers("+447700900123")


def test_a_number_that_was_read_is_its_pattern() -> None:
    """The pattern of one number is its digits, and no prefix."""
    assert patterns.exact(Number("07700 900123", "+447700900123"), {}) == Pattern("447700900123", False)


@pytest.mark.parametrize(
    ("typed", "region", "digits"),
    [
        ("202 555*", "US", "1202555"),
        ("1 202 555*", "US", "1202555"),
        ("1202*", "CA", "1202"),
        ("01 55*", "FR", "33155"),
        ("06 1*", "IT", "39061"),
        ("0161*", "GB", "44161"),
    ],
)
def test_a_national_prefix_is_of_its_region(typed: str, region: str, digits: str) -> None:
    """North America writes no 0 in front, Italy keeps it, France and Britain drop it."""
    assert patterns.prefix(typed, region) == Pattern(digits, is_prefix=True)


@pytest.mark.parametrize(("typed", "region"), [("5551*", "GB"), ("55 1*", "FR"), ("1*", "US")])
def test_what_is_no_national_prefix_is_refused(typed: str, region: str) -> None:
    """Digits that no number of the region starts with are not guessed at."""
    with pytest.raises(WrongInput):
        patterns.prefix(typed, region)


def test_what_covers_too_much_names_the_country_code() -> None:
    """The sentence names the code after which two digits must stand."""
    with pytest.raises(WrongInput, match=r"\+353"):
        patterns.prefix("+3531*", "GB")
