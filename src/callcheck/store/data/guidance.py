"""What the advice rests on: signs, steps, contacts and scripts, loaded from the shipped data and checked."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from callcheck.core.advice.rules import (
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
from callcheck.store.data import shipped
from callcheck.store.data.shipped import Row, read_row, rows, toml

STALE_AFTER_DAYS = 183
"""About six months; older data is shown with a warning."""


@cache
def contacts() -> Mapping[str, Contact]:
    """Return whom to reach, by id, in the order of the file."""
    return {contact.id: contact for contact in rows("contacts.toml", "contact", _contact)}


@cache
def scams() -> tuple[Scam, ...]:
    """Return the known scripts, by id."""
    files = sorted(shipped.path("scams").glob("*.toml"))
    return tuple(read_row(f"scams/{file.name}", 1, _scam, toml(f"scams/{file.name}")) for file in files)


@cache
def load() -> Guidance:
    """Return everything that the advice rests on."""
    return Guidance(
        checklist=shipped.checklist(),
        signs=tuple(rows("advice.toml", "sign", _sign)),
        steps=tuple(rows("advice.toml", "step", _step)),
        nevers=tuple(rows("advice.toml", "never", _never)),
        headlines=tuple(rows("advice.toml", "headline", _headline)),
        scams=scams(),
        contacts=contacts(),
        reviewed=reviewed(),
    )


@cache
def words() -> Mapping[str, Any]:
    """Return the sentences of the advice that belong to no row."""
    table: Mapping[str, Any] = toml("advice.toml")["words"]
    return table


@cache
def reviewed() -> date:
    """Return the oldest review date in the data: the day from which all of it is known to be current."""
    tables = [
        toml(name)
        for name in ("checklist.toml", "advice.toml", "contacts.toml", "numbering.toml", "records.toml", "card.toml")
    ]
    listed = [row for table in tables for value in table.values() if isinstance(value, list) for row in value]
    dates: list[date] = [
        item["reviewed"] for item in (*tables, *listed) if isinstance(item, dict) and "reviewed" in item
    ]
    return min((*dates, *(scam.reviewed for scam in scams())))


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
        report=tuple(row["report"]),
        if_done=tuple(row["if-done"]),
        is_general={"general": True, "sources": False}[row["basis"]],
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
