"""Which entries match one number: those of the file, and those that come with the program."""

import sqlite3
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


def matches(connection: sqlite3.Connection | None, e164: str) -> list[Entry]:
    """Return the entries that cover the number and have a say about it, also those that have expired."""
    found = _shipped_matches(e164)
    if connection is not None:
        found += map(schema.entry_of, connection.execute(_MATCHING, _keys(e164)))
    return with_a_say(found)


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
