"""One file, taken into the list from its first byte to the report."""

import sqlite3
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from callcheck.core.readings import Reading
from callcheck.store import files, formats, importing, intake, merging, schema
from callcheck.store.importing import Report


class Reader(Protocol):
    """What reads a text as a number, in a region."""

    region: str

    def read(self, text: str) -> Reading:
        """Read one text."""


def take(
    connection: sqlite3.Connection,
    reader: Reader,
    where: tuple[str, str | None, str | None, str | None],
    *,
    replace: bool,
    wide: bool,
    rejects: Path | None,
    advance: Callable[[int], object],
) -> Report:
    """Read a file into an open transaction, and report.

    `where` is the file, the format, the source and the column; `Blocklist.import_file` tells what all of it means.
    """
    file, chosen, source, column = where
    name = importing.source_name(file, source)
    now = datetime.now(UTC)
    rules = importing.Rules(name, reader.region, reader.read, now.date(), wide)
    with (
        files.writing(rejects) if rejects is not None else nullcontext() as refused,
        intake.opened(file, advance) as taken,
    ):
        format_name = chosen or formats.recognise(file, taken.start)
        format_ = formats.reader(format_name)
        today = schema.julian(now.date())
        remarks = importing.Remarks(refused.write if refused is not None else None)
        merge = merging.Merge(connection, merging.source_id(connection, name, (file, format_name, "", "")), today)
        if isinstance(format_, formats.ByLine):
            lines = importing.sift_lines(taken.text(newline=None), format_, rules, remarks)
        else:
            lines = importing.sift(format_.read(taken.text(newline=""), column), rules, remarks)
        merge.stage(lines)
        merging.source_id(connection, name, (file, format_name, taken.sha256(), now.isoformat(timespec="seconds")))
    return merge.settle(name, format_name, remarks, adds_up=formats.adds_up(format_), replace=replace)
