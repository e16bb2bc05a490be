"""One file, taken into the list from its first byte to the report."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

from callcheck.core.errors import WrongInput
from callcheck.core.numbers.results import Reading
from callcheck.store import files, formats, paths
from callcheck.store.blocklist import import_parse as parsing
from callcheck.store.blocklist import import_unpack as unpacking
from callcheck.store.blocklist import schema
from callcheck.store.blocklist.import_merge import Terms, merge, nothing_usable
from callcheck.store.blocklist.import_parse import Report
from callcheck.store.blocklist.import_stage import Stage
from callcheck.store.blocklist.queries import Origin
from callcheck.store.formats.format import ReadOptions


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be taken in, and how; `Blocklist.import_file` tells what each means."""

    file: str
    format: str | None
    source: str | None
    column: str | None
    replace: bool
    restore: bool
    wide: bool
    rejects: Path | None
    accept_allows: bool


class Reader(Protocol):
    """The list that a file goes into, which reads a text as a number in its region."""

    path: Path
    region: str

    def read(self, text: str) -> Reading:
        """Read one text."""


def take(
    request: Request,
    reader: Reader,
    merging: Callable[[sqlite3.Connection], AbstractContextManager[None]],
    advance: Callable[[int], object],
) -> Report:
    """Read a file into a transaction, which is only begun once the file can be read, and report."""
    now = datetime.now(UTC)
    name = parsing.source_name(request.file, request.source)
    rules = parsing.Rules(name, reader.region, reader.read, now.date(), request.wide, request.restore)
    if request.rejects is not None:
        files.require_apart(request.rejects, reader.path, *paths.ours(), Path(request.file))
    rejects = files.writing(request.rejects) if request.rejects is not None else nullcontext()
    with unpacking.opened(request.file, advance) as taken, Stage(name) as stage:
        format_name = request.format or formats.recognise(taken.name, taken.shown())
        format_ = formats.reader(format_name)
        with rejects as refused:
            remarks = parsing.Remarks(refused.write if refused is not None else None)
            if format_.parse_line is not None:
                lines = parsing.parse_lines(taken.text(newline=None), format_.parse_line, rules, remarks)
            else:
                raw = format_.read(taken.text(newline=""), ReadOptions(request.column))
                lines = parsing.parse(raw, rules, remarks)
            stage.take(lines)
        _require_usable(stage, remarks, accept_allows=request.accept_allows or request.restore)
        terms = Terms(
            Origin(request.file, format_name, taken.sha256(), now.isoformat(timespec="seconds")),
            schema.julian(now.date()),
            adds_up=format_.counts_lines,
            replace=request.replace,
            modified=_modified(request.file),
        )
        with merging(stage.connection):
            return merge(stage, terms, remarks)


def _require_usable(stage: Stage, remarks: parsing.Remarks, *, accept_allows: bool) -> None:
    """Raise WrongInput for a file without a usable line, or one that lets numbers through which nobody agreed to."""
    if not stage.sources:
        raise WrongInput(nothing_usable(remarks))
    if (allows := stage.allows()) and not accept_allows:
        raise WrongInput(
            f"The file would let {allows:,} numbers or prefixes through, whatever other lists say. "
            "Nothing was changed. If you trust it, add --accept-allows."
        )


def _modified(file: str) -> int | None:
    """Return when a file was last written, in seconds since 1970; None for what is no file."""
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return None
    return int(found.st_mtime) if S_ISREG(found.st_mode) else None
