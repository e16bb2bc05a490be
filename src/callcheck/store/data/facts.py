"""What is known of a number beyond the list, with the shipped table of ranges and the towns of area codes."""

from callcheck.core.blocklist import notes
from callcheck.core.blocklist.precedence import Lookup
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.core.numbers import libphonenumber
from callcheck.core.numbers.facts import Facts
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import NotANumber, Reading
from callcheck.store.data.numbering import areas, numbering
from callcheck.store.data.words import text


def facts_of(reading: Reading) -> Facts | None:
    """Return what the digits of a number tell, or None for what has no E.164 form."""
    if not isinstance(reading, Number):
        return None
    return libphonenumber.facts(reading.e164, numbering(), areas())


def notes_on(lookup: Lookup, facts: Facts | None) -> list[str]:
    """Return the sentences that a person should read about a number that was looked up."""
    return notes.notes(lookup, facts, numbering())


def require_number(reading: Reading) -> None:
    """Raise WrongInput, with the reason, when a text was not read as a number."""
    if isinstance(reading, NotANumber):
        raise WrongInput(refusal(reading))


def refusal(reading: NotANumber) -> str:
    """Return the sentence that says why a text is no number."""
    why = numbering().refusals[reading.reason]
    return text("lookup.not-a-number", text=repr(clean(reading.text, 60)), why=why)


def national_form(number: str) -> str:
    """Return a number in E.164 as people in its country write it; any other text stays as it is."""
    facts = facts_of(Number(number, number)) if number.startswith("+") else None
    return facts.national if facts else number
