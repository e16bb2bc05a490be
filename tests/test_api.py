"""The Python interface, as a script uses it."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import callcheck
from callcheck import Blocklist, CallcheckError, StoreFault, WrongInput, advise, read_number
from callcheck.api import look_up, look_up_whatever_happens
from callcheck.core.blocklist.precedence import Status
from callcheck.core.numbers.results import NotANumber, number_of


def test_every_name_of_the_interface_is_there() -> None:
    """Each name that the package offers can be had, and no other."""
    assert {getattr(callcheck, name) is not None for name in callcheck.__all__} == {True}
    assert dir(callcheck) == sorted(callcheck.__all__)
    with pytest.raises(AttributeError):
        _ = callcheck.nothing
    assert issubclass(WrongInput, CallcheckError)


ASK: list[Callable[[str], object]] = [lambda text: advise({}, text), look_up, look_up_whatever_happens]


@pytest.mark.parametrize("ask", ASK, ids=["advise", "look_up", "whatever happens"])
def test_a_text_that_is_no_number_is_refused_with_the_reason(ask: Callable[[str], object], home: Path) -> None:
    """Advice asked for a text that is no number, and looking one up, say what is wrong with it."""
    assert home.name == "home"

    with pytest.raises(WrongInput, match="letter O"):
        ask("07700 9OO123")


def test_a_number_changes_the_advice_only_for_the_worse(home: Path) -> None:
    """A listed number is a sign; an unlisted one changes nothing."""
    assert home.name == "home"
    plain, listed, other = (advise({}, number) for number in (None, "07700 900123", "+1 202 555 0123"))

    assert [s.id for s in listed.signs] != [s.id for s in plain.signs]
    assert plain.verdict == other.verdict


def test_the_number_may_stand_among_the_answers(home: Path) -> None:
    """A number, or "withheld", counts the same as an answer as it does beside them; two are refused."""
    assert home.name == "home"

    assert advise({"number": "07700 900123"}) == advise({"number": ["07700 900123"]}) == advise({}, "07700 900123")
    assert advise({"number": ["withheld"]}) == advise({}, "withheld")
    assert advise({"number": []}) == advise({})
    with pytest.raises(WrongInput, match="given twice"):
        advise({"number": ["withheld"]}, "07700 900123")


def test_a_list_that_cannot_be_read_still_leaves_the_shipped_one(home: Path) -> None:
    """Where the list is damaged, a lookup on the way to advice answers from what is shipped, and tells the fault."""
    home.mkdir()
    (home / "blocklist.db").write_text("no database, but long enough to be taken for one" * 40)

    lookup, fault = look_up_whatever_happens("07700 900123")

    assert lookup.status.value == "listed"
    assert isinstance(fault, StoreFault)
    with pytest.raises(StoreFault):
        Blocklist.open()


def test_reading_never_raises_for_a_text() -> None:
    """Whatever the text, a reading comes back; only a region that does not exist is refused."""
    assert read_number("").text == ""
    assert read_number("\x00" * 5000).text == "\x00" * 5000
    with pytest.raises(WrongInput):
        read_number("07700 900123", region="XX")


@pytest.mark.parametrize(
    ("value", "e164"),
    [
        (447700900123, "+447700900123"),
        (447700900123.0, "+447700900123"),
        (7700900123, "+447700900123"),
        (b"07700 900123", "+447700900123"),
    ],
)
def test_a_number_from_a_table_is_its_digits(value: object, e164: str, home: Path) -> None:
    """Integers, floats that are whole and bytes are read as their digits, alone and in a stream."""
    assert home.name == "home"
    with Blocklist.open() as blocklist:
        assert number_of(read_number(value)) == e164
        assert number_of(blocklist.lookup(value).reading) == e164
        assert [number_of(found.reading) for found in blocklist.scan([value])] == [e164]


@pytest.mark.parametrize(
    "value",
    [
        None,
        float("nan"),
        float("inf"),
        True,
        7700.5,
        -1e300,
        10**400,
        -(10**5000),
        447700900123.5,
        object(),
        [],
        {},
        (),
    ],
    ids=[
        "none",
        "nan",
        "infinite",
        "true",
        "half",
        "huge float",
        "huge",
        "negative",
        "fraction",
        "object",
        "list",
        "dict",
        "tuple",
    ],
)
def test_what_a_table_holds_for_nothing_is_no_number(value: object, home: Path) -> None:
    """None, NaN and whatever else is no whole number has a status, and nothing is raised."""
    assert home.name == "home"
    with Blocklist.open() as blocklist:
        assert isinstance(read_number(value), NotANumber)
        assert blocklist.lookup(value).status is Status.NOT_A_NUMBER
        assert [found.status for found in blocklist.scan([value])] == [Status.NOT_A_NUMBER]


def test_a_list_goes_to_a_worker_by_its_path(home: Path) -> None:
    """A pickled list is the same file, read in the same region, opened anew."""
    with Blocklist.open(home / "other.db", region="US") as blocklist:
        blocklist.add("+12025550123")
        with pickle.loads(pickle.dumps(blocklist)) as again:  # noqa: S301 - our own
            assert (again.path, again.region) == (blocklist.path, "US")
            assert again.lookup("202-555-0123").status is Status.LISTED
