"""callattendant: its table of callers as CSV or SQL, and the patterns of its cid_patterns.yaml.

Known from its own code: the table has PhoneNo, Name, Reason and SystemDateTime; the patterns stand under blocknumbers
and permitnumbers as `expression: reason`, and are matched at the start of a number.
"""

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.core.clean import clean, inert
from callcheck.store.data.words import text
from callcheck.store.formats.csv_rows import row_of
from callcheck.store.formats.expressions import starts_of
from callcheck.store.formats.format import Format, Holds, RawEntry, Spell

_HEADING = "PhoneNo,Name,Reason"
_SQL = re.compile(
    r"""INSERT INTO ["'`]?(Blacklist|Whitelist)["'`]?\s*(?:\([^()]*\)\s*)?VALUES\s*\((.*)\);?""", re.IGNORECASE
)
_VALUE = re.compile(r"'((?:[^']|'')*)'|NULL|[^,\s]+")
_SECTION = re.compile(r"(block|permit)(names|numbers):(\s?\{\})?")
_STATEMENT = re.compile(r"(?:CREATE|PRAGMA|BEGIN|COMMIT|INSERT|DELETE|PhoneNo|Name|Reason|SystemDateTime)\b|\)", re.I)
"""What else stands in a dump of the table."""


def recognise(start: str) -> bool:
    """Whether it has the table's heading, its SQL, or the sections of the patterns."""
    lines = [line for line in start.splitlines() if line.strip() and not line.startswith("#")][:50]
    if not lines:
        return False
    if lines[0].replace('"', "").replace(" ", "").startswith(_HEADING) or re.match(r"\^\d{3,}\s?:", lines[0]):
        return True
    return any(_SECTION.fullmatch(line.strip()) or _SQL.fullmatch(line.strip()[:2000]) for line in lines)


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one line says: a row of the table, a statement, or a pattern with its reason."""
    shown = line.strip()
    if not shown or shown.startswith("#") or _SECTION.fullmatch(shown):
        return ()
    if statement := _SQL.fullmatch(shown):
        values = [_plain(value) for value in _VALUE.finditer(statement[2])]
        return (_row(position, shown, values, statement[1].casefold()),)
    if _STATEMENT.match(shown):
        return ()
    expression, colon, reason = shown.partition(":")
    if colon and "," not in expression:
        return _pattern(position, shown, expression.strip(" \"'"), reason.strip(" \"'"))
    return (_row(position, shown, row_of(shown), "blacklist"),)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the table as its web page imports it."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_HEADING.split(","))
    for entry in entries:
        for number in spell(entry.pattern):
            writer.writerow(
                (number, inert(clean(entry.label)) or "callcheck", inert(clean(entry.category)) or "blocked")
            )


def _row(position: int, shown: str, values: list[str], table: str) -> RawEntry:
    number, name, reason, when, *_ = [*(value.strip() for value in values), "", "", "", ""]
    label = ": ".join(filter(None, (name, reason)))
    list_ = "allow" if table == "whitelist" else "block"
    day = when[:10] if re.match(r"\d{4}-\d\d-\d\d", when) else ""
    return RawEntry(position, shown, number, list=list_, label=label, added=day)


def _pattern(position: int, shown: str, expression: str, reason: str) -> Iterable[RawEntry]:
    starts = starts_of(expression)
    if starts is None:
        return (RawEntry(position, shown, "", refusal=text("import.pattern")),)
    return tuple(RawEntry(position, shown, number, label=reason) for number in starts)


def _plain(found: re.Match[str]) -> str:
    return found[1].replace("''", "'") if found[1] is not None else "" if found[0].upper() == "NULL" else found[0]


FORMAT = Format(
    recognise=recognise, parse_line=parse_line, write=write, holds=Holds.NUMBERS, notations=(Notation.NATIONAL,)
)
