"""What is said of a looked-up number, and what the advice makes of it, in the core alone."""

import pytest

from callcheck.core.blocklist.notes import notes, number_status
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.numbers.facts import Facts
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import NotANumber, ServiceNumber, Withheld
from callcheck.store.data.numbering import numbering

NUMBER = Number("07700 900123", "+447700900123")
SAID = numbering().notes


def facts(*flags: str, region: str = "GB") -> Facts:
    """Return facts with these flags."""
    return Facts("mobile", region, None, "07700 900123", True, True, flags)


@pytest.mark.parametrize(
    ("lookup", "told"),
    [
        (Lookup(NUMBER, Status.LISTED), ["faked"]),
        (Lookup(NUMBER, Status.NOT_LISTED), ["not-listed", "faked"]),
        (Lookup(NUMBER, Status.ALLOWED), ["allowed"]),
        (Lookup(Withheld("private"), Status.WITHHELD), ["withheld"]),
        (Lookup(ServiceNumber("159", "159"), Status.SERVICE), ["service"]),
    ],
    ids=["listed", "not listed", "allowed", "withheld", "service"],
)
def test_each_answer_says_what_it_does_not_prove(lookup: Lookup, told: list[str]) -> None:
    """A number can be faked, and not listed means not known here: it is said, whatever the answer."""
    assert notes(lookup, None, numbering()) == [SAID[id_] for id_ in told]


def test_what_is_not_a_number_says_why() -> None:
    """The reason stands alone: there is no number of which more could be said."""
    lookup = Lookup(NotANumber("12", "too-short"), Status.NOT_A_NUMBER)
    (reason,) = list(numbering().refusals)[:1]

    assert notes(Lookup(NotANumber("12", reason), Status.NOT_A_NUMBER), None, numbering()) == [
        numbering().refusals[reason]
    ]
    assert number_status(lookup, None) == {"unknown"}


def test_the_reading_and_the_digits_are_told_first() -> None:
    """How the text was read, then what the digits show with the place named, then the rest."""
    lookup = Lookup(Number("7700900123", "+447700900123", ("without-zero",)), Status.NOT_LISTED)

    said = notes(lookup, facts("fictional", "island", region="JE"), numbering())

    assert said[0] == SAID["without-zero"].format(number="+447700900123")
    assert said[1] == SAID["fictional"].format(place="")
    assert said[2] == SAID["island"].format(place=numbering().places["JE"])
    assert said[3:] == [SAID["not-listed"], SAID["faked"]]


@pytest.mark.parametrize(
    ("status", "flags", "answers"),
    [
        (Status.LISTED, (), "listed"),
        (Status.ALLOWED, ("personal",), "allowed personal"),
        (Status.NOT_LISTED, ("premium", "international"), "premium international"),
        (Status.NOT_LISTED, ("fictional",), "fictional"),
        (Status.NOT_LISTED, ("too-short",), "invalid"),
        (Status.NOT_LISTED, ("too-long",), "invalid"),
        (Status.NOT_LISTED, ("not-in-use",), "invalid"),
        (Status.NOT_LISTED, ("island",), "unknown"),
        (Status.NOT_LISTED, (), "unknown"),
    ],
    ids=str,
)
def test_the_advice_learns_only_what_counts(status: Status, flags: tuple[str, ...], answers: str) -> None:
    """Facts become answers to the question that nobody is asked; a plain number is unknown."""
    assert number_status(Lookup(NUMBER, status), facts(*flags)) == set(answers.split())


def test_the_advice_learns_that_no_number_was_shown() -> None:
    """Withheld and service numbers are answers too, without any facts."""
    assert number_status(Lookup(Withheld(""), Status.WITHHELD), None) == {"withheld"}
    assert number_status(Lookup(ServiceNumber("159", "159"), Status.SERVICE), None) == {"service"}
