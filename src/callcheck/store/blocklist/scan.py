"""Reading and asking many lines at once."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import compress

from callcheck.core.blocklist.precedence import Lookup, Rank, Status, decide
from callcheck.core.numbers.fast_parse import home_code, key_of, keys_of
from callcheck.core.numbers.many import read_many
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import Reading
from callcheck.core.numbers.second_look import keys_at_second_look
from callcheck.store.blocklist.bulk_lookup import HELD, Ranks, size
from callcheck.store.blocklist.lookup import matches_of_many, shipped_list
from callcheck.store.data.numbers import read_refused
from callcheck.store.files import CHUNK

_REMEMBERED = 50_000
"""Texts in an unusual notation that are remembered: call logs repeat themselves."""

_WORTH_REMEMBERING = 250
"""Bytes; a longer line is read anew each time."""

_LISTED = bytes(rank.blocks for rank in Rank).ljust(256, b"\0")
_DIGITS = b"0123456789"
_OPPOSITE = bytes([1, *[0] * 255])

_MATCHED = bytes(rank < Rank.NOTHING for rank in Rank).ljust(256, b"\0")
"""Makes 1 of a rank that an entry has, and 0 of none."""

_YES, _IS_OPEN = 1, 2
_OPEN = bytes([0, 0, 1, *[0] * 253])
"""Makes 1 of what is open, and 0 of the rest."""


class Scanner:
    """Answers for chunks of lines, each by the list as it stands when the chunk is asked."""

    def __init__(self, connection: sqlite3.Connection | None, region: str, read: Callable[[object], Reading]) -> None:
        self.connection = connection
        self._region, self._code = region, home_code(region)
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
        ranks = self._current(_today())
        keys, each = keys_of(ended, self._region, ranks.starts, loosely=True), ended.split(b"\n")
        found = bytearray(map(ranks.listed(keys).__contains__, keys))
        unread = list(_empty(keys))
        for look in (self._second_look, self._last_look):
            if unread:
                again = look([each[position] for position in unread], ranks)
                for position, is_listed in zip(unread, again, strict=True):
                    found[position] = is_listed == _YES
                unread = list(compress(unread, again.translate(_OPEN)))
        picked = list(compress(each, found if listed else found.translate(_OPPOSITE)))
        return b"\n".join([*picked, b""]) if picked else b""

    def _second_look(self, lines: list[bytes], ranks: Ranks) -> bytearray:
        """Return for each line whether it is listed, or that it is still open: a byte of 1, 0 or 2."""
        keys = keys_at_second_look(lines, self._region, ranks.starts)
        found = bytearray(map(ranks.listed(keys).__contains__, keys))
        for position in _empty(keys):
            found[position] = _IS_OPEN
        return found

    def _last_look(self, lines: list[bytes], ranks: Ranks) -> bytearray:
        """Return whether lines are listed, those too that a prefix may match or the full reading must read."""
        keys = keys_at_second_look(lines, self._region)
        for position in _empty(keys):
            keys[position] = self._key(lines[position])
        return ranks.of(keys).translate(_LISTED)

    def lookups(self, values: Sequence[object]) -> Iterator[Lookup]:
        """Yield a lookup for each value, in order."""
        today = _today()
        readings = self._readings(values)
        keys = [key_of(reading.e164, self._code) if isinstance(reading, Number) else "" for reading in readings]
        decided = self._current(today).of(keys)
        matched = compress(readings, decided.translate(_MATCHED))
        matching = matches_of_many(self.connection, [one.e164 for one in matched if isinstance(one, Number)])
        nothing, not_listed = int(Rank.NOTHING), Status.NOT_LISTED
        for reading, decides in zip(readings, decided, strict=True):
            if not isinstance(reading, Number):
                yield decide(reading, (), today)
            elif decides == nothing:
                yield Lookup(reading, not_listed)
            else:
                yield decide(reading, matching[reading.e164], today)

    def _readings(self, values: Sequence[object]) -> list[Reading]:
        """Return what each value is read as: of most texts many at a time, of the rest one by one."""
        texts = [value if isinstance(value, str) else "" for value in values]
        known = read_many(texts, self._region) if len(texts) > 1 else [None]
        return [
            reading
            if isinstance(reading, Number)
            else self._read(value)
            if reading is None or not isinstance(value, str)
            else read_refused(self._region, value)
            for value, reading in zip(values, known, strict=True)
        ]

    def _current(self, today: date) -> Ranks:
        if self._ranks is None or not self._ranks.is_current(today):
            self._ranks = Ranks(self.connection, shipped_list(), today, self._code)
        return self._ranks

    def _key(self, line: bytes) -> str:
        if line.isascii() and len(line.translate(None, _DIGITS)) == len(line):
            return ""  # without a digit it is no number, whatever else it is; so a log need not load what reads it
        return self._remembered(line) if len(line) <= _WORTH_REMEMBERING else self._read_key(line)

    def _read_key(self, line: bytes) -> str:
        reading = self._read(line.decode("utf-8", "surrogateescape"))
        return key_of(reading.e164, self._code) if isinstance(reading, Number) else ""


def _empty(keys: list[str]) -> Iterator[int]:
    place = -1
    with suppress(ValueError):
        while True:
            place = keys.index("", place + 1)
            yield place


def _today() -> date:
    return datetime.now(UTC).date()
