"""Giving out the list: the entries that a format can hold, and an account of what it cannot."""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import islice, repeat
from pathlib import Path
from typing import TextIO

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List
from callcheck.core.blocklist.notation import Notation, spelled
from callcheck.core.blocklist.precedence import Rank, rank, weight
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.core.numbers.fast_parse import key_of
from callcheck.store import files, formats, paths
from callcheck.store.blocklist import queries as changing
from callcheck.store.blocklist.bulk_lookup import Ranks
from callcheck.store.blocklist.lookup import matches, shipped_list
from callcheck.store.blocklist.schema import BLOCKLIST
from callcheck.store.data.words import text
from callcheck.store.database import connect_if_there, translate_errors
from callcheck.store.formats.format import Format, Holds, Losses

_AT_ONCE = 10_000
_LONGEST_NUMBER = 15


class _LetThrough(Enum):
    """Which of the numbers of an entry that blocks are let through, because another entry outweighs it."""

    NONE = auto()
    SOME = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is to be exported, and how; `Blocklist.export_file` tells what each means."""

    file: Path | TextIO
    format: str | None
    source: str | None
    notation: str | None
    region: str
    """The region whose numbers are national ones."""


def export(path: Path, request: ExportRequest, today: date) -> Losses:
    """Write the list at a path, or one source of it, as it is at this moment; see `Blocklist.export_file`."""
    file = request.file
    if isinstance(file, Path):
        files.require_apart(file, path, *paths.ours())
        if file.suffix in (".gz", ".zip"):
            raise WrongInput(text("export.packed", file=clean(str(file)), ending=file.suffix))
    format_ = formats.writer(request.format or (formats.name_for(file.name) if isinstance(file, Path) else "csv"))
    notations = _notations(format_, request.notation)
    with _snapshot(path) as connection:
        entries = _entries(connection, request.source, only_counting=format_.holds is not Holds.ENTRIES)
        with files.writing(file) if isinstance(file, Path) else nullcontext(file) as out:
            losses = Losses()
            wanted = (
                _counted(entries, losses)
                if format_.holds is Holds.ENTRIES
                else _blocking(entries, format_.holds, _Decided(connection, today), losses)
            )
            written = _limited(wanted, format_.most, losses)
            format_.write(written, out, lambda pattern: spelled(pattern, notations, request.region))
            return losses


@contextmanager
def _snapshot(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Yield a copy of the file, which SQLite keeps on the disk, so that a slow reader keeps no writer waiting."""
    if (connection := connect_if_there(path, BLOCKLIST)) is None:
        yield None
        return
    with closing(sqlite3.connect("")) as copy:
        with closing(connection), translate_errors(path):
            connection.backup(copy)
        with translate_errors(path):
            yield copy


def _entries(connection: sqlite3.Connection | None, source: str | None, *, only_counting: bool) -> Iterable[Entry]:
    """Return what is to be written: a backup is whole, and what can only block blocks what would be blocked here."""
    if source is not None:
        source = changing.require_source(connection, source, always=(YOURS, SHIPPED))
    if source == SHIPPED:
        return shipped_list()
    if connection is None:
        return ()
    return changing.entries(connection, source, only_counting=only_counting)


def _notations(format_: Format, chosen: str | None) -> tuple[Notation, ...]:
    """Return how numbers are written; raises WrongInput for a notation that there is none of, or that is fixed."""
    if chosen is None:
        return format_.notations
    if chosen not in list(Notation):
        raise WrongInput(text("export.no-notation", name=clean(chosen), names=", ".join(Notation)))
    if not format_.notations:
        raise WrongInput(text("export.fixed-notation"))
    return (Notation(chosen),)


def _limited(entries: Iterable[Entry], most: int | None, losses: Losses) -> Iterator[Entry]:
    for position, entry in enumerate(entries):
        if most is not None and position >= most:
            losses[text("export.lost-too-many", most=f"{most:,}")] += 1
        yield entry


def _counted(entries: Iterable[Entry], losses: Losses) -> Iterator[Entry]:
    first = None
    for entry in entries:
        first = first or entry.source
        if entry.source != first:
            losses[text("export.lost-sources")] += 1
        yield entry


def _blocking(entries: Iterable[Entry], holds: Holds, decided: "_Decided", losses: Losses) -> Iterator[Entry]:
    """Yield the entries that a plain list of numbers to block can hold."""
    remaining = iter(entries)
    while some := list(islice(remaining, _AT_ONCE)):
        for entry, let_through in zip(some, decided.let_through(some), strict=True):
            if entry.list is List.ALLOW:
                losses[text("export.lost-allows")] += 1
            elif entry.has_expired(decided.today):
                losses[text("export.lost-expired")] += 1
            elif entry.pattern.is_prefix and holds is Holds.NUMBERS:
                losses[text("export.lost-prefix")] += 1
            elif let_through is _LetThrough.ALL:
                losses[text("export.lost-outweighed")] += 1
            else:
                losses[text("export.lost-details")] += 1
                if let_through is _LetThrough.SOME:
                    losses[text("export.lost-holes")] += 1
                if entry.expires is not None:
                    losses[text("export.lost-expires")] += 1
                yield entry


class _Decided:
    """What decides about the numbers of entries, in the list as it is."""

    def __init__(self, connection: sqlite3.Connection | None, today: date) -> None:
        self.today = today
        self._connection = connection
        self._yours: Sequence[int] = ()
        self._imported: Sequence[int] = ()
        if connection is not None:
            self._yours, self._imported = changing.allowed(connection, today)
        lets_any = self._yours or self._imported
        self._ranks = Ranks(connection, shipped_list(), today) if lets_any else None

    def let_through(self, entries: Sequence[Entry]) -> Iterable[_LetThrough]:
        """Return of each entry how much of it is let through."""
        if self._ranks is None:
            return repeat(_LetThrough.NONE, len(entries))
        ranks = self._ranks.of([key_of(f"+{entry.pattern.digits}") for entry in entries])
        return (
            self._of_prefix(entry)
            if entry.pattern.is_prefix
            else _LetThrough.NONE
            if Rank(decides).blocks
            else _LetThrough.ALL
            for entry, decides in zip(entries, ranks, strict=True)
        )

    def _of_prefix(self, prefix: Entry) -> _LetThrough:
        covering = matches(self._connection, f"+{prefix.pattern.digits}")
        counting = [entry for entry in covering if entry.pattern.is_prefix and not entry.has_expired(self.today)]
        first = min(counting, key=weight, default=prefix)
        decides = rank(first.source, first.list)
        if not decides.blocks:
            return _LetThrough.ALL
        outweigh = [self._yours] if decides is Rank.YOUR_BLOCK else [self._yours, self._imported]
        return _LetThrough.SOME if any(_has_inside(prefix, digits) for digits in outweigh) else _LetThrough.NONE


def _has_inside(prefix: Entry, digits: Sequence[int]) -> bool:
    """Whether one of some numbers, which stand in order, starts with a prefix and goes on."""
    for more in range(1, _LONGEST_NUMBER - len(prefix.pattern.digits) + 1):
        first = int(prefix.pattern.digits) * 10**more
        place = bisect_left(digits, first)
        if place < len(digits) and digits[place] < first + 10**more:
            return True
    return False
