"""The Python interface: the pure core, applied to the shipped data and to this machine's blocklist.

Whatever a command does, a script can: with this module, with `Blocklist`, or with `Records`.

>>> from callcheck import advise, read_number
>>> read_number("020 7946 0123").e164
'+442079460123'
>>> advise({"claimed": ["bank"], "asked": ["pin"]}).verdict.value
'scam'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callcheck.core.advice import engine as advice
from callcheck.core.advice.checklist import Answers, Question, is_helping
from callcheck.core.advice.engine import Advice, Step
from callcheck.core.advice.rules import Scam
from callcheck.core.blocklist import notes
from callcheck.core.blocklist.precedence import Lookup
from callcheck.core.errors import StoreFault, WrongInput
from callcheck.core.numbers.facts import Facts
from callcheck.core.numbers.results import Reading
from callcheck.store.blocklist import lookup as matching
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data import guidance, shipped
from callcheck.store.data.facts import facts_of, require_number
from callcheck.store.data.numbers import REGION, known_region, read_in
from callcheck.store.data.words import in_words, text


def read_number(text: object, region: str = REGION) -> Reading:
    """Read any text as what a phone showed. It never raises for the text; the reading says what is wrong.

    Of a table's cell a whole number is its digits, and None, NaN and the like are no number.

    Raises WrongInput for a region that has no country code.
    """
    return read_in(known_region(region), text)


@dataclass(frozen=True, slots=True)
class Call:
    """What is known of a call: the checked answers, and the number once it was looked up."""

    answers: Answers
    number: Lookup | None = None
    facts: Facts | None = None

    @classmethod
    def of(cls, answers: Mapping[str, Iterable[str]], number: Lookup | None = None) -> "Call":
        """Check the answers; raises WrongInput for a question or option that the checklist does not know."""
        with in_words():
            checked = shipped.checklist().accept({q: [o] if isinstance(o, str) else o for q, o in answers.items()})
        return cls(checked, number, facts_of(number.reading) if number else None)

    def known(self) -> Answers:
        """Return the answers with the number's facts among them, under `number-status`."""
        if self.number is None:
            return self.answers
        return {**self.answers, "number-status": notes.number_status(self.number, self.facts)}

    def advice(self) -> Advice:
        """Return the advice as it stands; what was not answered counts as not sure."""
        return advice.advise(self.known(), guidance.load())

    def put(self, question: Question) -> Question:
        """Return a question as it is put to this person: to who had the call, or to someone who helps them."""
        return shipped.checklist(helping=is_helping(self.answers))[question.id]

    def open_questions(self) -> list[Question]:
        """Return the questions, in order, whose answer could still change what the person is told."""
        return list(advice.open_questions(self.known(), guidance.load()))


def advise(answers: Mapping[str, Iterable[str]], number: str | None = None) -> Advice:
    """Return the advice for answers by question id, and the number that the phone showed.

    The number may stand among the answers instead, as it does on the command line.

    Raises WrongInput for a question or option that the checklist does not know, a number that is not one, or two.
    """
    rest = dict(answers)
    answered = rest.pop("number", ())
    shown = [answered] if isinstance(answered, str) else list(answered)
    if number is not None:
        shown.append(number)
    if len(shown) > 1:
        raise WrongInput(text("check.number-twice"))
    return Call.of(rest, look_up(shown[0]) if shown else None).advice()


def aftermath(scam: Scam) -> tuple[Step, ...]:
    """Return the steps for people who have lost what this script usually takes."""
    return Call.of({"lost": scam.if_done, "asked": ["nothing"]}).advice().steps


def look_up(text: str, region: str = REGION) -> Lookup:
    """Look one number up in this machine's blocklist; raises WrongInput when it is not a number."""
    with Blocklist.open(region=region) as blocklist:
        lookup = blocklist.lookup(text)
    require_number(lookup.reading)
    return lookup


def look_up_whatever_happens(text: str, region: str = REGION) -> tuple[Lookup, StoreFault | None]:
    """Look a number up; where the blocklist cannot be used, in the shipped list alone, and return the fault too.

    Raises WrongInput when it is not a number.
    """
    try:
        return look_up(text, region), None
    except StoreFault as fault:
        reading = read_number(text, region)
        require_number(reading)
        return matching.decide_from_shipped(reading), fault
