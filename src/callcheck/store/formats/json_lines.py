"""JSON Lines: one entry a line, the same object that `list --json` prints."""

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.data.words import text
from callcheck.store.formats.bounded import Bounded
from callcheck.store.formats.format import Format, RawEntry, ReadOptions, Spell
from callcheck.store.formats.json_object import entry_object, raw_entry


def recognise(start: str) -> bool:
    """Whether the first line is a whole object that holds a pattern or a number, and more than one line follows."""
    first, newline, _ = start.partition("\n")
    if not (newline and first.startswith("{")):
        return False
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return "pattern" in found or "number" in found


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each line; a line that is not JSON is refused alone."""
    bounded = Bounded(file)
    for position, line in enumerate(bounded, 1):
        bounded.start_item()
        if not line.strip():
            continue
        try:
            item = json.loads(line, parse_float=str)
        except (ValueError, RecursionError) as error:
            yield RawEntry(position, line.rstrip("\r\n"), "", refusal=text("import.bad-json-line", error=error))
        else:
            yield raw_entry(position, item)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:  # noqa: ARG001 - the object is fixed
    """Write an object a line."""
    for entry in entries:
        file.write(json.dumps(entry_object(entry), ensure_ascii=False) + "\n")


FORMAT = Format(recognise=recognise, read=read, write=write, notations=())
