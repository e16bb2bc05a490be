"""What is kept of a call, for the person and for the call handler. It never holds a secret."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from callcheck.core.advice.checklist import Answers
from callcheck.core.advice.engine import Advice, Verdict
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.core.numbers.results import Reading, Withheld, number_of
from callcheck.core.records.credentials import is_iban_sum_right, secret_in, without_ni_number

WITHHELD = "withheld"
"""What stands for the number when the phone showed none; the id of the checklist's option."""

_LONGEST = {"note": 10_000}
_LONGEST_ELSE = 200
_MOST_PENCE = 10**12


class Line(StrEnum):
    """Which kind of phone rang."""

    LANDLINE = "landline"
    MOBILE = "mobile"


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
class Deed:
    """Something done since, by its id in records.toml, and the reference that was given for it."""

    id: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One call. Answers hold kinds only: that a PIN was given, and never which."""

    happened: datetime
    """In UTC."""
    timed: bool = True
    """Whether the time of day is known; else only the day counts."""
    line: Line | None = None
    number: str | None = None
    """What the phone showed, in E.164, or `withheld`."""
    minutes: int | None = None
    claimed_as: str = ""
    """The name, department or badge that the caller gave."""
    callback: str | None = None
    """The number that the person was told to ring, in E.164."""
    visitor: str = ""
    note: str = ""
    payments: tuple[Payment, ...] = ()
    deeds: tuple[Deed, ...] = ()
    answers: Answers = field(default_factory=dict)
    verdict: Verdict | None = None
    scam: str | None = None
    id: int | None = None
    """Set when it is kept."""

    def answer(self, question: str) -> frozenset[str]:
        """Return the option ids that answer a question, or none."""
        return self.answers.get(question, frozenset())


def record_of(answers: Answers, advice: Advice, now: datetime, reading: Reading | None = None) -> Record:
    """Return the record of a call that was just checked: `reading` is what the phone showed."""
    withheld = isinstance(reading, Withheld) or WITHHELD in answers.get("number", ())
    shown = number_of(reading) if reading is not None else None
    return Record(
        happened=now,
        number=WITHHELD if withheld else shown,
        answers={question: options for question, options in answers.items() if question != "number"},
        verdict=advice.verdict,
        scam=advice.scam.id if advice.scam else None,
    )


def accepted(record: Record, refusals: Mapping[str, str], labels: Mapping[str, str], ni_mask: str) -> Record:
    """Return the record as it may be kept: National Insurance numbers are left out.

    Raises WrongInput, with the reason, for a text that looks like a secret or is too long. The message never
    repeats the text.
    """

    def checked(name: str, text: str) -> str:
        longest = _LONGEST.get(name, _LONGEST_ELSE)
        if len(text) > longest:
            raise WrongInput(f"{labels[name]}: this is longer than {longest:,} letters. Nothing was saved.")
        if secret := secret_in(text) or secret_in(clean(text, longest)):
            raise WrongInput(f"{labels[name]}: {refusals[secret]} Nothing was saved.")
        return without_ni_number(text, ni_mask)

    return replace(
        record,
        claimed_as=checked("claimed-as", record.claimed_as),
        visitor=checked("visitor", record.visitor),
        note=checked("note", record.note),
        payments=tuple(replace(p, to_name=checked("payment", p.to_name)) for p in record.payments),
        deeds=tuple(replace(d, reference=checked("done", d.reference)) for d in record.deeds),
    )


def joined(old: Record, more: Record, *, moved: bool = False) -> Record:
    """Return a record with what is newly known: new facts replace old ones, new payments and notes are added.

    The time stays as it was, unless the record is `moved` to the new one.
    """
    told = {new.id: new for new in more.deeds}
    kept = tuple(told.pop(deed.id, deed) for deed in old.deeds)
    unset = Record(more.happened)
    news = {
        name: value
        for name in (item.name for item in fields(Record))
        if (value := getattr(more, name)) != getattr(unset, name)
    }
    return replace(
        old,
        **news
        | {
            "note": "\n".join(filter(None, [old.note, more.note])),
            "payments": old.payments + more.payments,
            "deeds": kept + tuple(told.values()),
            "answers": {**old.answers, **more.answers},
            "happened": more.happened if moved else old.happened,
            "timed": more.timed if moved else old.timed,
            "id": old.id,
        },
    )


def tidy(record: Record) -> Record:
    """Return a record whose texts are safe to show: the one way out for what a stranger said or wrote."""
    return replace(
        record,
        claimed_as=clean(record.claimed_as),
        visitor=clean(record.visitor),
        note="\n".join(filter(None, (clean(line, _LONGEST["note"]) for line in record.note.splitlines()))),
        payments=tuple(
            replace(p, to_name=clean(p.to_name), sort_code=clean(p.sort_code), account=clean(p.account))
            for p in record.payments
        ),
        deeds=tuple(replace(d, reference=clean(d.reference)) for d in record.deeds),
    )


def pence_of(text: str) -> int | None:
    """Read an amount in pounds; nothing is None. Raises WrongInput."""
    plain = text.strip().removeprefix("£").replace(",", "").strip()
    if not plain:
        return None
    try:
        pence = Decimal(plain) * 100 if re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", plain) else Decimal("NaN")
    except InvalidOperation:
        pence = Decimal("NaN")
    if not pence.is_finite() or pence >= _MOST_PENCE:
        raise WrongInput(f"{clean(text, 30)!r} is not an amount in pounds. Write it as 1200.50.")
    return int(pence)


def sort_code_of(text: str) -> str:
    """Read a sort code as 00-00-00; nothing stays nothing. Raises WrongInput."""
    digits = re.sub(r"[\s./–-]", "", text)
    if not digits:
        return ""
    if not re.fullmatch("[0-9]{6}", digits):
        raise WrongInput("A sort code has six digits. Write it as 00-00-00.")
    return f"{digits[:2]}-{digits[2:4]}-{digits[4:]}"


def account_of(text: str) -> str:
    """Read the number of an account, or an IBAN; nothing stays nothing. Raises WrongInput, also for a card number."""
    plain = re.sub(r"[\s-]", "", text).upper()
    is_iban = re.fullmatch("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}", plain) is not None and is_iban_sum_right(plain)
    if plain and not is_iban and not re.fullmatch("[0-9]{6,10}", plain):
        raise WrongInput("An account number has 6 to 10 digits, or is an IBAN. Never write a card number here.")
    return plain
