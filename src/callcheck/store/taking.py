"""One file, taken into the list from its first byte to the report."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from typing import Protocol

from callcheck.core.readings import Reading
from callcheck.store import changing, files, formats, importing, intake, merging, schema
from callcheck.store.importing import Report, Request


class Reader(Protocol):
    """What reads a text as a number, in a region."""

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
    name = importing.source_name(request.file, request.source)
    rules = importing.Rules(name, reader.region, reader.read, now.date(), request.wide, request.restore)
    rejects = files.writing(request.rejects) if request.rejects is not None else nullcontext()
    with intake.opened(request.file, advance) as taken:
        format_name = request.format or formats.recognise(taken.name, taken.start)
        format_ = formats.reader(format_name)
        with writing as connection:
            merge = merging.Merge(connection, name, schema.julian(now.date()))
            with rejects as refused:
                remarks = importing.Remarks(refused.write if refused is not None else None)
                if isinstance(format_, formats.ByLine):
                    lines = importing.sift_lines(taken.text(newline=None), format_, rules, remarks)
                else:
                    lines = importing.sift(format_.read(taken.text(newline=""), request.column), rules, remarks)
                merge.stage(lines)
            sha256 = taken.sha256()
            origin = changing.Origin(request.file, format_name, sha256, now.isoformat(timespec="seconds"))
            return merge.settle(origin, remarks, adds_up=formats.adds_up(format_), replace=request.replace)
