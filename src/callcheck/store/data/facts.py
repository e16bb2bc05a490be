"""What is known of a number beyond the list, with the shipped table of ranges and the towns of area codes."""

from callcheck.core.blocklist import notes
from callcheck.core.blocklist.precedence import Lookup
from callcheck.core.numbers import libphonenumber
from callcheck.core.numbers.facts import Facts
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import Reading
from callcheck.store.data import shipped


def facts_of(reading: Reading) -> Facts | None:
    """Return what the digits of a number tell, or None for what has no E.164 form."""
    if not isinstance(reading, Number):
        return None
    return libphonenumber.facts(reading.e164, shipped.numbering(), shipped.areas())


def notes_on(lookup: Lookup, facts: Facts | None) -> list[str]:
    """Return the sentences that a person should read about a number that was looked up."""
    return notes.notes(lookup, facts, shipped.numbering())
