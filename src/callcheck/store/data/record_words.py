"""The words of records, loaded from the shipped data."""

from functools import cache

from callcheck.core.records import record
from callcheck.core.records.formatter import Field, Saying, Words
from callcheck.core.records.record import Record
from callcheck.store.data import shipped
from callcheck.store.data.numbering import areas, numbering
from callcheck.store.data.rows import Row, rows, toml

_FILE = "records.toml"
_KINDS = ("line", "method", "deed", "verdict")


@cache
def record_words() -> Words:
    """Return the words of records.toml, with the checklist and the titles of the scripts."""
    from callcheck.store.data import guidance

    own = toml(_FILE)["words"]
    return Words(
        sections=_texts("section", "title"),
        fields={field.id: field for field in rows(_FILE, "field", _field)},
        sayings=tuple(rows(_FILE, "read-out", _saying)),
        choices={
            **{kind: _texts(kind, "label") for kind in _KINDS},
            "scam": {scam.id: scam.title for scam in guidance.scams()},
        },
        asks=_texts("ask", "prompt"),
        referenced=frozenset(row["id"] for row in toml(_FILE)["deed"] if row.get("reference")),
        refusals=_texts("refusal", "say"),
        say={id_: text for id_, text in own.items() if isinstance(text, str)},
        privacy=tuple(own["privacy"]),
        checklist=shipped.checklist(),
    )


def fit(kept: Record) -> Record:
    """Return the record as it may be kept: a National Insurance number in it is left out.

    Raises WrongInput for what looks like a PIN, a password, a code, a card number or a security answer.
    """
    words = record_words()
    return record.accepted(kept, words.refusals, words.labels(), words.say["ni-mask"])


def spoken(number: str) -> str:
    """Return a number as people in its country write it; a service number stays as it is."""
    if not number.startswith("+"):
        return number
    from callcheck.core.numbers import libphonenumber as reference

    return reference.facts(number, numbering(), areas()).national


def _texts(kind: str, key: str) -> dict[str, str]:
    return dict(rows(_FILE, kind, lambda row: (row["id"], row[key])))


def _field(row: Row) -> Field:
    return Field(row["id"], row["section"], row["label"], row.get("question"), row.get("prompt"))


def _saying(row: Row) -> Saying:
    return Saying(row["id"], row["say"], tuple(row["fields"]), row["empty"])
