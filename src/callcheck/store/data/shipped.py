"""The shipped data, loaded and checked: facts and words that the program rests on."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from callcheck.core.advice.checklist import Alternative, Checklist, Condition, Kind, Option, Question
from callcheck.core.errors import StoreFault
from callcheck.store import paths

if TYPE_CHECKING:
    from callcheck.core.numbers.uk_ranges import Numbering

WORDS = "en"
"""The folder of words: another language is another folder, joined to the same rows by id."""
Row = dict[str, Any]
"""A row of a TOML file."""
Value = TypeVar("Value")


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


def path(name: str) -> Path:
    """Return where a shipped file is."""
    return paths.shipped() / name


@cache
def toml(name: str) -> dict[str, Any]:
    """Return a shipped TOML file as it stands; raises StoreFault when it cannot be read."""
    import tomllib

    try:
        with paths.shipped_file(name) as path, path.open("rb") as file:
            return tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        raise StoreFault(f"The shipped file {name} cannot be read: {error}. Install callcheck again.") from error


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


def rows(name: str, kind: str, build: Callable[[Row], Value]) -> Iterable[Value]:
    """Yield what is built from each row of a kind; raises StoreFault that names the row."""
    for position, row in enumerate(toml(name)[kind], 1):
        yield read_row(name, position, build, row)


def read_row(name: str, position: int, build: Callable[[Row], Value], row: Row) -> Value:
    """Return what is built from a row; raises StoreFault that names the file, the row and its id."""
    try:
        return build(row)
    except (KeyError, TypeError, ValueError) as error:
        where = f"{name}, row {position} ({row.get('id', 'no id')})"
        raise StoreFault(f"The shipped file {where} is wrong at {error}. Install callcheck again.") from error
