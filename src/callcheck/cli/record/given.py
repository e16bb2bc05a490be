"""What was said of a call, as it was typed, and how it is read as a record."""

import re
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from callcheck.cli.answers import read_answers
from callcheck.core.errors import WrongInput

if TYPE_CHECKING:
    from callcheck.core.records.record import Deed, Payment, Record

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What was said of a call, as it was typed."""

    when: str = ""
    line: str = ""
    number: str = ""
    minutes: int | None = None
    claimed_as: str = ""
    callback: str = ""
    visitor: str = ""
    note: str = ""
    answers: Texts = ()
    """As question=option,option."""
    amounts: Texts = ()
    methods: Texts = ()
    to_names: Texts = ()
    sort_codes: Texts = ()
    accounts: Texts = ()
    deeds: Texts = ()
    """As deed, or deed=reference."""

    def has(self, field: str) -> bool:
        """Whether anything was said under this name."""
        unset: object = next(f.default for f in fields(Given) if f.name == field)
        return bool(getattr(self, field) != unset)

    def under(self, field: str, text: str) -> "Given":
        """Return what was said, with a text under the name of one of its fields."""
        said: dict[str, Any] = {field: text}
        return replace(self, **said)


def read(given: Given) -> "Record":
    """Return the record of what was said; raises WrongInput with the reason."""
    from callcheck.core.records.record import Line, Record
    from callcheck.store.data import shipped
    from callcheck.store.data.record_words import fit

    if given.line not in ("", *Line):
        raise WrongInput(f"{given.line!r} is not a kind of phone. Use one of: {', '.join(Line)}.")
    happened, timed = _moment(given.when)
    return fit(
        Record(
            happened=happened,
            timed=timed,
            line=Line(given.line) if given.line else None,
            number=_number(given.number),
            minutes=given.minutes,
            claimed_as=given.claimed_as,
            callback=_number(given.callback),
            visitor=given.visitor,
            note=given.note,
            payments=tuple(_payments(given)),
            deeds=tuple(_deed(text) for text in given.deeds),
            answers=shipped.checklist().accept(_without_number(read_answers(given.answers))),
        )
    )


def _moment(text: str) -> tuple[datetime, bool]:
    """Return when it was in UTC, and whether the time of day was said; a day alone counts as its noon."""
    now = datetime.now(UTC)
    if not text.strip():
        return now, True
    iso = _as_iso(text.strip().lower(), now).upper()
    try:
        said = datetime.fromisoformat(iso)
    except ValueError as error:
        raise WrongInput(f"{text!r} is not a time. Write it as 22/11/2026 14:30, or yesterday 14:30.") from error
    timed = ":" in iso or "T" in iso
    moment = said.astimezone(UTC) if timed else said.replace(hour=12, tzinfo=UTC)
    if moment.date() > now.date() or (timed and moment > now) or moment.year < _EARLIEST:
        raise WrongInput(f"{text!r} is not a time that a call can have been at. Write it as 22/11/2026 14:30.")
    return moment, timed


_EARLIEST = 1990
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")


def _as_iso(text: str, now: datetime) -> str:
    """Return a time as people write it here, the day first or only `today`, in the form of ISO 8601."""
    here = now.astimezone()
    for word, day in (("today", here), ("yesterday", here - timedelta(days=1))):
        text = text.replace(word, f"{day:%Y-%m-%d}")
    if re.fullmatch(r"\d{1,2}:\d\d", text):
        text = f"{here:%Y-%m-%d} {text}"
    text = _DAY_FIRST.sub(lambda found: f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", text)
    return re.sub(r"(?<=\s)(\d:\d\d)$", r"0\1", text.replace(",", " ").replace("  ", " "))


def _number(text: str) -> str | None:
    from callcheck import api
    from callcheck.core.numbers.number import Number
    from callcheck.core.numbers.results import Withheld, number_of
    from callcheck.core.records.record import WITHHELD

    if not text.strip():
        return None
    reading = api.read_number(text)
    from callcheck.store.data.facts import require_number

    require_number(reading)
    if isinstance(reading, Number) and "with-text" in reading.notes:
        raise WrongInput("There are words beside this number. Give the number alone, and the words with --note.")
    return WITHHELD if isinstance(reading, Withheld) else number_of(reading)


def _without_number(answers: dict[str, list[str]]) -> dict[str, list[str]]:
    if "number" in answers:
        raise WrongInput("The number is no answer here. Give it with --number.")
    return answers


def _payments(given: Given) -> "list[Payment]":
    from callcheck.core.records.record import Payment, account_of, pence_of, sort_code_of

    rows = zip_longest(given.amounts, given.methods, given.to_names, given.sort_codes, given.accounts, fillvalue="")
    return [
        Payment(pence_of(amount), _known("method", method), name, sort_code_of(sort_code), account_of(account))
        for amount, method, name, sort_code, account in rows
    ]


def _deed(text: str) -> "Deed":
    from callcheck.core.records.record import Deed

    deed, _, reference = text.partition("=")
    return Deed(_known("deed", deed), reference.strip())


def _known(kind: str, id: str) -> str:
    from callcheck.store.data.record_words import record_words

    known = record_words().choices[kind]
    if id and id not in known:
        raise WrongInput(f"{id!r} is not a {kind}. Use one of: {', '.join(known)}.")
    return id
