"""Tables of prefixes in db_text, the text database of Kamailio and OpenSIPS: a heading, then fields with colons."""

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.bounded import Bounded
from callcheck.store.formats.format import RawEntry, Spell

_FIELD = re.compile(r"(?:[^:\\]|\\.)*")


def has_columns(start: str, column: str) -> bool:
    """Whether the first line names a prefix and this column, as db_text does."""
    first = start.partition("\n")[0]
    return "prefix(string" in first and f" {column}(" in f" {first}"


def read_table(file: TextIO, column: str) -> Iterator[RawEntry]:
    """Yield a raw entry for each row; a row whose flag in this column is set lets its numbers through."""
    bounded = Bounded(file)
    names = [field.partition("(")[0] for field in bounded.readline().split()]
    if not {"prefix", column} <= set(names):
        raise WrongInput(text("import.lacks-columns", names=f"prefix, {column}"))
    for position, line in enumerate(bounded, 2):
        bounded.start_item()
        shown = line.rstrip("\r\n")
        if not shown.strip():
            continue
        fields = dict(zip(names, _fields(shown), strict=False))
        prefix = fields.get("prefix", "").strip()
        yield RawEntry(
            line=position,
            text=shown,
            number=f"+{prefix.removeprefix('+')}*" if prefix else "",
            list="allow" if fields.get(column, "0").strip() not in ("0", "") else "block",
            label=fields.get("description", "").strip(),
        )


def write_table(entries: Iterable[Entry], file: TextIO, spell: Spell, column: str) -> None:
    """Write a row for each number or prefix; the longest prefix of a number decides, so a whole number is one too."""
    file.write(f"id(int,auto) prefix(string) {column}(int) description(string,null)\n")
    position = 0
    for entry in entries:
        label = clean(entry.label) or clean(entry.category)
        shown = label.replace("\\", "\\\\").replace(":", "\\:")
        for number in spell(entry.pattern):
            position += 1
            file.write(f"{position}:{number.rstrip('*')}:0:{shown}\n")


def _fields(line: str) -> list[str]:
    found, at = [], 0
    while at <= len(line):
        field = _FIELD.match(line, at)
        end = field.end() if field else len(line)
        found.append(re.sub(r"\\(.)", r"\1", line[at:end]))
        at = end + 1
    return found
