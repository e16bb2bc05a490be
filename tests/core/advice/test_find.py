"""Scams and contacts found by people's words."""

import pytest

from callcheck.cli.find import contacts_found, scams_found
from callcheck.core.advice.find import Findable, find
from callcheck.store.data import guidance
from callcheck.store.data.spoken import spoken

ROWS = [
    Findable("red-door", ("The red door",), ("It opens to the garden",)),
    Findable("blue-door", ("The blue door",), ("It is red inside",)),
    Findable("window", ("A window",), ("It looks at the garden door",)),
]


@pytest.mark.parametrize(
    ("words", "scam"),
    [
        ("bt", "telecom-provider"),
        ("mum new phone", "new-phone-message"),
        ("hi mum", "new-phone-message"),
        ("royal mail", "parcel-fee"),
        ("bitcoin", "investment-offer"),
        ("winter fuel", "dwp-payment"),
        ("amazn", "shop-charge"),
        ("MISSED CALL!", "one-ring"),
        ("police courier", "police-courier"),
    ],
)
def test_a_scam_is_found_by_what_people_call_it(words: str, scam: str) -> None:
    """The script that people mean comes first, whatever its title."""
    assert scams_found(words, guidance.scams())[0].id == scam


@pytest.mark.parametrize(
    ("words", "contact"),
    [
        ("bank", "bank-159"),
        ("barclays", "bank-159"),
        ("bt", "phone-company"),
        ("winter fuel", "dwp"),
        ("bitcoin", "fca"),
        ("action fraud", "report-fraud"),
        ("deaf", "relay"),
        ("royal mail", "citizens-advice"),
    ],
)
def test_a_contact_is_found_by_what_people_call_it(words: str, contact: str) -> None:
    """Whom to ring is among those that the words find."""
    assert contact in [found.id for found in contacts_found(words, guidance.contacts().values())]


def test_a_name_counts_more_than_a_mention() -> None:
    """A row that has the words in its name stands before one that only mentions them, and others are left out."""
    assert find("red", ROWS, spoken()) == ["red-door", "blue-door"]


def test_every_word_must_be_found() -> None:
    """A row with half of what was said is not what was meant."""
    assert find("red window", ROWS, spoken()) == []


def test_a_misspelt_word_is_put_right() -> None:
    """A slip in a word does not hide a row."""
    assert find("widnow", ROWS, spoken()) == ["window"]


@pytest.mark.parametrize("words", ["", "   ", "?!", "zzzzzz"])
def test_nothing_said_finds_nothing(words: str) -> None:
    """Where no word is known, nothing is guessed."""
    assert find(words, ROWS, spoken()) == []
