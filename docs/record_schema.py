"""Make data/schemas/record.json from the fields of records.toml, or say with --check whether it is still true."""

import json
import sys
from pathlib import Path
from typing import Any

from callcheck.core.moment import Precision
from callcheck.core.records.fields import DETAILS, Field, Kind
from callcheck.store.data.record_form import record_form

SCHEMA = Path(__file__).parent.parent / "data" / "schemas" / "record.json"
TEXT = {"type": "string"}


def optional(kind: str) -> dict[str, Any]:
    """Return the schema of a value of this kind that may be missing."""
    return {"anyOf": [{"type": kind}, {"type": "null"}]}


def closed(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with just these keys."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def detail(field: Field) -> dict[str, Any]:
    """Return the schema of what a field holds: words may be empty, and anything else may be null."""
    kind = {Kind.TEXT: TEXT, Kind.MINUTES: optional("integer")}.get(field.kind, optional("string"))
    return {**kind, "description": field.label}


def schema() -> dict[str, Any]:
    """Return the schema of a record."""
    fields = [field for field in record_form().fields.values() if field.kind in DETAILS]
    payment = {"amount": optional("string"), "method": optional("string"), "to_name": TEXT, "sort_code": TEXT}
    record = {
        "schema": {"const": 1, "description": "The version of this shape. Keys are only ever added to it."},
        "id": {"type": "integer"},
        "when": {**optional("string"), "description": "ISO 8601, as exactly as it is known; null when nobody said."},
        "when_precision": {"enum": [*Precision, None], "description": "How exactly that is known."},
        "saved": {**optional("string"), "description": "When it was kept; null in a record of an early version."},
        **{field.key: detail(field) for field in fields},
        "payments": {"type": "array", "items": closed({**payment, "account": TEXT})},
        "done": {"type": "array", "items": closed({"id": TEXT, "reference": TEXT})},
        "answers": {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}},
        "verdict": {"enum": ["scam", "unverified", None]},
        "scam": {**optional("string"), "description": "The id of a known script."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `callcheck record show --json` prints",
        **closed(record),
    }


def main() -> int:
    """Write the file, or with --check return 1 when it is old."""
    made = json.dumps(schema(), indent=2) + "\n"
    if sys.argv[1:] == ["--check"]:
        return int(SCHEMA.read_text(encoding="utf-8") != made)
    SCHEMA.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
