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
from callcheck.core.numbers.fast_parse import HOME, key_of, one_of
from callcheck.store.blocklist import counting, schema

HELD = 250_000
"""A list of at most so many entries may be held in memory."""

_ENOUGH = 2_000
"""Numbers that must have been asked before a list is held: a short stream is answered sooner without."""

_STARTS = 500
"""Starts of keys, at most, that tell whether a prefix can match at all: the longest that are no more than so many."""

_ASKED = "json_each(:keys) CROSS JOIN entry ON digits = value"
_PREFIXES = f"{counting.ENTRIES} AND prefix = 1"

_OTHER = "another"
"""Stands for any source but yours and what is shipped."""

Weight = tuple[int, int]
"""The rank of a prefix and minus its length: the smallest decides."""

Exact = Mapping[Rank, frozenset[str]]
"""The keys of entries for one number, by rank. A key may stand at several, of which the smallest decides."""


class Ranks:
    """Answers for the state of a list at one moment; `is_current` tells whether it has changed since."""

    def __init__(
        self, connection: sqlite3.Connection | None, shipped: Sequence[Entry], today: date, code: str = HOME
    ) -> None:
        self.code = code
        """The country code whose numbers are at home: their keys are without it."""
        self._connection = connection
        self._today = today
        self._version = _version(connection)
        self._counts = counting.condition(connection, today) if connection is not None else ""
        self._asked = 0
        self._held: Exact | None = None
        self._held_listed: frozenset[str] = frozenset()
        self._fits: bool | None = None
        self._shipped = _shipped(shipped, code)
        self._prefixes = _prefix_table([*self._stored_prefixes(), *shipped], today, code)
        self._never_real = frozenset(_prefix_table(shipped, today, code))
        self._lengths = sorted({len(key) for key in self._prefixes})
        self.starts = _starts(self._prefixes)
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
            self._held = self._run("entry")
            self._held_listed = _listed(self._held)
        if self._held is not None:
            return self._held
        return self._run(_ASKED, keys=_json(sorted(set(keys)), self.code))

    def _is_short(self) -> bool:
        if self._fits is None and self._connection is not None:
            self._fits = size(self._connection) <= HELD
        return bool(self._fits)

    def _run(self, rows: str, **values: str) -> Exact:
        """Return the keys of entries for one number, by rank, and those that are shipped."""
        found = dict(self._shipped)
        if self._connection is not None and (ranks := _conditions(self._connection)):
            columns = ", ".join(f"group_concat(digits) FILTER (WHERE {condition})" for condition in ranks.values())
            query = f"SELECT {columns} FROM {rows} WHERE prefix = 0 AND {self._counts}"  # noqa: S608 - numbers only
            for decides, digits in zip(ranks, self._connection.execute(query, values).fetchone(), strict=True):
                if digits:
                    found[decides] = frozenset(_keys(digits, self.code))
        return found

    def _stored_prefixes(self) -> Iterable[Entry]:
        return map(schema.entry_of, self._connection.execute(_PREFIXES)) if self._connection else ()


def _starts(prefixes: Iterable[str]) -> frozenset[str]:
    """Return texts, as long as they can be and not too many, of which one starts each key that a prefix matches."""
    for length in range(15, 1, -1):
        found = frozenset(prefix[:length] for prefix in prefixes)
        if len(found) <= _STARTS:
            return found
    return frozenset("+0123456789")


def size(connection: sqlite3.Connection) -> int:
    """Return how many entries the list has, as its sources count them."""
    return int(connection.execute("SELECT ifnull(sum(entries), 0) FROM source").fetchone()[0])


def _conditions(connection: sqlite3.Connection) -> dict[Rank, str]:
    """Return what makes an entry one of each rank that the list can have.

    The ids stand in it as numbers: to look them up for each entry takes as long as all the rest.
    """
    kinds: dict[str, list[str]] = {List.BLOCK: [], List.ALLOW: []}
    for id_, list_ in connection.execute("SELECT id, list FROM kind"):
        kinds[list_].append(str(int(id_)))
    of_list = {list_: f"kind IN ({', '.join(ids)})" for list_, ids in kinds.items() if ids}
    sources = dict(connection.execute("SELECT name, id FROM source").fetchall())
    yours = sources.pop(YOURS, None)
    found = {}
    for list_, condition in of_list.items():
        if yours is not None:
            found[rank(YOURS, List(list_))] = f"{condition} AND source = {int(yours)}"
        if sources:
            found[rank(_OTHER, List(list_))] = f"{condition} AND source != {int(yours or 0)}"
    return found


def _json(keys: Sequence[str], code: str) -> str:
    """Return the digits of sorted keys as a JSON list; what is no number's key stands first or last, and is left."""
    start, first, last = bisect_left(keys, "+"), bisect_left(keys, "0"), bisect_left(keys, "A")
    abroad, home = ",".join(keys[start:first]).replace("+", ""), f",{code}".join(keys[first:last])
    return f"[{','.join(filter(None, (abroad, home and f'{code}{home}')))}]"


def _keys(digits: str, code: str) -> list[str]:
    """Return the keys of numbers, which stand with commas between them."""
    return f",{digits}".replace(",", ",+").replace(f",+{code}", ",")[1:].split(",")


def _shipped(entries: Iterable[Entry], code: str) -> Exact:
    found: dict[Rank, frozenset[str]] = {}
    for entry in entries:
        if not entry.pattern.is_prefix:
            place = rank(entry.source, entry.list)
            found[place] = found.get(place, frozenset()) | {key_of(f"+{entry.pattern.digits}", code)}
    return found


def _listed(exact: Exact) -> frozenset[str]:
    """Return the keys of which the smallest rank is one that blocks."""
    found: frozenset[str] = frozenset()
    for decides, keys in sorted(exact.items(), reverse=True):
        found = found | keys if decides.blocks else found - keys
    return found


def _prefix_table(entries: Iterable[Entry], today: date, code: str) -> dict[str, Weight]:
    """Return the weight of each prefix that counts, by the start of the keys that it matches."""
    table: dict[str, Weight] = {}
    for entry in entries:
        if not entry.pattern.is_prefix or entry.has_expired(today):
            continue
        digits = entry.pattern.digits
        weight = (rank(entry.source, entry.list), -len(digits))
        home = [digits[len(code) :]] if digits.startswith(code) else []
        for start in (f"+{digits}", *(home if home != [""] else "0123456789")):
            table[start] = min(weight, table.get(start, weight))
    return table


def _version(connection: sqlite3.Connection | None) -> tuple[int, int]:
    """Return what changes when anyone, this connection too, has written to the file."""
    if connection is None:
        return 0, 0
    return connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes
