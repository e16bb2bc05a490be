"""What a record may hold, loaded from the shipped data: the rows of records.toml, joined with their words by id."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from callcheck.core.errors import WrongInput
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import NotANumber, Withheld, number_of
from callcheck.core.records import parse
from callcheck.core.records.credentials import Credential, Phrases
from callcheck.core.records.fields import Field, Form, Kind, Part
from callcheck.core.records.record import WITHHELD, Record
from callcheck.store.data import guidance, shipped
from callcheck.store.data.numbering import numbering
from callcheck.store.data.numbers import REGION, read_in
from callcheck.store.data.rows import WORDS, Row, rows, toml
from callcheck.store.data.words import text

_FILE = "records.toml"
_LISTS = ("line", "method", "done")
"""The fields whose choices stand in records.toml."""


@cache
def record_form() -> Form:
    """Return everything that a record may hold, with the words for it."""
    own, words = toml(_FILE), toml(f"{WORDS}/{_FILE}")
    return Form(
        sections={id: words["section"][id] for id in own["section"]},
        fields={field.id: field for field in rows(_FILE, "field", lambda row: _field(row, words["field"]))},
        parts=tuple(Part(id, **words["read-out"][id]) for id in own["read-out"]),
        payment={field.id: field for field in rows(_FILE, "payment", lambda row: _field(row, words["payment"]))},
        choices={
            **{id: {row["id"]: words[id][row["id"]] for row in own[id]} for id in _LISTS},
            "verdict": words["verdict"],
            "scam": {scam.id: scam.title for scam in guidance.scams()},
        },
        with_reference=frozenset(row["id"] for row in own["done"] if row.get("reference")),
        refusals={kind: words["refusal"][kind] for kind in Credential},
        phrases=_phrases(),
        ni_mask=words["ni-mask"],
        checklist=shipped.checklist(),
    )


def validate(record: Record) -> Record:
    """Return the record as it may be kept: a National Insurance number in it is left out.

    Raises WrongInput for what looks like a PIN, a password, a code, a card number or a security answer.
    """
    return parse.validate(record, record_form(), text)


def read_number(typed: str) -> str:
    """Return what a person typed as a number, in E.164, or `withheld`; raises WrongInput."""
    reading = read_in(REGION, typed)
    if isinstance(reading, NotANumber):
        raise WrongInput(text("record.no-number", why=numbering().refusals[reading.reason]))
    if isinstance(reading, Number) and "with-text" in reading.notes:
        raise WrongInput(text("record.number-with-words"))
    return WITHHELD if isinstance(reading, Withheld) else number_of(reading) or WITHHELD


@cache
def privacy() -> tuple[str, ...]:
    """Return what people read before the first record is kept: who can see it, and how to delete it."""
    return tuple(toml(f"{WORDS}/{_FILE}")["privacy"])


def _field(row: Row, words: Mapping[str, Any]) -> Field:
    said = words[row["id"]]
    return Field(
        id=row["id"],
        kind=Kind(row["kind"]),
        label=said["label"],
        section=row.get("section", ""),
        read_out=row.get("read-out", ""),
        question=row.get("question", ""),
        prompt=said.get("prompt", ""),
        longest=row.get("longest", 200),
        is_repeated="section" not in row or row["kind"] == Kind.ACTIONS,
    )


def _phrases() -> Phrases:
    found = toml(f"{WORDS}/credentials.toml")
    names: dict[Credential, list[str]] = {
        kind: found["names"][kind] for kind in Credential if kind is not Credential.CARD
    }
    return Phrases(names, {id: frozenset(phrases) for id, phrases in found["around"].items()})
