"""Taking a file into the blocklist: what each line says as an entry, and a report that accounts for every line."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO, TypeAlias

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List, Pattern
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.core.numbers.fast_parse import keys_of
from callcheck.core.numbers.results import Reading
from callcheck.store.formats.format import RawEntry

DEFAULT_CATEGORY = "reported"

ParseLine: TypeAlias = Callable[[int, str], RawEntry | None]

_CHUNK = 1 << 20
"""Characters of plain text that are read at once."""

_LONGEST_LINE = 1 << 16
"""Characters; a longer line is not held in memory, and is no number."""

_CUT = " … (cut, the line is too long)"

_SHOWN = 1000
_REASON = 400
"""Characters that a report holds of a refused line, and of the reason."""

_OTHER_SOURCE = "named a source of their own, and went under this one"

KEPT = 1000
"""Refused lines that a report holds; all of them go to the file of rejects."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was left out, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did. `read` is the sum of added, updated, unchanged, deleted and refused."""

    source: str
    format: str
    read: int
    added: int
    updated: int
    unchanged: int
    repeated: int
    """How many of the unchanged stood in the file more than once."""
    deleted: int
    """Lines that said to remove a number."""
    removed: int
    """Entries that the source no longer has: deleted by a line, or with --replace not in the file."""
    refused: int
    rejected: tuple[Rejected, ...]
    """The first of the refused lines."""
    notes: Mapping[str, int]
    """What was made of lines that are not plain, and how many of them there were."""
    allows: int = 0
    """How many of the file's entries let numbers through."""
    newer_import: str | None = None
    """When the source was imported from a file that was written after this one (UTC, ISO 8601), if it was."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """Many lines that are nothing but a number: the key of each, and an empty key for every other line."""

    first: int
    """The line of the first key, counted from 1."""
    keys: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is an entry."""

    line: int
    entry: Entry
    deletes: bool = False
    """The line says to remove the entry."""


class Remarks:
    """What there is to say of single lines: notes, and those left out, all counted and handed on."""

    def __init__(self, keep: Callable[[str], object] | None) -> None:
        self.count = 0
        self.first: list[Rejected] = []
        self.notes: Counter[str] = Counter()
        self._keep = keep

    def add(self, raw: RawEntry, reason: str) -> None:
        """Count a line that cannot be used."""
        self.count += 1
        if len(self.first) < KEPT:
            self.first.append(Rejected(raw.line, raw.text[:_SHOWN], clean(reason, _REASON)))
        if self._keep is not None:
            self._keep(raw.text.replace("\n", " ") + "\n")


@dataclass(frozen=True, slots=True)
class Rules:
    """How the lines of a file become entries."""

    source: str
    region: str
    read: Callable[[str], Reading]
    today: date
    wide: bool
    """Take prefixes that cover more than ten million numbers."""
    restore: bool
    """Put an entry under the source that the line names."""

    def entry(self, raw: RawEntry) -> Entry:
        """Return the entry of a raw entry; raises WrongInput with the reason when it has none."""
        if raw.refusal:
            raise WrongInput(raw.refusal)
        pattern = pattern_of(raw.number, self.read, self.region, wide=self.wide)
        if raw.list not in ("", *List):
            raise WrongInput(f"{clean(raw.list, 40)!r} is not a list. Use block or allow.")
        return Entry(
            pattern=pattern,
            list=List(raw.list or List.BLOCK),
            category=raw.category or DEFAULT_CATEGORY,
            label=raw.label,
            source=self._source(raw),
            added=_date(raw.added, "added") or self.today,
            reports=_count(raw.reports),
            last_reported=_date(raw.last_reported, "last_reported"),
            expires=_date(raw.expires, "expires"),
        )

    def _source(self, raw: RawEntry) -> str:
        name = clean(raw.source)
        if not self.restore or not name:
            return self.source
        if name == SHIPPED:
            raise WrongInput("It comes with callcheck, and need not be put back.")
        return name


def source_name(file: str, chosen: str | None) -> str:
    """Return the source that entries are put under; raises WrongInput for a name that is taken."""
    stem = Path(file).name.removesuffix(".gz").removesuffix(".zip")
    name = clean(chosen or ("stdin" if file == "-" else Path(stem).stem))
    if name in (YOURS, SHIPPED, ""):
        raise WrongInput(f"{name!r} cannot name a source. Choose another with --source.")
    return name


def pattern_of(text: str, read: Callable[[str], Reading], region: str, *, wide: bool = False) -> Pattern:
    """Read a number, or a prefix that ends in a star; raises WrongInput with the reason.

    A prefix that covers more than ten million numbers is only taken when it is to be `wide`.
    """
    if not text:
        raise WrongInput("There is no number in this line.")
    from callcheck.core.blocklist import patterns
    from callcheck.store.data.numbering import numbering

    if text.endswith("*"):
        found = patterns.prefix(text, region)
        if not wide and (count := patterns.covered(found)) > patterns.WIDE:
            raise WrongInput(f"{found} covers {count:,} numbers. If you mean that, say it with --yes.")
        return found
    return patterns.exact(read(text), numbering().refusals)


def parse(raw_entries: Iterable[RawEntry], rules: Rules, remarks: Remarks) -> Iterator[Line]:
    """Yield the entries of the raw entries that have one, and count the others as refused."""
    for raw in _readable(raw_entries):
        try:
            line = Line(raw.line, rules.entry(raw), raw.deletes)
        except WrongInput as error:
            remarks.add(raw, str(error))
        else:
            if raw.note:
                remarks.notes[raw.note] += 1
            if raw.source and raw.source != line.entry.source:
                remarks.notes[_OTHER_SOURCE] += 1
            yield line


def _readable(raw_entries: Iterable[RawEntry]) -> Iterator[RawEntry]:
    try:
        yield from raw_entries
    except (ValueError, LookupError, RecursionError) as error:
        raise WrongInput(
            f"The file is not what its format says: {clean(str(error))}. Nothing was changed."
        ) from error


def parse_lines(file: TextIO, parse_line: ParseLine, rules: Rules, remarks: Remarks) -> Iterator[Bulk | Line]:
    """Yield the same for a file with one number a line: the lines that are only a number many at a time."""
    first = 1
    for chunk in _chunks(file):
        keys = keys_of(chunk.encode("utf-8", "surrogatepass"), rules.region)
        yield Bulk(first, keys)
        if "" in keys:
            lines = chunk.split("\n")
            others = ((first + i, lines[i]) for i, key in enumerate(keys) if not key)
            found = (parse_line(number, line) for number, line in others)
            yield from parse((raw for raw in found if raw is not None), rules, remarks)
        first += len(keys)


def _chunks(file: TextIO) -> Iterator[str]:
    """Yield whole lines, each ended by a newline, in chunks of about the same size; endless lines are cut short."""
    rest = ""
    while data := file.read(_CHUNK):
        lines, newline, after = data.rpartition("\n")
        if newline and len(rest) > _LONGEST_LINE:
            _, _, lines = f"{lines}\n".partition("\n")
            yield rest[:_SHOWN] + _CUT + "\n" + lines
            rest = after
        elif newline:
            yield rest + lines + newline
            rest = after
        else:
            rest = (rest + after)[: _LONGEST_LINE + 1]
    if rest:
        yield (rest if len(rest) <= _LONGEST_LINE else rest[:_SHOWN] + _CUT) + "\n"


def _date(text: str, field: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise WrongInput(f"{field} is {clean(text, 40)!r}. Write a date as 2026-11-22.") from error


def _count(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise WrongInput(f"reports is {clean(text, 40)!r}. Write a whole number.")
    return int(text)
