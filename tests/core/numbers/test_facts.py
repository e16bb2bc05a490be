"""What the digits of a number tell, in the core alone. Numbers are fictional, or of no range in use."""

from dataclasses import astuple

import pytest

from callcheck.core.errors import WrongInput
from callcheck.core.numbers import libphonenumber as reference
from callcheck.store.data.numbering import areas, numbering

FACTS = {
    "+447700900123": ("mobile", "GB", None, "07700 900123", True, False, ("fictional",)),
    "+441134960123": ("landline", "GB", "Leeds", "0113 496 0123", True, True, ("fictional",)),
    "+442079460123": ("landline", "GB", "London", "020 7946 0123", True, True, ("fictional",)),
    "+449098790123": ("premium", "GB", None, "0909 879 0123", True, True, ("fictional", "premium")),
    "+448081570123": ("freephone", "GB", None, "0808 157 0123", True, True, ("fictional",)),
    "+4420794601": ("landline", "GB", "London", "20794601", False, False, ("too-short", "not-in-use")),
    "+44207946012345": ("landline", "GB", "London", "207946012345", False, False, ("too-long", "not-in-use")),
    "+44207946": ("landline", "GB", "London", "207946", False, False, ("too-short", "not-in-use")),
    "+12025550123": ("landline-or-mobile", "US", None, "(202) 555-0123", True, True, ("international",)),
    "+493023125000": ("landline", "DE", None, "030 23125000", True, True, ("international",)),
}
"""Kind, region, town, as people write it, whether it is possible and in use, and what to know of it."""


@pytest.mark.parametrize("e164", FACTS)
def test_the_digits_tell_all_of_this(e164: str) -> None:
    """Everything that is said of a number comes from its digits, and none of it says who rang."""
    assert astuple(reference.facts(e164, numbering(), areas())) == FACTS[e164]


@pytest.mark.parametrize(
    ("e164", "kind", "region", "flags"),
    [
        ("+447000000000", "personal", "GB", {"personal"}),
        ("+447640000000", "pager", "GB", {"personal"}),
        ("+448440000000", "service-charge", "GB", {"premium"}),
        ("+441481000000", "landline", "GG", {"island"}),
        ("+441534000000", "landline", "JE", {"island"}),
        ("+441624000000", "landline", "IM", {"island"}),
        ("+447797000000", "mobile", "JE", {"island"}),
        ("+88213300000", "internet", "001", {"international"}),
    ],
)
def test_our_own_table_tells_what_phonenumbers_does_not(e164: str, kind: str, region: str, flags: set[str]) -> None:
    """Personal numbers, pagers, numbers with a service charge and the islands are told apart."""
    found = reference.facts(e164, numbering(), areas())

    assert (found.kind, found.region) == (kind, region)
    assert set(found.flags) - {"not-in-use"} == flags


@pytest.mark.parametrize(
    ("region", "code", "trunk"),
    [("GB", "44", "0"), ("IE", "353", "0"), ("DE", "49", "0"), ("IT", "39", ""), ("US", "1", ""), ("CA", "1", "")],
)
def test_what_is_dialled_at_home(region: str, code: str, trunk: str) -> None:
    """The country code, and what stands before a national number: nothing in Italy and North America."""
    assert reference.dialling(region) == (code, trunk)


def test_a_region_is_two_letters_in_any_case() -> None:
    """Another text is refused, with what to use."""
    assert reference.known_region("gb") == "GB"
    with pytest.raises(WrongInput, match=r"^'uk' is not a region\. Use two letters, such as GB or US\.$"):
        reference.known_region("uk")


@pytest.mark.parametrize(
    ("e164", "is_so"),
    [("+442079460123", True), ("+4420794601", False), ("+44207946012345", False), ("+447946", False)],
)
def test_a_number_is_possible_when_it_is_as_long_as_others_there(e164: str, is_so: bool) -> None:
    """A number without its area code is not, for nobody can ring it from elsewhere."""
    assert reference.is_possible(e164) is is_so


def test_a_country_code_is_found_or_there_is_none() -> None:
    """Only codes of countries that exist are told."""
    assert reference.country_code("+442079460123") == "44"
    assert reference.country_code("+12025550123") == "1"
    assert reference.country_code("+999123456") is None


def test_the_whole_number_must_lie_in_a_range_for_drama() -> None:
    """One digit less or more, or the next number, and it is no longer one of them."""
    table = numbering()

    assert table.is_fictional("+447700900000")
    assert table.is_fictional("+447700900999")
    assert not table.is_fictional("+447700901000")
    assert not table.is_fictional("+44770090012")
    assert not table.is_fictional("+4477009001234")


@pytest.mark.parametrize(
    ("e164", "kind", "flags"),
    [
        ("+19005550100", "premium", {"premium", "international"}),
        ("+15005550100", "personal", {"personal", "international"}),
        ("+120255501", "unknown", {"international", "not-in-use"}),
    ],
)
def test_numbers_abroad_are_told_by_their_kind(e164: str, kind: str, flags: set[str]) -> None:
    """Premium and personal numbers of other countries are flagged as ours are; what is unknown says so."""
    found = reference.facts(e164, numbering(), areas())

    assert found.kind == kind
    assert flags <= set(found.flags)


def test_numbers_in_a_text_are_found_as_they_stand() -> None:
    """Only what is a valid number there is found, in order, and unchanged."""
    text = "Ring 020 7946 0123, not 12345. Or 0113 496 0123."

    assert reference.numbers_in(text, "GB") == ["020 7946 0123", "0113 496 0123"]
    assert reference.numbers_in("nothing here", "GB") == []


def test_a_range_is_in_use_or_kept_for_fiction() -> None:
    """A region fits a list when its numbers are in use there, or nobody's."""
    assert reference.is_in_use("020 7946 0123", "GB", lambda _: False)
    assert reference.is_in_use("07700 900123", "GB", numbering().is_fictional)
    assert not reference.is_in_use("07700 900123", "GB", lambda _: False)
    assert not reference.is_in_use("no number", "GB", lambda _: True)
