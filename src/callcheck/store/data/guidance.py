"""What the advice rests on: signs, steps, contacts and scripts, loaded from the shipped data and checked."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from callcheck.core.advice.rules import (
    Contact,
    Guidance,
    HeadlineRow,
    NeverRow,
    PhraseRow,
    Scam,
    SignRow,
    StepRow,
    Strength,
    Urgency,
    Wording,
)
from callcheck.store.data import shipped
from callcheck.store.data.rows import WORDS, Row, path, read_row, rows, toml
from callcheck.store.data.shipped import condition, wording

Value = TypeVar("Value")
STALE_AFTER_DAYS = 183
"""About six months; older data is shown with a warning."""


@cache
def contacts() -> Mapping[str, Contact]:
    """Return whom to reach, by id, in the order of the file."""
    said = toml(f"{WORDS}/contacts.toml")
    return {
        contact.id: contact
        for contact in rows("contacts.toml", "contact", lambda row: _contact(row | said[row["id"]]))
    }


@cache
def scams() -> tuple[Scam, ...]:
    """Return the known scripts, by id."""
    names = sorted(file.name for file in path("scams").glob("*.toml"))
    return tuple(
        read_row(f"scams/{name}", 1, _scam, toml(f"scams/{name}") | toml(f"{WORDS}/scams/{name}")) for name in names
    )


@cache
def load() -> Guidance:
    """Return everything that the advice rests on."""
    return Guidance(
        checklist=shipped.checklist(),
        signs=tuple(_rows("sign", _sign)),
        steps=tuple(_rows("step", _step)),
        phrases=tuple(_rows("phrase", _phrase)),
        nevers=tuple(_rows("never", _never)),
        headlines=tuple(_rows("headline", _headline)),
        scams=scams(),
        contacts=contacts(),
        reviewed=reviewed(),
    )


@cache
def words() -> Mapping[str, Any]:
    """Return the sentences of the advice that belong to no row."""
    table: Mapping[str, Any] = toml(f"{WORDS}/advice.toml")["words"]
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


def _rows(kind: str, build: Callable[[Row, Row], Value]) -> Iterable[Value]:
    """Yield the rows of a kind, each joined with its words: those under its `text` or, without one, its id."""
    said = toml(f"{WORDS}/advice.toml")[kind]
    return rows("advice.toml", kind, lambda row: build(row, said[row.get("text", row["id"])]))


def _sign(row: Row, said: Row) -> SignRow:
    return SignRow(row["id"], Strength(row["strength"]), _wording(said["say"]), tuple(row["source"]), condition(row))


def _step(row: Row, said: Row) -> StepRow:
    return StepRow(
        id=row["id"],
        urgency=Urgency(row["urgency"]),
        do=_wording(said["do"]),
        why=_wording(said["why"]),
        speech=row.get("speech"),
        waits=row.get("waits", False),
        contacts=tuple(row.get("contacts", ())),
        source=tuple(row["source"]),
        condition=condition(row),
    )


def _phrase(row: Row, said: Row) -> PhraseRow:
    return PhraseRow(row["id"], frozenset(row["speeches"]), _wording(said["say"]), condition(row))


def _never(row: Row, said: Row) -> NeverRow:
    return NeverRow(row["id"], _wording(said["say"]), tuple(row["source"]), condition(row))


def _headline(row: Row, said: Row) -> HeadlineRow:
    return HeadlineRow(row["id"], _wording(said["say"]), condition(row))


def _wording(text: str | dict[str, str]) -> Wording:
    return Wording(*wording(text))


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
        condition=condition(row),
    )
