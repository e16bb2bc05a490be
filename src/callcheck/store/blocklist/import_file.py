"""One file, taken into the list from its first byte to the report."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from callcheck.core.numbers.results import Reading
from callcheck.store import files, formats, paths
from callcheck.store.blocklist import import_merge as merging
from callcheck.store.blocklist import import_parse as parsing
from callcheck.store.blocklist import import_unpack as unpacking
from callcheck.store.blocklist import queries as changing
from callcheck.store.blocklist import schema
from callcheck.store.blocklist.import_parse import Report
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


class Reader(Protocol):
    """The list that a file goes into, which reads a text as a number in its region."""

    path: Path
    region: str

    def read(self, text: str) -> Reading:
        """Read one text."""


def take(
    request: Request,
    reader: Reader,
    writing: AbstractContextManager[sqlite3.Connection],
    advance: Callable[[int], object],
) -> Report:
    """Read a file into a transaction, which is only begun once the file can be read, and report."""
    now = datetime.now(UTC)
    name = parsing.source_name(request.file, request.source)
    rules = parsing.Rules(name, reader.region, reader.read, now.date(), request.wide, request.restore)
    if request.rejects is not None:
        files.require_apart(request.rejects, reader.path, *paths.ours(), Path(request.file))
    rejects = files.writing(request.rejects) if request.rejects is not None else nullcontext()
    with unpacking.opened(request.file, advance) as taken:
        format_name = request.format or formats.recognise(taken.name, taken.shown())
        format_ = formats.reader(format_name)
        with writing as connection:
            merge = merging.Merge(connection, name, schema.julian(now.date()))
            with rejects as refused:
                remarks = parsing.Remarks(refused.write if refused is not None else None)
                if format_.parse_line is not None:
                    lines = parsing.parse_lines(taken.text(newline=None), format_.parse_line, rules, remarks)
                else:
                    raw = format_.read(taken.text(newline=""), ReadOptions(request.column))
                    lines = parsing.parse(raw, rules, remarks)
                merge.stage(lines)
            sha256 = taken.sha256()
            origin = changing.Origin(request.file, format_name, sha256, now.isoformat(timespec="seconds"))
            return merge.settle(origin, remarks, adds_up=format_.counts_lines, replace=request.replace)
