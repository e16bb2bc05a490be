"""JSON: one object with a list of entries, as `export --format json` writes it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.formats import json_items
from callcheck.store.formats.format import Format, RawEntry, ReadOptions, Spell


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


def raw_entry(position: int, item: Any) -> RawEntry:  # noqa: ANN401 - any JSON
    """Return what an object says; a text or a number alone is a phone number."""
    if isinstance(item, str | int):
        return RawEntry(position, str(item), str(item))
    fields = json_items.texts(item)
    return RawEntry(
        line=position,
        text=json_items.line_of(item),
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


def recognise(start: str) -> bool:
    """Whether callcheck wrote it."""
    return start.startswith('{"schema": 1, "entries": [')


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each object under `entries`, counted from 1; raises WrongInput for other JSON."""
    for position, (_, item) in enumerate(json_items.items(file, "entries"), 1):
        yield raw_entry(position, item)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:  # noqa: ARG001 - the object is fixed
    """Write one object, an entry a line."""
    file.write('{"schema": 1, "entries": [')
    for position, entry in enumerate(entries):
        file.write("," if position else "")
        file.write("\n" + json.dumps(entry_object(entry), ensure_ascii=False))
    file.write("\n]}\n")


FORMAT = Format(recognise=recognise, read=read, write=write, notations=())
