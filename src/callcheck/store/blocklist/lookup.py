"""Which entries match one number: those of the file, and those that come with the program."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from callcheck.core.blocklist.entry import SHIPPED, Entry, List, Pattern
from callcheck.core.blocklist.precedence import Lookup, decide, with_a_say
from callcheck.core.numbers.number import Number
from callcheck.store import paths
from callcheck.store.blocklist import counting, schema

if TYPE_CHECKING:
    from callcheck.core.numbers.results import Reading

_SHORTEST_PREFIX = 3
_KEYS = 15 - _SHORTEST_PREFIX + 1
_MATCHING = f"{counting.ENTRIES} AND digits IN ({', '.join('?' * _KEYS)}) AND (prefix OR digits = ?)"

_MATCHING_MANY = counting.ENTRIES.replace(
    "FROM entry", "FROM json_each(:keys) CROSS JOIN entry ON digits = value"
) + ("ORDER BY digits, prefix, entry.source")


def matches(connection: sqlite3.Connection | None, e164: str) -> list[Entry]:
    """Return the entries that cover the number and have a say about it, also those that have expired."""
    found = _shipped_matches(e164)
    if connection is not None:
        found += map(schema.entry_of, connection.execute(_MATCHING, _keys(e164)))
    return with_a_say(found)


def matches_of_many(connection: sqlite3.Connection | None, e164s: Sequence[str]) -> dict[str, list[Entry]]:
    """Return what `matches` returns for each of many numbers, all of them asked for in one query."""
    wanted = dict.fromkeys(e164s)
    tables = [_by_pattern(shipped_list())]
    if connection is not None:
        keys = {int(start) for e164 in wanted for start in _starts(e164)} if _has_prefixes(connection) else set()
        asked = f"[{','.join(map(str, sorted(keys.union(int(e164[1:]) for e164 in wanted))))}]"
        tables.append(_by_pattern(map(schema.entry_of, connection.execute(_MATCHING_MANY, {"keys": asked}))))
    lengths = [sorted({len(digits) for digits, is_prefix in table if is_prefix}, reverse=True) for table in tables]
    found: dict[str, list[Entry]] = {}
    for e164 in wanted:
        matching = found[e164] = []
        for table, prefixes in zip(tables, lengths, strict=True):
            matching += table.get((e164[1:], False), ())
            for length in prefixes:
                matching += table.get((e164[1 : length + 1], True), ()) if length < len(e164) else ()
        found[e164] = with_a_say(matching)
    return found


def _has_prefixes(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM entry WHERE prefix = 1 LIMIT 1").fetchone() is not None


def _starts(e164: str) -> list[str]:
    """Return every prefix of a number that an entry may have, the whole too, longest first."""
    return [e164[1:length] for length in range(len(e164), _SHORTEST_PREFIX, -1)]


def _by_pattern(entries: Iterable[Entry]) -> dict[tuple[str, bool], list[Entry]]:
    found: dict[tuple[str, bool], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.pattern.digits, entry.pattern.is_prefix), []).append(entry)
    return found


def decide_from_shipped(reading: "Reading") -> Lookup:
    """Return what the shipped list alone says of a reading: the answer that is left when the file is damaged."""
    found = _shipped_matches(reading.e164) if isinstance(reading, Number) else []
    return decide(reading, found, datetime.now(UTC).date())


@cache
def shipped_list() -> tuple[Entry, ...]:
    """Return the list that comes with the program: numbers that no real caller can have."""
    return _entries(_shipped_lines()[1:])


def _shipped_matches(e164: str) -> list[Entry]:
    """Return the shipped entries that cover the number; for most numbers no line of the list need be taken apart."""
    lines = [line for line in _shipped_lines()[1:] if e164.startswith(line.partition(",")[0].rstrip("*"))]
    return [entry for entry in _entries(lines) if entry.pattern.covers(e164)] if lines else []


@cache
def _shipped_lines() -> list[str]:
    with paths.shipped_file("blocklist.csv") as path:
        return path.read_text(encoding="utf-8").splitlines()


def _entries(lines: list[str]) -> tuple[Entry, ...]:
    import csv

    return tuple(
        Entry(
            pattern=Pattern.parse(row["pattern"]),
            list=List(row["list"]),
            category=row["category"],
            label=row["label"],
            source=SHIPPED,
            added=date.fromisoformat(row["reviewed"]),
        )
        for row in csv.DictReader([_shipped_lines()[0], *lines])
    )


def _keys(e164: str) -> list[int]:
    """Return the number and every prefix of it that an entry may have, longest first, padded to one length."""
    digits = e164[1:]
    keys = [int(digits[:length]) for length in range(len(digits), _SHORTEST_PREFIX - 1, -1)]
    return [*keys, *[0] * (_KEYS - len(keys)), keys[0]]
