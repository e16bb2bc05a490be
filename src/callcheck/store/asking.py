"""Asking the list about numbers by the thousand: for each key, which rank of the fixed order decides.

A short list is held in memory once enough was asked; a long one is asked in the database, a sorted chunk at a time.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import compress, repeat
from operator import itemgetter

from callcheck.core.decision import NOTHING, SHIPPED_BLOCK, rank
from callcheck.core.entry import YOURS, Entry
from callcheck.core.fast import key_of
from callcheck.store import schema

HELD = 250_000
"""A list of at most so many entries may be held in memory."""

_ENOUGH = 2_000
"""Numbers that must have been asked before a list is held: a short stream is answered sooner without."""

UNREAD = NOTHING + 1
"""Stands for the rank of an empty key."""

_HEAD = 4
"""Characters of a key that tell whether a prefix can match at all."""

_HEAD_OF = itemgetter(slice(_HEAD))

_RANKS = range(4)
"""The ranks that an entry of the database can have."""

_RANK = "(CASE source WHEN :yours THEN 0 ELSE 2 END) + (kind IN (SELECT id FROM kind WHERE list = 'block'))"

_KEY = """
    CASE WHEN digits BETWEEN 441000000000 AND 449999999999 OR digits BETWEEN 44100000000 AND 44999999999
    THEN substr(digits, 3) ELSE '+' || digits END
"""
_BY_RANK = ", ".join(f"group_concat(key) FILTER (WHERE rank = {rank})" for rank in _RANKS)
_COUNTING = f"SELECT {_KEY} AS key, {_RANK} AS rank"
_COUNTS = "prefix = 0 AND (expires IS NULL OR expires > :today)"
_HOLD = f"SELECT {_BY_RANK} FROM ({_COUNTING} FROM entry WHERE {_COUNTS})"  # noqa: S608
_ASKED = "json_each(:keys) CROSS JOIN entry ON digits = value"
_ASK = f"SELECT {_BY_RANK} FROM ({_COUNTING} FROM {_ASKED} WHERE {_COUNTS})"  # noqa: S608
_PREFIXES = f"{schema.ENTRIES} WHERE prefix = 1"

Weight = tuple[int, int]
"""The rank of a prefix and minus its length: the smallest decides."""


class Ranks:
    """Answers for the state of a list at one moment; `is_current` tells whether it has changed since."""

    def __init__(self, connection: sqlite3.Connection | None, shipped: Sequence[Entry], today: date) -> None:
        self._connection = connection
        self._today = today
        self._version = _version(connection)
        self._asked = 0
        self._held: dict[str, int] | None = None
        self._fits: bool | None = None
        self._shipped = {"": UNREAD} | {
            key_of(f"+{e.pattern.digits}"): rank(e.source, e.list) for e in shipped if not e.pattern.is_prefix
        }
        self._prefixes = _prefix_table([*self._stored_prefixes(), *shipped], today)
        self._heads = {head for key in self._prefixes for head in _heads(key)}
        self._lengths = sorted({len(key) for key in self._prefixes})

    def is_current(self, today: date) -> bool:
        """Whether the answers still hold: the same day, and nobody has written to the file."""
        return today == self._today and self._version == _version(self._connection)

    def of(self, keys: list[str]) -> bytearray:
        """Return the rank that decides each key: NOTHING where nothing matches, UNREAD for an empty key."""
        found = bytearray(map(self._exact(keys).get, keys, repeat(NOTHING)))
        for position in compress(range(len(keys)), map(self._heads.__contains__, map(_HEAD_OF, keys))):
            prefix = self._prefix(keys[position])
            if prefix < min(found[position], SHIPPED_BLOCK) or found[position] == NOTHING:
                found[position] = prefix
        return found

    def _prefix(self, key: str) -> int:
        table = self._prefixes
        weights = [table[start] for n in self._lengths if (start := key[:n]) in table and n <= len(key)]
        return min(weights)[0] if weights else NOTHING

    def _exact(self, keys: list[str]) -> dict[str, int]:
        """Return the ranks of those keys that are exact entries, and perhaps of others."""
        if self._connection is None:
            return self._shipped
        self._asked += len(keys)
        if self._held is None and self._asked > _ENOUGH and self._is_short():
            self._held = self._shipped | _ranked(self._connection.execute(_HOLD, self._values()).fetchone())
        if self._held is not None:
            return self._held
        return self._shipped | _ask(self._connection, sorted({key for key in keys if key}), self._values())

    def _is_short(self) -> bool:
        if self._fits is None and self._connection is not None:
            self._fits = size(self._connection) <= HELD
        return bool(self._fits)

    def _values(self) -> dict[str, int]:
        if self._connection is None:
            return {}
        yours = self._connection.execute("SELECT id FROM source WHERE name = ?", (YOURS,)).fetchone()
        return {"yours": yours[0] if yours else 0, "today": schema.julian(self._today)}

    def _stored_prefixes(self) -> Iterable[Entry]:
        return map(schema.entry_of, self._connection.execute(_PREFIXES)) if self._connection else ()


def size(connection: sqlite3.Connection) -> int:
    """Return how many entries the list has, as its sources count them."""
    return int(connection.execute("SELECT ifnull(sum(entries), 0) FROM source").fetchone()[0])


def _ask(connection: sqlite3.Connection, keys: Sequence[str], values: dict[str, int]) -> dict[str, int]:
    """Return the ranks of those keys that are exact entries; the keys stand in order, those with a plus first."""
    first = bisect_left(keys, "0")
    abroad, home = ",".join(keys[:first]).replace("+", ""), ",44".join(keys[first:])
    listed = ",".join(filter(None, (abroad, home and f"44{home}")))
    return _ranked(connection.execute(_ASK, {"keys": f"[{listed}]", **values}).fetchone())


def _ranked(columns: Sequence[str | None]) -> dict[str, int]:
    """Return rank by key; where two entries speak of one number, the smaller rank stands."""
    found: dict[str, int] = {}
    for decides in reversed(_RANKS):
        if keys := columns[decides]:
            found.update(dict.fromkeys(keys.split(","), decides))
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


def _heads(start: str) -> Iterable[str]:
    """Return every beginning of a key, _HEAD characters long, that a prefix may match."""
    missing = _HEAD - len(start)
    return (f"{start}{n:0{missing}d}" for n in range(10**missing)) if missing > 0 else (start[:_HEAD],)


def _version(connection: sqlite3.Connection | None) -> tuple[int, int]:
    """Return what changes when anyone, this connection too, has written to the file."""
    if connection is None:
        return 0, 0
    return connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes
