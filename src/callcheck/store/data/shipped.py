"""The shipped data, loaded and checked: facts and words that the program rests on."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from callcheck.core.advice.checklist import Alternative, Checklist, Condition, Kind, Option, Question
from callcheck.store import paths
from callcheck.store.data.rows import WORDS, Row, rows, toml

if TYPE_CHECKING:
    from callcheck.core.numbers.uk_ranges import Numbering


@cache
def numbering() -> "Numbering":
    """Return the table of number ranges and the words for them."""
    from callcheck.core.numbers.uk_ranges import Numbering, Range, Service

    table = toml("numbering.toml")
    return Numbering(
        withheld=frozenset(table["withheld"]),
        services=tuple(
            Service(row["digits"], row["say"], row.get("everywhere", False), row.get("relay", False))
            for row in table["service"]
        ),
        ranges={r["prefix"]: Range(r["kind"], r.get("flag"), r.get("region")) for r in table["range"]},
        fictional=frozenset(prefix for row in table["fictional"] for prefix in row["prefixes"]),
        notes=table["notes"],
        refusals=table["refusals"],
        kinds=table["kinds"],
        places=table["places"],
    )


@cache
def areas() -> Mapping[str, str]:
    """Return the town of each UK area code, by E.164 prefix."""
    import csv

    with paths.shipped_file("areas.csv") as path, path.open(encoding="utf-8", newline="") as file:
        return {row["prefix"]: row["town"] for row in csv.DictReader(file)}


@cache
def checklist(*, helping: bool = False) -> Checklist:
    """Return the questions, as they are put to the person who had the call or to someone who helps them."""
    words = toml(f"{WORDS}/checklist.toml")["question"]
    return Checklist(tuple(rows("checklist.toml", "question", lambda row: _question(row, words[row["id"]], helping))))


@cache
def interface_words() -> dict[str, str]:
    """Return the words around the questions and the advice."""
    table: dict[str, str] = toml("checklist.toml")["words"]
    return table


def _question(row: Row, words: Row, helping: bool) -> Question:
    return Question(
        id=row["id"],
        kind=Kind(row["kind"]),
        ask=wording(words["ask"])[helping],
        why=wording(words["why"])[helping],
        options=tuple(
            Option(id_, wording(words["options"][id_])[helping], id_ in row.get("alone", ()))
            for id_ in row["options"]
        ),
        condition=condition(row),
    )


def wording(text: str | dict[str, str]) -> tuple[str, str]:
    """Return a text as it is said to the person who had the call, and to someone who helps them."""
    return (text, text) if isinstance(text, str) else (text["you"], text["them"])


def condition(row: Row) -> Condition:
    """Return when a row holds."""
    return Condition(
        when=tuple(map(_alternative, row.get("when", ()))),
        unless=tuple(map(_alternative, row.get("unless", ()))),
        takes=_alternative(row.get("takes", {})),
    )


def _alternative(table: dict[str, str | list[str]]) -> Alternative:
    return tuple((question, frozenset([o] if isinstance(o, str) else o)) for question, o in table.items())
