"""What was typed of a call, parsed into a record, and a record checked before it is kept."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest
from typing import assert_never

from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.core.moment import Moment
from callcheck.core.records.card_numbers import is_iban
from callcheck.core.records.credentials import credential_in, without_ni_number
from callcheck.core.records.fields import DETAILS, Field, Form, Kind
from callcheck.core.records.record import Action, Payment, Record, with_texts

RawRecord = Mapping[str, Sequence[str]]
"""Texts as they were typed, by the id of a field or of a part of a payment. One a payment or an action."""

Text = Callable[..., str]
"""Gives the sentence with an id, with values put in."""

_MOST_PENCE = 10**12
_MOST_MINUTES = 10_000
_KEPT = {
    Kind.PHONE: r"\+?[0-9]{1,15}|withheld",
    Kind.MINUTES: "[0-9]{1,5}",
    Kind.CHOICE: "[a-z0-9-]{1,40}",
    Kind.SORT_CODE: "([0-9]{2}-[0-9]{2}-[0-9]{2})?",
}
"""How the texts of some kinds look when they were parsed; no story fits in them."""


@dataclass(frozen=True, slots=True)
class Parser:
    """Parses what was typed of a call, with the readers that need more than the core has."""

    form: Form
    text: Text
    read_number: Callable[[str], str]
    """Gives a number in E.164, or `withheld`; raises WrongInput."""
    read_moment: Callable[[str], Moment]
    """Gives when it was, in UTC, and how exactly that is known; raises WrongInput."""

    def parse(self, raw: RawRecord) -> Record:
        """Return the record of what was typed, checked; raises WrongInput, with the reason."""
        known = {field.id for field in self.form.options()}
        for id in raw:
            if id not in known:
                raise WrongInput(
                    self.text("record.unknown-field", given=clean(id, 40), fields=", ".join(sorted(known)))
                )
        record = Record(payments=self._payments(raw))
        for field in self.form.fields.values():
            if texts := [text for text in raw.get(field.id, ()) if text.strip()]:
                record = self._with(record, field, texts)
        return validate(record, self.form, self.text)

    def _with(self, record: Record, field: Field, texts: list[str]) -> Record:
        match field.kind:
            case Kind.WHEN:
                said = self.read_moment(texts[-1])
                return replace(record, happened=said.when, precision=said.precision)
            case Kind.ANSWERS:
                chosen = [id.strip() for text in texts for id in text.split(",") if id.strip()]
                answer = self.form.checklist[field.question].accept(chosen)
                return replace(record, answers={**record.answers, field.question: answer})
            case Kind.ACTIONS:
                return replace(record, actions=tuple(self._action(field, text) for text in texts))
            case Kind.PHONE | Kind.MINUTES | Kind.CHOICE | Kind.TEXT | Kind.POUNDS | Kind.SORT_CODE | Kind.ACCOUNT:
                return replace(record, details={**record.details, field.id: self.read(field, texts[-1])})
            case Kind.PAYMENTS | Kind.FOUND:
                return record
            case _:
                assert_never(field.kind)

    def read(self, field: Field, text: str) -> str:
        """Return a text as a field keeps it; raises WrongInput."""
        match field.kind:
            case Kind.PHONE:
                return self.read_number(text)
            case Kind.MINUTES:
                return _minutes(text, self.text)
            case Kind.CHOICE:
                return self._known(field, text.strip())
            case _:
                return text

    def _payments(self, raw: RawRecord) -> tuple[Payment, ...]:
        rows = zip_longest(*(raw.get(id, ()) for id in self.form.payment), fillvalue="")
        return tuple(self._payment(dict(zip(self.form.payment, row, strict=True))) for row in rows)

    def _payment(self, typed: Mapping[str, str]) -> Payment:
        return Payment(
            pence=pence_of(typed["amount"], self.text),
            method=self._known(self.form.payment["method"], typed["method"].strip())
            if typed["method"].strip()
            else "",
            to_name=typed["to-name"],
            sort_code=sort_code_of(typed["sort-code"], self.text),
            account=account_of(typed["account"], self.text),
        )

    def _action(self, field: Field, text: str) -> Action:
        id, _, reference = text.partition("=")
        return Action(self._known(field, id.strip()), reference.strip())

    def _known(self, field: Field, id: str) -> str:
        known = self.form.labels(field)
        if id not in known:
            raise WrongInput(self.text("record.unknown-choice", given=clean(id, 40), choices=", ".join(known)))
        return id


def validate(record: Record, form: Form, text: Text) -> Record:
    """Return the record as it may be kept: National Insurance numbers are left out.

    Raises WrongInput, with the reason, for a text that looks like a credential or is too long, and for a field that
    records do not have. The message never repeats the text.
    """
    for id in record.details:
        if id not in form.fields or form.fields[id].kind not in DETAILS:
            raise WrongInput(text("record.unknown-field", given=clean(id, 40), fields=", ".join(form.fields)))

    def checked(id: str, said: str) -> str:
        field = form.fields.get(id) or form.payment[id]
        if len(said) > field.longest:
            raise WrongInput(text("record.too-long", label=field.label, longest=f"{field.longest:,}"))
        if not re.fullmatch(_KEPT.get(field.kind, r"[\s\S]*"), said):
            raise WrongInput(text("record.not-read", label=field.label))
        if field.kind is Kind.ACCOUNT:
            return account_of(said, text)
        if field.kind in (Kind.TEXT, Kind.ACTIONS):
            if found := credential_in(said, form.phrases) or credential_in(clean(said, field.longest), form.phrases):
                raise WrongInput(text("record.refused", label=field.label, reason=form.refusals[found]))
            return without_ni_number(said, form.phrases, form.ni_mask)
        return said

    kept = with_texts(record, checked)
    return replace(kept, details={id: said for id, said in kept.details.items() if said.strip()})


def pence_of(typed: str, text: Text) -> int | None:
    """Read an amount in pounds; nothing is None. Raises WrongInput."""
    plain = typed.strip().removeprefix("£").replace(",", "").strip()
    if not plain:
        return None
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,2})?", plain) or (pence := Decimal(plain) * 100) >= _MOST_PENCE:
        raise WrongInput(text("record.no-amount", given=clean(typed, 30)))
    return int(pence)


def sort_code_of(typed: str, text: Text) -> str:
    """Read a sort code as 00-00-00; nothing stays nothing. Raises WrongInput."""
    digits = re.sub(r"[\s./–-]", "", typed)
    if digits and not re.fullmatch("[0-9]{6}", digits):
        raise WrongInput(text("record.no-sort-code"))
    return "-".join(filter(None, (digits[:2], digits[2:4], digits[4:])))


def account_of(typed: str, text: Text) -> str:
    """Read the number of an account, or an IBAN; nothing stays nothing. Raises WrongInput, also for a card number."""
    plain = re.sub(r"[\s-]", "", typed).upper()
    is_number = re.fullmatch("[0-9]{6,10}", plain) is not None
    if plain and not is_number and not (re.fullmatch("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}", plain) and is_iban(plain)):
        raise WrongInput(text("record.no-account"))
    return plain


def _minutes(typed: str, text: Text) -> str:
    plain = typed.strip()
    if not re.fullmatch("[0-9]{1,5}", plain) or int(plain) > _MOST_MINUTES:
        raise WrongInput(text("record.no-minutes", given=clean(typed, 30), most=f"{_MOST_MINUTES:,}"))
    return str(int(plain))


def answers_as_fields(pairs: Iterable[tuple[str, Iterable[str]]], form: Form, text: Text) -> dict[str, list[str]]:
    """Return answers by question as texts by the id of the field that holds them.

    Raises WrongInput for a question that no field holds, such as the number, which has a field of its own.
    """
    by_question = {field.question: field.id for field in form.fields.values() if field.question}
    found: dict[str, list[str]] = {}
    for question, options in pairs:
        if question not in by_question:
            form.checklist[question]  # raises, with the nearest question, for one that nobody knows
            raise WrongInput(text("record.not-kept-here", question=question))
        found.setdefault(by_question[question], []).append(",".join(options))
    return found
