"""JSON: one object with a list of entries, as `export --format json` writes it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from callcheck.core.entry import Entry
from callcheck.core.errors import WrongInput
from callcheck.store.formats import Draft, Losses


def entry_object(entry: Entry) -> dict[str, Any]:
    """Return an entry as the object that `--json` shows everywhere."""
    return {
        "pattern": str(entry.pattern),
        "list": entry.list.value,
        "category": entry.category,
        "label": entry.label,
        "source": entry.source,
        "reports": entry.reports,
        "added": entry.added.isoformat(),
        "last_reported": entry.last_reported and entry.last_reported.isoformat(),
        "expires": entry.expires and entry.expires.isoformat(),
    }


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - there are no columns
    """Yield a draft for each object under `entries`, counted from 1; raises WrongInput for other JSON."""
    try:
        whole = json.load(file)
    except (json.JSONDecodeError, RecursionError) as error:
        raise WrongInput(f"This is not JSON: {error}. Nothing was changed.") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("entries"), list):
        raise WrongInput('This JSON has no list called "entries". Nothing was changed.')
    for position, item in enumerate(whole["entries"], 1):
        fields = {k: str(v) for k, v in item.items() if v is not None} if isinstance(item, dict) else {}
        yield Draft(
            line=position,
            text=json.dumps(item, ensure_ascii=False),
            number=fields.get("pattern", fields.get("number", "")),
            list=fields.get("list", ""),
            category=fields.get("category", ""),
            label=fields.get("label", ""),
            added=fields.get("added", ""),
            reports=fields.get("reports", ""),
            last_reported=fields.get("last_reported", ""),
            expires=fields.get("expires", ""),
        )


def write(entries: Iterable[Entry], file: TextIO) -> Losses:
    """Write one object, an entry a line."""
    file.write('{"schema": 1, "entries": [')
    for position, entry in enumerate(entries):
        file.write("," if position else "")
        file.write("\n" + json.dumps(entry_object(entry), ensure_ascii=False))
    file.write("\n]}\n")
    return Losses()
