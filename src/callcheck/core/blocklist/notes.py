"""What is known of a number, as sentences and as the answers that the advice can use."""

from typing import assert_never

from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.numbers.facts import Facts
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import NotANumber
from callcheck.core.numbers.uk_ranges import Numbering


def notes(lookup: Lookup, facts: Facts | None, numbering: Numbering) -> list[str]:
    """Return what a person should know of the number, most telling first."""
    words = numbering.notes
    found = []
    if isinstance(lookup.reading, Number):
        found += [words[note].format(number=lookup.reading.e164) for note in lookup.reading.notes]
    if isinstance(lookup.reading, NotANumber):
        found.append(numbering.refusals[lookup.reading.reason])
    if facts is not None:
        place = numbering.places.get(facts.region or "", "")
        found += [words[flag].format(place=place) for flag in facts.flags]
    match lookup.status:
        case Status.WITHHELD:
            found.append(words["withheld"])
        case Status.SERVICE:
            found.append(words["service"])
        case Status.NOT_LISTED:
            found += [words["not-listed"], words["faked"]]
        case Status.ALLOWED:
            found.append(words["allowed"])
        case Status.LISTED:
            found.append(words["faked"])
        case Status.NOT_A_NUMBER:
            pass
        case _:
            assert_never(lookup.status)
    return found


def number_status(lookup: Lookup, facts: Facts | None) -> frozenset[str]:
    """Return the number's facts as options of `number-status`, the question that nobody is asked."""
    found = {lookup.status.value} & {"listed", "allowed", "withheld", "service"}
    if facts is not None:
        found |= set(facts.flags) & {"fictional", "premium", "personal", "international"}
        if set(facts.flags) & {"too-short", "too-long", "not-in-use"}:
            found.add("invalid")
    return frozenset(found or {"unknown"})
