"""Records as the objects of `--json` and of the JSON export. Keys are only ever added."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, assert_never

from callcheck.core.moment import Precision
from callcheck.core.records.counts import By
from callcheck.core.records.fields import DETAILS, Form, Kind
from callcheck.core.records.record import Record, tidy


def record_object(record: Record, form: Form) -> dict[str, Any]:
    """Return a record as an object: answers and choices by their ids, amounts as text, missing words empty."""
    r = tidy(record)
    details = [field for field in form.fields.values() if field.kind in DETAILS]
    return {
        "id": r.id,
        "when": when(r),
        "when_precision": r.precision if r.happened else None,
        "saved": r.saved and r.saved.isoformat(timespec="seconds"),
        **{field.key: _detail(field.kind, r.details.get(field.id)) for field in details},
        "payments": [
            {
                "amount": None if p.pence is None else f"{p.pence // 100}.{p.pence % 100:02}",
                "method": p.method or None,
                "to_name": p.to_name,
                "sort_code": p.sort_code,
                "account": p.account,
            }
            for p in r.payments
        ],
        "done": [{"id": action.id, "reference": action.reference} for action in r.actions],
        "answers": {question: sorted(options) for question, options in sorted(r.answers.items())},
        "verdict": r.verdict,
        "scam": r.scam,
    }


def when(record: Record) -> str | None:
    """Return when the call was in ISO 8601, as exactly as it is known, or None when nobody said."""
    if record.happened is None:
        return None
    match record.precision:
        case Precision.MINUTE | Precision.PART:
            return record.happened.isoformat(timespec="seconds")
        case Precision.DAY | Precision.WEEK:
            return f"{record.happened:%Y-%m-%d}"
        case Precision.MONTH:
            return f"{record.happened:%Y-%m}"
        case _:
            assert_never(record.precision)


def record_line(record: Record, form: Form) -> str:
    """Return one record as a line of JSON."""
    return json.dumps({"schema": 1, **record_object(record, form)})


def records_text(records: Iterable[Record], form: Form) -> str:
    """Return records as one JSON text."""
    return json.dumps({"schema": 1, "records": [record_object(r, form) for r in records]}, indent=2) + "\n"


def counts_line(by: By, counts: Sequence[tuple[str, int]]) -> str:
    """Return how many records there are of each kind as a line of JSON."""
    found = [{"id": id, "records": count} for id, count in counts]
    return json.dumps({"schema": 1, "by": by, "counts": found})


def _detail(kind: Kind, kept: str | None) -> str | int | None:
    if kind is Kind.TEXT:
        return kept or ""
    return int(kept) if kept and kind is Kind.MINUTES else kept
