"""Reading and asking many lines at once."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import compress

from callcheck.core.decision import LISTED_RANKS, NOTHING, Lookup, Status, decide
from callcheck.core.fast import key_of, keys_of
from callcheck.core.number import Number
from callcheck.core.readings import Reading
from callcheck.store.asking import HELD, UNREAD, Ranks, size
from callcheck.store.files import CHUNK
from callcheck.store.matching import matches, shipped_list

_REMEMBERED = 10_000
"""Texts in an unusual notation that are remembered: call logs repeat themselves."""

_WORTH_REMEMBERING = 250
"""Bytes; a longer line is read anew each time."""

_LISTED = bytes(rank in LISTED_RANKS for rank in range(256))
_NOT_LISTED = bytes(rank not in LISTED_RANKS for rank in range(256))


class Scanner:
    """Answers for chunks of lines, each by the list as it stands when the chunk is asked."""

    def __init__(self, connection: sqlite3.Connection | None, region: str, read: Callable[[str], Reading]) -> None:
        self.connection = connection
        self._region = region
        self._read = read
        self._remembered = lru_cache(_REMEMBERED)(self._read_key)
        self._ranks: Ranks | None = None

    def chunk(self) -> int:
        """Return how many bytes of lines are best asked at once; of a long list more, to read each page once."""
        is_long = self.connection is not None and size(self.connection) > HELD
        return CHUNK << 2 if is_long else CHUNK

    def pick(self, lines: bytes, listed: bool) -> bytes:
        """Return the lines whose number is listed, or the others, unchanged; the last one gets its newline."""
        if not lines:
            return b""
        ended = lines if lines.endswith(b"\n") else lines + b"\n"
        keys, each = keys_of(ended, self._region), ended.split(b"\n")
        ranks = self._current(_today())
        found = ranks.of(keys)
        if unread := list(_places(found, UNREAD)):
            for position, rank in zip(unread, ranks.of([self._key(each[i]) for i in unread]), strict=True):
                found[position] = rank
        wanted = found.translate(_LISTED if listed else _NOT_LISTED)
        picked = list(compress(each, wanted))
        return b"\n".join([*picked, b""]) if picked else b""

    def lookups(self, texts: Sequence[str]) -> Iterator[Lookup]:
        """Yield a lookup for each text, in order."""
        today = _today()
        readings = [self._read(text) for text in texts]
        keys = [key_of(reading.e164) if isinstance(reading, Number) else "" for reading in readings]
        for reading, rank in zip(readings, self._current(today).of(keys), strict=True):
            if rank < NOTHING and isinstance(reading, Number):
                yield decide(reading, matches(self.connection, reading.e164), today)
            elif isinstance(reading, Number):
                yield Lookup(reading, Status.NOT_LISTED)
            else:
                yield decide(reading, (), today)

    def _current(self, today: date) -> Ranks:
        if self._ranks is None or not self._ranks.is_current(today):
            self._ranks = Ranks(self.connection, shipped_list(), today)
        return self._ranks

    def _key(self, line: bytes) -> str:
        return self._remembered(line) if len(line) <= _WORTH_REMEMBERING else self._read_key(line)

    def _read_key(self, line: bytes) -> str:
        reading = self._read(line.decode("utf-8", "surrogateescape"))
        return key_of(reading.e164) if isinstance(reading, Number) else ""


def _places(found: bytearray, rank: int) -> Iterator[int]:
    place = found.find(rank)
    while place >= 0:
        yield place
        place = found.find(rank, place + 1)


def _today() -> date:
    return datetime.now(UTC).date()
