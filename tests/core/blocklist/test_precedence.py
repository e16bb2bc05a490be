"""The order in which entries decide is fixed."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from callcheck.core.blocklist.entry import Entry, List, Pattern
from callcheck.core.blocklist.precedence import Status, decide, outweighing
from callcheck.core.numbers.number import Number

TODAY = date(2026, 11, 22)
NUMBER = Number("07700 900123", "+447700900123")


def entry(source: str, list_: List, pattern: str = "+447700900123", expires: date | None = None) -> Entry:
    """Return an entry that covers NUMBER."""
    return Entry(Pattern.parse(pattern), list_, "nuisance", "", source, TODAY, expires=expires)


ORDER = [
    entry("yours", List.ALLOW, "+4477*"),
    entry("yours", List.BLOCK),
    entry("a list", List.ALLOW, "+4477*"),
    entry("a list", List.BLOCK),
    entry("shipped", List.BLOCK, "+447700900*"),
]


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_owners_decide_in_a_fixed_order(first: int) -> None:
    """Your allow, your block, imported allow, imported block, shipped: even where the later pattern is longer."""
    for entries in permutations(ORDER[first:]):
        found = decide(NUMBER, entries, TODAY)

        assert found.entry == ORDER[first]
        assert list(found.others) == ORDER[first + 1 :]


def test_the_longest_pattern_decides_within_one_list() -> None:
    """Of two entries of one weight the longer pattern decides, and the exact number before a prefix as long."""
    short, long = entry("a list", List.BLOCK, "+4477*"), entry("a list", List.BLOCK, "+4477009*")
    whole, prefix = entry("a list", List.BLOCK), entry("a list", List.BLOCK, "+447700900123*")

    assert decide(NUMBER, [short, prefix, whole, long], TODAY).entry == whole
    assert decide(NUMBER, [short, long], TODAY).entry == long


def test_an_entry_stops_counting_on_its_day() -> None:
    """On the day it expires an entry no longer decides; the day before it does."""
    expiring = entry("yours", List.BLOCK, expires=TODAY)

    assert decide(NUMBER, [expiring], TODAY).status is Status.NOT_LISTED
    assert decide(NUMBER, [expiring], TODAY - timedelta(days=1)).status is Status.LISTED


def test_what_outweighs_an_entry_covers_all_of_its_numbers() -> None:
    """A prefix is outweighed by a prefix around it, not by one number in it, and never by what has expired."""
    wide = entry("a list", List.BLOCK, "+447700*")

    assert outweighing(wide, [ORDER[0]], TODAY) == [ORDER[0]]
    assert outweighing(wide, [entry("yours", List.ALLOW, "+447700*", expires=TODAY)], TODAY) == []
    assert outweighing(wide, [ORDER[1], wide], TODAY) == []


def test_an_import_has_no_say_about_what_is_nobodys() -> None:
    """Where a shipped entry blocks, imported allows drop out and all else stays; elsewhere nothing drops out."""
    from callcheck.core.blocklist.precedence import with_a_say

    yours, mine, allow, block, shipped = ORDER

    assert with_a_say(ORDER) == [yours, mine, block, shipped]
    assert with_a_say([allow, shipped]) == [shipped]
    assert with_a_say([yours, mine, allow, block]) == [yours, mine, allow, block]
    assert with_a_say([]) == []


@pytest.mark.parametrize(
    ("source", "list_", "blocks"),
    [
        ("yours", List.ALLOW, False),
        ("yours", List.BLOCK, True),
        ("a list", List.ALLOW, False),
        ("a list", List.BLOCK, True),
        ("shipped", List.BLOCK, True),
    ],
)
def test_what_decides_blocks_or_does_not(source: str, list_: List, blocks: bool) -> None:
    """A number is listed by an entry to block, whoever made it, and by no other."""
    from callcheck.core.blocklist.precedence import Rank, rank

    assert rank(source, list_).blocks is blocks
    assert not Rank.NOTHING.blocks


def test_an_entry_does_not_outweigh_one_of_the_same_weight() -> None:
    """Two lists that say the same of a number are equals: neither is told to outweigh the other."""
    one, other = entry("one", List.BLOCK), entry("other", List.BLOCK)

    assert outweighing(one, [other], TODAY) == []
    assert outweighing(one, [entry("one", List.ALLOW, "+4477*"), other], TODAY) == [
        entry("one", List.ALLOW, "+4477*")
    ]


def test_a_lookup_keeps_its_reading_and_its_status() -> None:
    """Whatever was asked stands in the answer, with the status that it has."""
    from callcheck.core.blocklist.precedence import Status, decide
    from callcheck.core.numbers.number import Number
    from callcheck.core.numbers.results import NotANumber, ServiceNumber, Withheld

    number = Number("07700 900123", "+447700900123")
    today = date(2026, 11, 24)
    for reading, status in (
        (Withheld("private"), Status.WITHHELD),
        (ServiceNumber("159", "159"), Status.SERVICE),
        (NotANumber("x", "none"), Status.NOT_A_NUMBER),
        (number, Status.NOT_LISTED),
    ):
        found = decide(reading, [], today)
        assert (found.reading, found.status, found.entry, found.others) == (reading, status, None, ())

    allowed, blocked = entry("yours", List.ALLOW), entry("club", List.BLOCK)
    found = decide(number, [blocked, allowed], today)
    assert (found.reading, found.status, found.entry, found.others) == (number, Status.ALLOWED, allowed, (blocked,))


def test_a_pattern_covers_its_number_or_all_that_start_with_it() -> None:
    """An exact pattern covers one number, and a prefix each that goes on from it."""
    from callcheck.core.blocklist.entry import Pattern

    assert Pattern("447700900123", is_prefix=False).covers("+447700900123")
    assert not Pattern("44770090012", is_prefix=False).covers("+447700900123")
    assert Pattern("4477", is_prefix=True).covers("+447700900123")
    assert not Pattern("4478", is_prefix=True).covers("+447700900123")
