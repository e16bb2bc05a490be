"""What a record may hold. Each field is declared once, in the data; its kind says how it is asked, read and shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from callcheck.core.advice.checklist import Checklist
from callcheck.core.records.credentials import Credential, Phrases


class Kind(StrEnum):
    """How a field is asked for, read, kept and shown."""

    WHEN = "when"
    """When the call was: a moment, or a day alone."""
    PHONE = "phone"
    """A phone number in E.164, a service number, or `withheld`."""
    MINUTES = "minutes"
    CHOICE = "choice"
    """One of the ids that the data lists for the field."""
    TEXT = "text"
    """A person's own words."""
    POUNDS = "pounds"
    SORT_CODE = "sort-code"
    ACCOUNT = "account"
    ANSWERS = "answers"
    """The answers to a question of the checklist."""
    PAYMENTS = "payments"
    ACTIONS = "actions"
    FOUND = "found"
    """What the answers showed. It is worked out, and never asked for."""


DETAILS = frozenset({Kind.PHONE, Kind.MINUTES, Kind.CHOICE, Kind.TEXT})
"""The kinds whose fields a record keeps by their ids, as texts."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a record may hold, or a part of a payment."""

    id: str
    kind: Kind
    label: str
    section: str = ""
    """The heading that it is shown under."""
    read_out: str = ""
    """The part of the read-out that it is said in; nothing when it is not read out."""
    question: str = ""
    """The question of the checklist whose answers it holds."""
    prompt: str = ""
    """How it is asked for on a terminal; nothing when it is not."""
    longest: int = 200
    """The most letters that its text may have."""

    is_repeated: bool = False
    """Whether it can be said more than once: an action, or a part of another payment."""

    @property
    def key(self) -> str:
        """What it is called in JSON, in a column and as a parameter."""
        return self.id.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the read-out: what to tell a call handler next, and what to say when nothing was written down."""

    id: str
    say: str
    empty: str


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that a record may hold, with the words for it: the rows of records.toml, joined with theirs."""

    sections: Mapping[str, str]
    """Headings by id, in the order they are shown."""
    fields: Mapping[str, Field]
    """By id, in the order they are asked and shown."""
    parts: tuple[Part, ...]
    """The read-out, in the order that a call handler asks."""
    payment: Mapping[str, Field]
    """The fields of one payment."""
    choices: Mapping[str, Mapping[str, str]]
    """Labels by id, for each field that is chosen from a list of records.toml: line, method, done, verdict, scam."""
    with_reference: frozenset[str]
    """The actions for which one is given a reference."""
    refusals: Mapping[Credential, str]
    """Why a text is not kept."""
    phrases: Phrases
    ni_mask: str
    """What stands in place of a National Insurance number."""
    checklist: Checklist

    def options(self) -> tuple[Field, ...]:
        """Return the fields that can be given, and the parts of a payment, in order: what people can say."""
        given = (field for field in self.fields.values() if field.kind not in (Kind.PAYMENTS, Kind.FOUND))
        return (*given, *self.payment.values())

    def asked(self) -> tuple[Field, ...]:
        """Return the fields that are asked for on a terminal, in order."""
        return tuple(field for field in self.fields.values() if field.prompt)

    def labels(self, field: Field) -> Mapping[str, str]:
        """Return the labels of what can be chosen for a field, by id; nothing where it is not chosen from a list."""
        if field.kind is Kind.ANSWERS:
            return {option.id: option.label for option in self.checklist[field.question].options}
        return self.choices.get(field.id, {})
