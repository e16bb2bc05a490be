"""`callcheck blocklist import` and `export`: lists in from other programs, and out to them."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from callcheck.cli.progress import moving_bar
from callcheck.render.amounts import counted

if TYPE_CHECKING:
    from callcheck.store.blocklist.import_parse import Report
    from callcheck.store.formats.format import Losses

_SHOWN = 10
"""Refused lines that are shown; --rejects keeps them all."""


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    format_: Annotated[
        str | None, typer.Option("--format", help="One of those the manual names; else what the content tells.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="The name to keep the entries under; else the file's.")] = None,
    column: Annotated[str | None, typer.Option(help="The column of a CSV that holds the numbers.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Drop what the source had and the file has not.")
    ] = False,
    restore: Annotated[
        bool, typer.Option("--restore", help="Put a backup back: each entry under the source that it names.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("-n", "--dry-run", help="Change nothing; report what would be.")] = False,
    rejects: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep the refused lines in this file.")] = None,
    region: Annotated[str, typer.Option(help="Read numbers without a country code as of this region.")] = "GB",
    yes: Annotated[bool, typer.Option("--yes", help="Take prefixes that cover more than ten million.")] = False,
) -> None:
    """Take in a list, all of its good lines or nothing.

    Examples:  callcheck blocklist import numbers.txt  |  callcheck blocklist import calls.csv -n
    """
    from callcheck.store.blocklist.blocklist import Blocklist

    with (
        Blocklist.open(region=region) as blocklist,
        moving_bar("Reading", sys.stdin.fileno() if file == "-" else Path(file)) as advance,
    ):
        report = blocklist.import_file(
            file,
            format=format_,
            source=source,
            column=column,
            replace=replace,
            restore=restore,
            dry_run=dry_run,
            wide=yes,
            rejects=rejects,
            advance=advance,
        )
    _print_report(report, dry_run)


def export(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to write; else standard output.")] = None,
    format_: Annotated[
        str | None, typer.Option("--format", help="One of those the manual names; else by the name.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only the entries of this source.")] = None,
) -> None:
    """Give out the list. What comes with callcheck is left out, unless you ask for --source shipped."""
    from callcheck.core.clean import clean
    from callcheck.store.blocklist.blocklist import Blocklist

    with Blocklist.open() as blocklist, nullcontext(file) if file is not None else _utf8_stdout() as out:
        losses = blocklist.export_file(out, format=format_, source=source)
    _tell_losses(losses)
    if file is not None:
        _warn(f"Wrote {clean(str(file))}.")


@contextmanager
def _utf8_stdout() -> Iterator[TextIO]:
    """Yield standard output as the formats want it: in UTF-8, with the ends of lines as they are written."""
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    try:
        yield out
    finally:
        out.detach()


def _tell_losses(losses: "Losses") -> None:
    for words, count in losses.items():
        _warn(f"{counted(count, 'entry', 'entries')} {words}.")


def _print_report(report: "Report", dry_run: bool) -> None:
    from callcheck.core.clean import clean

    tense = "Nothing was changed. It would be:" if dry_run else "Done:"
    deleted = f", {report.deleted:,} told to take out" if report.deleted else ""
    repeated = f" ({report.repeated:,} stood there more than once)" if report.repeated else ""
    print(f"{clean(report.source)}: {counted(report.read, 'line', 'lines')} read as {report.format}. {tense}")
    print(f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged{repeated}{deleted}")
    print(f"{report.refused:,} rejected")
    if report.removed:
        print(f"{report.removed:,} removed, which the source has no more")
    for note, count in report.notes.items():
        _warn(f"  {count:,} {note}")
    for line in report.rejected[:_SHOWN]:
        _warn(f"  line {line.line}: {clean(line.reason)}")
    if report.refused > _SHOWN:
        _warn(f"  and {report.refused - _SHOWN:,} more. Keep them all with --rejects FILE.")


def _warn(sentence: str) -> None:
    print(sentence, file=sys.stderr)
