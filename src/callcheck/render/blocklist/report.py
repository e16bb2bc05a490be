"""What an import did, as words."""

from collections.abc import Iterator

from callcheck.core.clean import clean
from callcheck.store.blocklist.import_request import Report
from callcheck.store.data.words import text

_SHOWN = 10
"""Refused lines that are shown; the rest can be kept with --rejects."""


def summary(report: Report, *, dry_run: bool) -> Iterator[str]:
    """Yield what was done, or in a dry run what would be."""
    count = text("import.line") if report.read == 1 else text("import.lines", count=report.read)
    done = "import.would-be" if dry_run else "import.read"
    yield text(done, source=clean(report.source), lines=count, format=report.format)
    yield text("import.counts", added=report.added, updated=report.updated, unchanged=report.unchanged)
    if report.repeated:
        yield text("import.repeated", count=report.repeated)
    if report.deleted:
        yield text("import.deleted", count=report.deleted)
    yield text("import.rejected", count=report.refused)
    if report.removed:
        yield text("import.removed", count=report.removed)
    if report.allows:
        yield text("import.let-through", count=report.allows)
    yield text("import.region", region=report.region)


def remarks(report: Report) -> Iterator[str]:
    """Yield what there is to say of the file, and of single lines."""
    if (doubt := report.doubt) is not None:
        yield text("import.wrong-region", invalid=doubt.invalid, of=doubt.of, region=report.region)
        if doubt.better is not None:
            yield text("import.better-region", better=doubt.better)
    if report.encoding == "cp1252":
        yield text("import.windows-letters")
    if report.newer_import is not None:
        yield text("import.older", when=report.newer_import[:10])
    for note, count in report.notes.items():
        yield text("import.note", count=count, note=note)
    for line in report.rejected[:_SHOWN]:
        yield text("import.rejected-line", line=line.line, why=clean(line.reason))
    if report.refused > _SHOWN:
        yield text("import.more-rejected", count=report.refused - _SHOWN)
