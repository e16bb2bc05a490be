"""JSON: one object with a list of entries, as `export --format json` writes it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.formats import Draft, arrays


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


def draft_of(position: int, item: Any) -> Draft:  # noqa: ANN401 - any JSON
    """Return what an object says; a text or a number alone is a phone number."""
    if isinstance(item, str | int):
        return Draft(position, str(item), str(item))
    fields = arrays.texts(item)
    return Draft(
        line=position,
        text=arrays.line_of(item),
        number=fields.get("pattern", fields.get("number", fields.get("phone", ""))),
        list=fields.get("list", ""),
        category=fields.get("category", ""),
        label=fields.get("label", ""),
        added=fields.get("added", ""),
        reports=fields.get("reports", ""),
        last_reported=fields.get("last_reported", ""),
        expires=fields.get("expires", ""),
        source=fields.get("source", ""),
    )


def recognises(start: str) -> bool:
    """Whether callcheck wrote it."""
    return start.startswith('{"schema": 1, "entries": [')


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - there are no columns
    """Yield a draft for each object under `entries`, counted from 1; raises WrongInput for other JSON."""
    for position, (_, item) in enumerate(arrays.items(file, "entries"), 1):
        yield draft_of(position, item)


def write(entries: Iterable[Entry], file: TextIO) -> None:
    """Write one object, an entry a line."""
    file.write('{"schema": 1, "entries": [')
    for position, entry in enumerate(entries):
        file.write("," if position else "")
        file.write("\n" + json.dumps(entry_object(entry), ensure_ascii=False))
    file.write("\n]}\n")
