"""One file, imported into the list from its first byte to the report."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

from callcheck.core.errors import WrongInput
from callcheck.core.numbers.results import Reading
from callcheck.store import files, formats, paths
from callcheck.store.blocklist import import_parse as parsing
from callcheck.store.blocklist import import_unpack as unpacking
from callcheck.store.blocklist import pins, schema
from callcheck.store.blocklist.import_lines import parse_lines
from callcheck.store.blocklist.import_merge import Terms, merge
from callcheck.store.blocklist.import_region import RegionSample
from callcheck.store.blocklist.import_request import ImportRequest, Report
from callcheck.store.blocklist.import_stage import Stage
from callcheck.store.blocklist.queries import Origin, set_source
from callcheck.store.data.words import text
from callcheck.store.formats import kinds
from callcheck.store.formats.format import Format, ReadOptions
from callcheck.store.signing import read_key, read_signature

_MOST_LOST = 0.5
"""The share of the entries of a source that a replacement may remove unconfirmed."""
_GUESSED = "text"
"""The format of a file that nothing tells."""


class Reader(Protocol):
    """The list that a file goes into, which reads a text as a number in its region."""

    path: Path
    region: str

    def read(self, text: str) -> Reading:
        """Read one text."""


def import_file(
    request: ImportRequest,
    reader: Reader,
    merging: Callable[[sqlite3.Connection], AbstractContextManager[None]],
    advance: Callable[[int], object],
) -> Report:
    """Read a whole file, and only then begin the transaction that merges it into the list; return the report.

    Raises WrongInput, and changes nothing, when the file is no list, when no line of it can be used, and when a
    replacement would lose much and that is not confirmed.
    """
    now = datetime.now(UTC)
    name = parsing.source_name(request.file, request.source)
    sample = RegionSample(reader.region)
    rules = parsing.Rules(name, reader.region, reader.read, now.date(), request.yes, request.restore, sample)
    with Stage(name) as stage:
        origin, remarks, format_, encoding = _read(request, reader.path, rules, stage, now, advance)
        _require_usable(request, origin, remarks, stage)
        terms = Terms(
            origin,
            schema.julian(now.date()),
            adds_up=format_.counts_lines,
            replace=request.replace,
            modified=_modified(request.file),
        )
        signature = read_signature(request.file)
        key = read_key(request.verify) if request.verify is not None else None
        with merging(stage.connection):
            for source in stage.sources:
                pins.require_signed(stage.connection, source, key, signature, origin)
            report = merge(stage, terms, remarks)
            for name in stage.sources:
                if key is not None and signature is not None:
                    pins.pin(stage.connection, name, key, signature)
                set_source(stage.connection, name, None, request.min_reports, request.max_age)
            _require_enough_left(request, report)
    return replace(report, region=reader.region, encoding=encoding, doubt=sample.doubt())


def _read(
    request: ImportRequest,
    store: Path,
    rules: parsing.Rules,
    stage: Stage,
    now: datetime,
    advance: Callable[[int], object],
) -> tuple[Origin, parsing.Remarks, Format, str]:
    """Stage what a file says; return where it is from, the remarks, its format and its encoding."""
    if request.rejects is not None:
        files.require_apart(request.rejects, store, *paths.ours(), Path(request.file))
    rejects = files.writing(request.rejects) if request.rejects is not None else nullcontext()
    options = ReadOptions(request.column, request.has_header, rules.region, rules.is_number)
    with unpacking.opened(request.file, advance) as taken:
        name = request.format or format_of(taken)
        format_ = formats.reader(name)
        with rejects as refused:
            remarks = parsing.Remarks(refused.write if refused is not None else None)
            if format_.parse_line is not None:
                stage.take(parse_lines(taken.text(newline=None), format_.parse_line, rules, remarks))
            else:
                stage.take(parsing.parse(format_.read(taken.text(newline=""), options), rules, remarks))
        when = now.isoformat(timespec="seconds")
        return Origin(request.file, name, taken.sha256(), when), remarks, format_, taken.encoding


def format_of(taken: unpacking.Intake) -> str:
    """Return the format of a file; raises WrongInput for one of a kind that is no list."""
    start = taken.shown()
    if name := formats.recognise(start):
        return name
    kind = kinds.of_text(start)
    if kind == "json":
        return kind
    if kind is not None:
        raise unpacking.not_a_list(kind)
    return formats.name_for(taken.name)


def _require_usable(request: ImportRequest, origin: Origin, remarks: parsing.Remarks, stage: Stage) -> None:
    """Raise WrongInput when too little of the file can be used for what was asked."""
    refused, usable = remarks.count, stage.count
    first = remarks.first[0] if remarks.first else None
    where = text("import.first-problem", line=first.line, reason=first.reason) if first else ""
    if not usable:
        raise WrongInput(text("import.nothing-usable", problem=where or text("import.holds-no-number")))
    counts = {"refused": f"{refused:,}", "read": f"{refused + usable:,}", "problem": where}
    if request.strict and refused:
        raise WrongInput(text("import.strict", **counts))
    if request.format is None and origin.format == _GUESSED and refused > usable:
        raise WrongInput(text("import.mostly-no-numbers", **counts))
    if request.replace and refused > usable and not (request.yes or request.dry_run):
        raise WrongInput(text("import.replace-mostly-refused", **counts))
    if (allows := stage.allows()) and not (request.accept_allows or request.restore or request.dry_run):
        raise WrongInput(text("import.allows", count=f"{allows:,}"))


def _require_enough_left(request: ImportRequest, report: Report) -> None:
    """Raise WrongInput when a replacement would remove more than half of what the source had, unconfirmed."""
    if not request.replace or request.yes or request.dry_run:
        return
    if report.removed > _MOST_LOST * report.before:
        counts = {"before": f"{report.before:,}", "removed": f"{report.removed:,}", "refused": f"{report.refused:,}"}
        raise WrongInput(text("import.replace-loses-much", **counts))


def _modified(file: str) -> int | None:
    """Return when a file was last written, in seconds since 1970; None for what is no file."""
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return None
    return int(found.st_mtime) if S_ISREG(found.st_mode) else None
