"""How a pattern is read, said and counted, in the core alone."""

import pytest

from callcheck.core.blocklist import patterns
from callcheck.core.blocklist.entry import Pattern
from callcheck.core.blocklist.notation import Notation, spelled
from callcheck.core.errors import WrongInput
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import NotANumber, Withheld
from callcheck.store.data.words import table

WORDS = table("pattern")


@pytest.mark.parametrize(
    ("text", "region", "pattern"),
    [
        ("+4470*", "GB", "+4470*"),
        ("+4470", "GB", "+4470*"),
        (" +44 (0)70* ", "GB", "+4470*"),
        ("070*", "GB", "+4470*"),
        ("0044 70*", "GB", "+4470*"),
        ("+44 20-79.(46)*", "GB", "+44207946*"),
        ("+120*", "GB", "+120*"),
        ("+123456789012345*", "GB", "+123456789012345*"),
        ("202555*", "US", "+1202555*"),
        ("1202*", "US", "+1202*"),
        ("902*", "CA", "+1902*"),
        ("030*", "DE", "+4930*"),
        ("0301*", "DE", "+49301*"),
        ("06*", "IT", "+3906*"),
        ("012*", "FR", "+3312*"),
        ("0899*", "IE", "+353899*"),
    ],
)
def test_a_prefix_is_read_in_any_usual_notation(text: str, region: str, pattern: str) -> None:
    """The zero before a national number goes where the country's own numbers lose it, and nowhere else."""
    assert str(patterns.prefix(text, region, WORDS)) == pattern


@pytest.mark.parametrize(
    ("text", "region", "said"),
    [
        ("44*", "GB", "'44*' is not a prefix. Write + and the country code, the first digits, and a *: +4470*."),
        ("1202*", "GB", "'1202*' is not a prefix."),
        ("*", "GB", "'*' is not a prefix."),
        ("+*", "GB", "'+*' is not a prefix."),
        ("00*", "GB", "'00*' is not a prefix."),
        ("+44a*", "GB", "'+44a*' is not a prefix."),
        ("+44٣٤*", "GB", "is not a prefix."),
        ("+1234567890123456*", "GB", "'+1234567890123456*' is not a prefix."),
        ("+" + "9" * 300, "GB", "is not a prefix."),
        ("+999123*", "GB", "'+999123*' does not start with a country code that exists."),
        ("+44*", "GB", "'+44*' covers too much. Give at least two digits after the country code +44."),
        ("+447*", "GB", "after the country code +44."),
        ("+12*", "GB", "after the country code +1."),
        ("0*", "DE", "after the country code +49."),
    ],
)
def test_a_prefix_that_is_none_is_refused_with_what_to_write(text: str, region: str, said: str) -> None:
    """Each refusal quotes what was typed, not more than a line of it, and says what is wrong."""
    with pytest.raises(WrongInput) as raised:
        patterns.prefix(text, region, WORDS)

    assert said in str(raised.value)
    assert len(str(raised.value)) < 200


def test_one_number_is_its_own_pattern_or_is_refused() -> None:
    """What has no E.164 form cannot be listed, and the sentence says why."""
    assert str(patterns.exact(Number("x", "+447700900123"), {}, WORDS)) == "+447700900123"
    with pytest.raises(WrongInput, match=r"^'12' is not a phone number\. Too short\.$"):
        patterns.exact(NotANumber("12", "too-short"), {"too-short": "Too short."}, WORDS)
    with pytest.raises(WrongInput, match=r"^'private' cannot be listed: it is not a caller's number\.$"):
        patterns.exact(Withheld("private"), {}, WORDS)


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("+447700900123", 1), ("+4470*", 10**8), ("+447700900123*", 1), ("+12*", 10**9), ("+120255501*", 100)],
)
def test_a_pattern_says_how_many_numbers_it_covers(pattern: str, count: int) -> None:
    """One for a number; for a prefix all numbers of the country's full length."""
    assert patterns.covered(Pattern.parse(pattern)) == count


@pytest.mark.parametrize("text", ["447700900123", "+0447700900123", "+44 7700", "+44٣", "+", "", "*"])
def test_only_the_canonical_form_is_a_pattern(text: str) -> None:
    """What is stored has one spelling."""
    with pytest.raises((ValueError, IndexError)):
        Pattern.parse(text)


@pytest.mark.parametrize(
    ("pattern", "region", "spellings"),
    [
        ("+447700900123", "GB", ("+447700900123", "07700900123", "00447700900123", "447700900123")),
        ("+4470*", "GB", ("+4470*", "070*", "004470*", "4470*")),
        ("+12025550123", "GB", ("+12025550123", "0012025550123", "12025550123")),
        ("+12025550123", "US", ("+12025550123", "2025550123", "0012025550123", "12025550123")),
        ("+493023125000", "DE", ("+493023125000", "03023125000", "00493023125000", "493023125000")),
        ("+447700900123", "DE", ("+447700900123", "00447700900123", "447700900123")),
    ],
)
def test_a_pattern_is_spelled_as_other_systems_compare_it(
    pattern: str, region: str, spellings: tuple[str, ...]
) -> None:
    """Each notation once, in the order that is asked for; a number abroad has no national form but 00."""
    notations = (Notation.E164, Notation.NATIONAL, Notation.ZEROS, Notation.DIGITS)

    assert spelled(Pattern.parse(pattern), notations, region) == spellings
