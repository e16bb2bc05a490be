"""Asking the list about numbers by the thousand: for each key, which rank of the fixed order decides.

A short list is held in memory once enough was asked; a long one is asked in the database, a sorted chunk at a time.
"""

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import compress, repeat

from callcheck.core.blocklist.entry import YOURS, Entry, List
from callcheck.core.blocklist.precedence import Rank, rank
from callcheck.core.numbers.fast_parse import key_of, one_of
from callcheck.store.blocklist import counting, schema

HELD = 250_000
"""A list of at most so many entries may be held in memory."""

_ENOUGH = 2_000
"""Numbers that must have been asked before a list is held: a short stream is answered sooner without."""

_START = 4
"""Characters of a key that tell whether a prefix can match at all."""

_BLOCKS, _ALLOWS = (f"kind IN (SELECT id FROM kind WHERE list = '{name}')" for name in (List.BLOCK, List.ALLOW))  # noqa: S608
_OF_RANK = {
    Rank.YOUR_ALLOW: f"source = :yours AND {_ALLOWS}",
    Rank.YOUR_BLOCK: f"source = :yours AND {_BLOCKS}",
    Rank.IMPORTED_ALLOW: f"source != :yours AND {_ALLOWS}",
    Rank.IMPORTED_BLOCK: f"source != :yours AND {_BLOCKS}",
}
"""What makes an entry one of each rank that an entry of the database can have."""

_TEN = "digits BETWEEN 441000000000 AND 449999999999"
_NINE = "digits BETWEEN 44100000000 AND 44999999999"
"""UK numbers, whose key has ten or nine digits; every other key is the number with its plus."""

_KEYS = (
    ("digits - 440000000000", _TEN),
    ("digits - 44000000000", _NINE),
    ("'+' || digits", f"NOT ({_TEN} OR {_NINE})"),
)
_KEY = f"CASE WHEN {_TEN} OR {_NINE} THEN substr(digits, 3) ELSE '+' || digits END"

_COUNTS = "prefix = 0 AND {counts}"


def _by_rank(key: str, rows: str) -> str:
    """Return the query for the keys of entries, a column for each rank."""
    columns = ", ".join(f"group_concat({key}) FILTER (WHERE {condition})" for condition in _OF_RANK.values())
    return f"SELECT {columns} FROM {rows}"  # noqa: S608


_HOLD = tuple(_by_rank(key, f"entry WHERE {_COUNTS} AND {which}") for key, which in _KEYS)
_ASKED = "json_each(:keys) CROSS JOIN entry ON digits = value"
_ASK = _by_rank(_KEY, f"{_ASKED} WHERE {_COUNTS}")
_PREFIXES = f"{counting.ENTRIES} AND prefix = 1"

Weight = tuple[int, int]
"""The rank of a prefix and minus its length: the smallest decides."""

Exact = Mapping[Rank, frozenset[str]]
"""The keys of entries for one number, by rank. A key may stand at several, of which the smallest decides."""


class Ranks:
    """Answers for the state of a list at one moment; `is_current` tells whether it has changed since."""

    def __init__(self, connection: sqlite3.Connection | None, shipped: Sequence[Entry], today: date) -> None:
        self._connection = connection
        self._today = today
        self._version = _version(connection)
        self._counts = counting.condition(connection, today) if connection is not None else ""
        self._asked = 0
        self._held: Exact | None = None
        self._held_listed: frozenset[str] = frozenset()
        self._fits: bool | None = None
        self._shipped = _shipped(shipped)
        self._prefixes = _prefix_table([*self._stored_prefixes(), *shipped], today)
        self._never_real = frozenset(_prefix_table(shipped, today))
        self._lengths = sorted({len(key) for key in self._prefixes})
        self.starts = frozenset(key[:_START] for key in self._prefixes)
        """How a key starts that a prefix may match."""
        self._may_have_prefix = re.compile(one_of(self.starts) if self.starts else "(?!)").match

    def is_current(self, today: date) -> bool:
        """Whether the answers still hold: the same day, and nobody has written to the file."""
        return today == self._today and self._version == _version(self._connection)

    def of(self, keys: list[str]) -> bytearray:
        """Return the rank that decides each key: NOTHING where nothing matches, or the key is empty."""
        found = bytearray(repeat(Rank.NOTHING, len(keys)))
        for decides, there in sorted(self._exact(keys).items(), reverse=True):
            for position in compress(range(len(keys)), map(there.__contains__, keys)):
                found[position] = decides
        for position in compress(range(len(keys)), map(self._may_have_prefix, keys)):
            prefix = self._prefix(keys[position])
            if prefix < min(found[position], Rank.SHIPPED_BLOCK) or found[position] == Rank.NOTHING:
                found[position] = prefix
            if found[position] == Rank.IMPORTED_ALLOW and self._is_never_real(keys[position]):
                found[position] = Rank.SHIPPED_BLOCK
        return found

    def listed(self, keys: list[str]) -> frozenset[str]:
        """Return those of the keys that an entry for one number blocks, and perhaps others; no prefix is asked."""
        exact = self._exact(keys)
        return self._held_listed if exact is self._held else _listed(exact)

    def _prefix(self, key: str) -> int:
        table = self._prefixes
        weights = [table[start] for n in self._lengths if (start := key[:n]) in table and n <= len(key)]
        return min(weights)[0] if weights else Rank.NOTHING

    def _is_never_real(self, key: str) -> bool:
        """Whether no real caller can have the number: then an imported list cannot let it through."""
        return any(key[:length] in self._never_real for length in self._lengths)

    def _exact(self, keys: list[str]) -> Exact:
        """Return those of the keys that are entries for one number, and perhaps others."""
        if self._connection is None:
            return self._shipped
        self._asked += len(keys)
        if self._held is None and self._asked > _ENOUGH and self._is_short():
            self._held = {**self._shipped, **_run(self._connection, self._counting(_HOLD), self._values())}
            self._held_listed = _listed(self._held)
        if self._held is not None:
            return self._held
        asked: dict[str, int | str] = {"keys": _json(sorted({key for key in keys if key})), **self._values()}
        return {**self._shipped, **_run(self._connection, self._counting([_ASK]), asked)}

    def _is_short(self) -> bool:
        if self._fits is None and self._connection is not None:
            self._fits = size(self._connection) <= HELD
        return bool(self._fits)

    def _values(self) -> dict[str, int]:
        if self._connection is None:
            return {}
        yours = self._connection.execute("SELECT id FROM source WHERE name = ?", (YOURS,)).fetchone()
        return {"yours": yours[0] if yours else 0}

    def _counting(self, queries: Iterable[str]) -> list[str]:
        """Return queries that leave out what does not count."""
        return [query.format(counts=self._counts) for query in queries]

    def _stored_prefixes(self) -> Iterable[Entry]:
        return map(schema.entry_of, self._connection.execute(_PREFIXES)) if self._connection else ()


def size(connection: sqlite3.Connection) -> int:
    """Return how many entries the list has, as its sources count them."""
    return int(connection.execute("SELECT ifnull(sum(entries), 0) FROM source").fetchone()[0])


def _json(keys: Sequence[str]) -> str:
    """Return the digits of keys as a JSON list, in order; the keys stand in order, those with a plus first."""
    first = bisect_left(keys, "0")
    abroad, home = ",".join(keys[:first]).replace("+", ""), ",44".join(keys[first:])
    return f"[{','.join(filter(None, (abroad, home and f'44{home}')))}]"


def _run(connection: sqlite3.Connection, queries: Iterable[str], values: Mapping[str, int | str]) -> Exact:
    found: dict[Rank, frozenset[str]] = {}
    for query in queries:
        for decides, keys in zip(_OF_RANK, connection.execute(query, values).fetchone(), strict=True):
            if keys:
                found[decides] = found.get(decides, frozenset()) | frozenset(keys.split(","))
    return found


def _shipped(entries: Iterable[Entry]) -> Exact:
    found: dict[Rank, frozenset[str]] = {}
    for entry in entries:
        if not entry.pattern.is_prefix:
            place = rank(entry.source, entry.list)
            found[place] = found.get(place, frozenset()) | {key_of(f"+{entry.pattern.digits}")}
    return found


def _listed(exact: Exact) -> frozenset[str]:
    """Return the keys of which the smallest rank is one that blocks."""
    found: frozenset[str] = frozenset()
    for decides, keys in sorted(exact.items(), reverse=True):
        found = found | keys if decides.blocks else found - keys
    return found


def _prefix_table(entries: Iterable[Entry], today: date) -> dict[str, Weight]:
    """Return the weight of each prefix that counts, by the start of the keys that it matches."""
    table: dict[str, Weight] = {}
    for entry in entries:
        if not entry.pattern.is_prefix or entry.has_expired(today):
            continue
        digits = entry.pattern.digits
        weight = (rank(entry.source, entry.list), -len(digits))
        starts = [f"+{digits}"]
        if digits.startswith("44") and digits[2:3] not in ("", "0"):
            starts.append(digits[2:])
        for start in starts:
            table[start] = min(weight, table.get(start, weight))
    return table


def _version(connection: sqlite3.Connection | None) -> tuple[int, int]:
    """Return what changes when anyone, this connection too, has written to the file."""
    if connection is None:
        return 0, 0
    return connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes
