"""The shipped data, loaded and checked: facts and words that the program rests on."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from callcheck.core.checklist import Checklist, Kind, Option, Question
from callcheck.core.errors import StoreFault
from callcheck.core.numbering import Numbering, Range, Service
from callcheck.core.rules import (
    Condition,
    Contact,
    Guidance,
    Headline,
    Never,
    Scam,
    Sign,
    Step,
    Strength,
    Urgency,
)
from callcheck.store import paths

STALE_AFTER_DAYS = 183
"""About six months; older data is shown with a warning."""

Row = dict[str, Any]
Value = TypeVar("Value")


@cache
def numbering() -> Numbering:
    """Return the table of number ranges and the words for them."""
    table = _toml("numbering.toml")
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

    with _path("areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["prefix"]: row["town"] for row in csv.DictReader(file)}


@cache
def checklist() -> Checklist:
    """Return the questions."""
    return Checklist(tuple(_rows("checklist.toml", "question", _question)))


@cache
def contacts() -> Mapping[str, Contact]:
    """Return whom to reach, by id, in the order of the file."""
    return {contact.id: contact for contact in _rows("contacts.toml", "contact", _contact)}


@cache
def scams() -> tuple[Scam, ...]:
    """Return the known scripts, by id."""
    files = sorted(_path("scams").glob("*.toml"))
    return tuple(_read(f"scams/{file.name}", 1, _scam, _toml(f"scams/{file.name}")) for file in files)


@cache
def guidance() -> Guidance:
    """Return everything that the advice rests on."""
    return Guidance(
        checklist=checklist(),
        signs=tuple(_rows("advice.toml", "sign", _sign)),
        steps=tuple(_rows("advice.toml", "step", _step)),
        nevers=tuple(_rows("advice.toml", "never", _never)),
        headlines=tuple(_rows("advice.toml", "headline", _headline)),
        scams=scams(),
        contacts=contacts(),
        reviewed=reviewed(),
    )


@cache
def words() -> Mapping[str, Any]:
    """Return the sentences of the advice that belong to no row."""
    table: Mapping[str, Any] = _toml("advice.toml")["words"]
    return table


@cache
def interface_words() -> dict[str, str]:
    """Return the words around the questions and the advice."""
    table: dict[str, str] = _toml("checklist.toml")["words"]
    return table


@cache
def reviewed() -> date:
    """Return the oldest review date in the data: the day from which all of it is known to be current."""
    tables = [_toml(name) for name in ("checklist.toml", "advice.toml", "contacts.toml", "numbering.toml")]
    rows = [row for table in tables for value in table.values() if isinstance(value, list) for row in value]
    dates: list[date] = [
        item["reviewed"] for item in (*tables, *rows) if isinstance(item, dict) and "reviewed" in item
    ]
    return min((*dates, *(scam.reviewed for scam in scams())))


def _path(name: str) -> Path:
    return paths.shipped() / name


@cache
def _toml(name: str) -> dict[str, Any]:
    import tomllib

    try:
        with _path(name).open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise StoreFault(f"The shipped file {name} cannot be read: {error}. Install callcheck again.") from error


def _rows(name: str, kind: str, build: Callable[[Row], Value]) -> Iterable[Value]:
    for position, row in enumerate(_toml(name)[kind], 1):
        yield _read(name, position, build, row)


def _read(name: str, position: int, build: Callable[[Row], Value], row: Row) -> Value:
    try:
        return build(row)
    except (KeyError, TypeError, ValueError) as error:
        where = f"{name}, row {position} ({row.get('id', 'no id')})"
        raise StoreFault(f"The shipped file {where} is wrong at {error}. Install callcheck again.") from error


def _question(row: Row) -> Question:
    options = tuple(Option(o["id"], o["label"], o.get("alone", False)) for o in row["options"])
    return Question(row["id"], Kind(row["kind"]), row["ask"], row["why"], options)


def _contact(row: Row) -> Contact:
    return Contact(
        id=row["id"],
        name=row["name"],
        purpose=row["purpose"],
        number=row.get("number"),
        web=row.get("web"),
        email=row.get("email"),
        hours=row.get("hours"),
        cost=row.get("cost"),
        nations=frozenset(row["nations"]),
        source=tuple(row["source"]),
        reviewed=row["reviewed"],
    )


def _sign(row: Row) -> Sign:
    return Sign(row["id"], Strength(row["strength"]), row["say"], tuple(row["source"]), _condition(row))


def _step(row: Row) -> Step:
    return Step(
        id=row["id"],
        urgency=Urgency(row["urgency"]),
        do=row["do"],
        why=row["why"],
        contacts=tuple(row.get("contacts", ())),
        source=tuple(row["source"]),
        condition=_condition(row),
    )


def _never(row: Row) -> Never:
    return Never(row["id"], row["say"], tuple(row["source"]), _condition(row))


def _headline(row: Row) -> Headline:
    return Headline(row["id"], row["say"], _condition(row))


def _scam(row: Row) -> Scam:
    return Scam(
        id=row["id"],
        title=row["title"],
        claims=row["claims"],
        opens=tuple(row["opens"]),
        asks=tuple(row["asks"]),
        gives_away=tuple(row["gives-away"]),
        never=tuple(row["never"]),
        check=tuple(row["check"]),
        source=tuple(row["source"]),
        reviewed=row["reviewed"],
        condition=_condition(row),
    )


def _condition(row: Row) -> Condition:
    return Condition(_alternatives(row.get("when", [])), _alternatives(row.get("unless", [])))


def _alternatives(
    tables: list[dict[str, str | list[str]]],
) -> tuple[tuple[tuple[str, frozenset[str]], ...], ...]:
    return tuple(
        tuple((question, frozenset([o] if isinstance(o, str) else o)) for question, o in table.items())
        for table in tables
    )
