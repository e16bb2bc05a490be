"""A record as the JSON text that the disk holds, and back."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from callcheck.core.advice.engine import Verdict
from callcheck.core.moment import Precision
from callcheck.core.records.record import Action, Payment, Record


def to_document(record: Record) -> str:
    """Return a record, without its id, as the text that is kept."""
    return json.dumps(
        {
            "happened": _moment_text(record.happened),
            "precision": record.precision,
            "saved": _moment_text(record.saved),
            "details": dict(record.details),
            "answers": [
                [question, option] for question, options in record.answers.items() for option in sorted(options)
            ],
            "payments": [
                {
                    "pence": payment.pence,
                    "method": payment.method,
                    "to_name": payment.to_name,
                    "sort_code": payment.sort_code,
                    "account": payment.account,
                }
                for payment in record.payments
            ],
            "actions": [{"id": action.id, "reference": action.reference} for action in record.actions],
            "verdict": record.verdict,
            "scam": record.scam,
        }
    )


def from_document(id: int, body: bytes) -> Record:
    """Return the record of a text that was kept; raises ValueError for a text that no version ever wrote."""
    try:
        found: dict[str, Any] = json.loads(body)
        answers: dict[str, frozenset[str]] = {}
        for question, option in found["answers"]:
            answers[question] = answers.get(question, frozenset()) | {option}
        return Record(
            happened=_moment(found["happened"]),
            precision=Precision(found["precision"]),
            saved=_moment(found["saved"]),
            details=_texts(found["details"]),
            answers=answers,
            payments=tuple(Payment(**payment) for payment in found["payments"]),
            actions=tuple(Action(**action) for action in found["actions"]),
            verdict=Verdict(found["verdict"]) if found["verdict"] else None,
            scam=found["scam"],
            id=id,
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(id) from error


def _texts(details: Mapping[str, str | None]) -> dict[str, str]:
    return {id: text for id, text in details.items() if text}


def _moment_text(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
