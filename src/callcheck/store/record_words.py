"""The words of records, loaded from the shipped data."""

from functools import cache
from typing import Any

from callcheck.core import record
from callcheck.core.errors import StoreFault
from callcheck.core.record import Record
from callcheck.core.record_view import Field, Saying, Words
from callcheck.store import shipped


@cache
def record_words() -> Words:
    """Return the words of records.toml, with the checklist and the titles of the scripts."""
    table = shipped.table("records.toml")
    try:
        return _words(table)
    except (KeyError, TypeError) as error:
        raise StoreFault(f"The shipped file records.toml is wrong at {error}. Install callcheck again.") from error


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
    from callcheck.core import reference

    return reference.facts(number, shipped.numbering(), shipped.areas()).national


def _words(table: dict[str, Any]) -> Words:
    return Words(
        sections={row["id"]: row["title"] for row in table["section"]},
        fields={
            row["id"]: Field(row["id"], row["section"], row["label"], row.get("question"), row.get("prompt"))
            for row in table["field"]
        },
        sayings=tuple(Saying(r["id"], r["say"], tuple(r["fields"]), r["empty"]) for r in table["read-out"]),
        choices={
            **{
                kind: {row["id"]: row["label"] for row in table[kind]}
                for kind in ("line", "method", "deed", "verdict")
            },
            "scam": {scam.id: scam.title for scam in shipped.scams()},
        },
        asks={row["id"]: row["prompt"] for row in table["ask"]},
        referenced=frozenset(row["id"] for row in table["deed"] if row.get("reference")),
        refusals={row["id"]: row["say"] for row in table["refusal"]},
        say={id_: text for id_, text in table["words"].items() if isinstance(text, str)},
        privacy=tuple(table["words"]["privacy"]),
        checklist=shipped.checklist(),
    )
