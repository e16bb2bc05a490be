"""What is kept of a call, for the person and for the call handler. It never holds a credential."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from callcheck.core.advice.checklist import Answers
from callcheck.core.advice.engine import Advice, Verdict
from callcheck.core.clean import clean
from callcheck.core.moment import Precision
from callcheck.core.numbers.results import Reading, Withheld, number_of

WITHHELD = "withheld"
"""What stands for the number when the phone showed none; the id of the checklist's option."""

_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that went, and where it went."""

    pence: int | None = None
    method: str = ""
    """An id of records.toml, or nothing."""
    to_name: str = ""
    sort_code: str = ""
    """As 00-00-00."""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something done since, by its id in records.toml, and the reference that was given for it."""

    id: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One call. Answers hold kinds only: that a PIN was given, and never which."""

    happened: datetime | None = None
    """When the call was, in UTC; None when nobody said. It is never the time of saving."""
    precision: Precision = Precision.MINUTE
    """How exactly that is known."""
    details: Mapping[str, str] = field(default_factory=dict)
    """What else is known, as text by the id of a field in records.toml: number, line, note..."""
    payments: tuple[Payment, ...] = ()
    actions: tuple[Action, ...] = ()
    answers: Answers = field(default_factory=dict)
    verdict: Verdict | None = None
    scam: str | None = None
    saved: datetime | None = None
    """When it was first kept, in UTC. Set when it is kept; None in a record of an early version."""
    id: int | None = None
    """Set when it is kept."""

    @property
    def number(self) -> str | None:
        """What the phone showed, in E.164, or `withheld`; None when nobody said."""
        return self.details.get("number")

    @property
    def dated(self) -> datetime | None:
        """When the call was or, where nobody said, when it was kept: by this, records are put in order."""
        return self.happened or self.saved

    def answer(self, question: str) -> frozenset[str]:
        """Return the option ids that answer a question, or none."""
        return self.answers.get(question, frozenset())


def record_of(answers: Answers, advice: Advice, now: datetime, reading: Reading | None = None) -> Record:
    """Return the record of a call that was just checked: `reading` is what the phone showed.

    Only while the caller is on the line is it known when the call was.
    """
    withheld = isinstance(reading, Withheld) or WITHHELD in answers.get("number", ())
    shown = WITHHELD if withheld else number_of(reading) if reading is not None else None
    return Record(
        happened=now if "on-call" in answers.get("happening", ()) else None,
        details={"number": shown} if shown else {},
        answers={question: options for question, options in answers.items() if question != "number"},
        verdict=advice.verdict,
        scam=advice.scam.id if advice.scam else None,
    )


def blocked(record: Record, number: str) -> Record:
    """Return the record with the number that the person put on their list, in E.164.

    It is what the phone showed, unless a number was written down before.
    """
    blocking = Action("number-blocked", number)
    others = tuple(action for action in record.actions if action.id != blocking.id)
    return replace(record, details={"number": number, **record.details}, actions=(*others, blocking))


def joined(old: Record, new: Record) -> Record:
    """Return a record with what is newly known: new facts replace old ones, new payments and notes are added."""
    told = {action.id: action for action in new.actions}
    kept = tuple(told.pop(action.id, action) for action in old.actions)
    notes = "\n".join(filter(None, (record.details.get("note") for record in (old, new))))
    return replace(
        old,
        happened=new.happened or old.happened,
        precision=new.precision if new.happened else old.precision,
        details={**old.details, **new.details} | ({"note": notes} if notes else {}),
        payments=old.payments + new.payments,
        actions=kept + tuple(told.values()),
        answers={**old.answers, **new.answers},
        verdict=new.verdict or old.verdict,
        scam=new.scam or old.scam,
    )


def with_texts(record: Record, change: Callable[[str, str], str]) -> Record:
    """Return the record with each text that a person wrote changed. `change` takes the id of its field, and it."""
    return replace(
        record,
        details={id: change(id, text) for id, text in record.details.items()},
        payments=tuple(
            replace(
                payment,
                to_name=change("to-name", payment.to_name),
                sort_code=change("sort-code", payment.sort_code),
                account=change("account", payment.account),
            )
            for payment in record.payments
        ),
        actions=tuple(replace(action, reference=change("done", action.reference)) for action in record.actions),
    )


def tidy(record: Record) -> Record:
    """Return a record whose texts are safe to show: the one way out for what a stranger said or wrote."""

    def tidied(_: str, text: str) -> str:
        return "\n".join(filter(None, (clean(line, _LONGEST) for line in text.splitlines())))

    return with_texts(record, tidied)
