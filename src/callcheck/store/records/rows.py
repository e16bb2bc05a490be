"""A record as rows of the tables of records.db, and back."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from callcheck.core.advice.engine import Verdict
from callcheck.core.records.record import Deed, Line, Payment, Record

_COLUMNS = "id, happened, timed, line, number, minutes, claimed_as, callback, visitor, note, verdict, scam"
_PUT = f"INSERT INTO record ({_COLUMNS}) VALUES ({', '.join('?' * 12)})"  # noqa: S608
RECORDS = f"SELECT {_COLUMNS} FROM record ORDER BY happened, id"  # noqa: S608
ANSWERS = "SELECT record, question, option FROM answer"
PAYMENTS = "SELECT record, pence, method, to_name, sort_code, account FROM payment ORDER BY position"
DEEDS = "SELECT record, deed, reference FROM deed ORDER BY position"

Rows = list[tuple[Any, ...]]


def put(connection: sqlite3.Connection, record: Record) -> int:
    """Insert a record with all that belongs to it, and return its id."""
    row = (
        record.id,
        record.happened.astimezone(UTC).isoformat(timespec="seconds"),
        record.timed,
        record.line,
        record.number,
        record.minutes,
        _storable(record.claimed_as),
        record.callback,
        _storable(record.visitor),
        _storable(record.note),
        record.verdict,
        record.scam,
    )
    id = connection.execute(_PUT, row).lastrowid or 0
    connection.executemany(
        "INSERT INTO answer VALUES (?, ?, ?)",
        [(id, question, option) for question, options in record.answers.items() for option in options],
    )
    connection.executemany(
        "INSERT INTO payment VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (id, at, p.pence, p.method, _storable(p.to_name), p.sort_code, p.account)
            for at, p in enumerate(record.payments)
        ],
    )
    connection.executemany(
        "INSERT INTO deed VALUES (?, ?, ?, ?)",
        [(id, at, deed.id, _storable(deed.reference)) for at, deed in enumerate(record.deeds)],
    )
    return id


def _storable(text: str) -> str:
    """Return the text without the halves of characters that a terminal with a wrong encoding can hand over."""
    return text.encode("utf-8", "replace").decode()


def grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, Rows]:
    """Return rows by their first column, which is left out."""
    groups: dict[int, Rows] = {}
    for record, *rest in rows:
        groups.setdefault(record, []).append(tuple(rest))
    return groups


def record_from(row: tuple[Any, ...], answers: Rows, payments: Rows, deeds: Rows) -> Record:
    """Return the record of a row and the rows that belong to it; raises ValueError for a value it cannot have."""
    id, happened, timed, line, number, minutes, claimed_as, callback, visitor, note, verdict, scam = row
    chosen: dict[str, frozenset[str]] = {}
    for question, option in answers:
        chosen[question] = chosen.get(question, frozenset()) | {option}
    return Record(
        happened=datetime.fromisoformat(happened),
        timed=bool(timed),
        line=Line(line) if line else None,
        number=number,
        minutes=minutes,
        claimed_as=claimed_as,
        callback=callback,
        visitor=visitor,
        note=note,
        payments=tuple(Payment(*payment) for payment in payments),
        deeds=tuple(Deed(*deed) for deed in deeds),
        answers=chosen,
        verdict=Verdict(verdict) if verdict else None,
        scam=scam,
        id=id,
    )
