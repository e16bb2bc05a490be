"""Parsing a file for the blocklist: what each line says as an entry, and why others are left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from callcheck.core.blocklist.entry import SHIPPED, YOURS, Entry, List, Pattern
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import Reading, Withheld
from callcheck.store.blocklist.import_region import RegionSample
from callcheck.store.blocklist.import_request import Rejected
from callcheck.store.data.words import table, text
from callcheck.store.formats.format import RawEntry

DEFAULT_CATEGORY = "reported"

KEPT = 1000
"""Refused lines that a report holds; all of them go to the file of rejects."""

_LONGEST_CELL = 60
_SHORTEST_PREFIX = 3
SHOWN = 1000
_REASON = 400
"""Characters that a report holds of a refused line, and of the reason."""


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
            self.first.append(Rejected(raw.line, raw.text[:SHOWN], clean(reason, _REASON)))
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
    """Accept prefixes that cover more than ten million numbers."""
    restore: bool
    """Put an entry under the source that the line names."""
    sample: RegionSample
    """Is shown the numbers as they stand."""

    def entry(self, raw: RawEntry) -> Entry:
        """Return the entry of a raw entry; raises WrongInput with the reason when it has none."""
        if raw.refusal:
            raise WrongInput(raw.refusal)
        number = _without_context(raw.number)
        pattern = pattern_of(number, self.read, self.region, wide=self.wide)
        if raw.list not in ("", *List):
            raise WrongInput(text("import.bad-list", value=clean(raw.list, 40)))
        self.sample.see(number)
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

    def is_number(self, cell: str) -> bool:
        """Whether a cell is likely to hold what a phone showed: a number as long as numbers are, or no number."""
        shown = cell.strip()
        if not shown or len(shown) > _LONGEST_CELL:
            return False
        if shown.endswith("*"):
            return sum(map(str.isdigit, shown)) >= _SHORTEST_PREFIX and not any(map(str.isalpha, shown))
        reading = self.read(_without_context(shown))
        if isinstance(reading, Number):
            from callcheck.core.numbers import libphonenumber as reference

            return reference.is_possible(reading.e164)
        return isinstance(reading, Withheld)

    def _source(self, raw: RawEntry) -> str:
        name = clean(raw.source)
        if not self.restore or not name:
            return self.source
        if name == SHIPPED:
            raise WrongInput(text("import.shipped-source"))
        return name


def source_name(file: str, chosen: str | None) -> str:
    """Return the source that entries are put under; raises WrongInput for a name that is taken."""
    stem = Path(file).name.removesuffix(".gz").removesuffix(".zip")
    name = clean(chosen or ("stdin" if file == "-" else Path(stem).stem))
    if name in (YOURS, SHIPPED, ""):
        raise WrongInput(text("import.bad-source", name=name))
    return name


def pattern_of(shown: str, read: Callable[[str], Reading], region: str, *, wide: bool = False) -> Pattern:
    """Read a number, or a prefix that ends in a star; raises WrongInput with the reason.

    A prefix that covers more than ten million numbers is only taken when it is to be `wide`.
    """
    if not shown:
        raise WrongInput(text("import.no-number"))
    from callcheck.core.blocklist import patterns
    from callcheck.store.data.numbering import numbering

    if shown.endswith("*"):
        found = patterns.prefix(shown, region, table("pattern"))
        if not wide and (count := patterns.covered(found)) > patterns.WIDE:
            raise WrongInput(text("import.too-wide", pattern=found, count=f"{count:,}"))
        return found
    return patterns.exact(read(shown), numbering().refusals, table("pattern"))


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
                remarks.notes[text("import.note-other-source")] += 1
            yield line


def _readable(raw_entries: Iterable[RawEntry]) -> Iterator[RawEntry]:
    try:
        yield from raw_entries
    except (ValueError, LookupError, RecursionError) as error:
        raise WrongInput(text("import.wrong-format", error=clean(str(error)))) from error


def _without_context(number: str) -> str:
    """Return a number without what other programs put around it: a context, a mark typed for a dash."""
    if "\u30fc" in number:  # the Japanese long vowel mark
        number = number.replace("\u30fc", "-")
    body, mark, context = number.partition(";phone-context=")
    if not mark:  # RFC 3966, section 5.1.5: the context is a prefix, or a domain that says nothing of the number
        return number
    local = body.removeprefix("tel:")
    return f"{context.partition(';')[0]}{local}" if context.startswith("+") and local[:1] != "+" else local


def _date(value: str, field: str) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError as error:
        raise WrongInput(text("import.bad-date", field=field, value=clean(value, 40))) from error


def _count(value: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise WrongInput(text("import.bad-count", value=clean(value, 40)))
    return int(value)
