"""`callcheck blocklist import`: a list from another program."""

from pathlib import Path

from callcheck.cli.progress import moving_bar
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.render.blocklist.report import remarks, summary
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text


def run(
    terminal: Terminal,
    file: str,
    format_: str | None,
    source: str | None,
    column: str | None,
    replace: bool,
    restore: bool,
    dry_run: bool,
    rejects: Path | None,
    region: str,
    yes: bool,
) -> Result:
    """Import the file whole or not at all, and report what was done."""
    read = terminal.input.fileno() if file == "-" else Path(file)
    with Blocklist.open(region=region) as blocklist, moving_bar(terminal, text("import.progress"), read) as advance:
        report = blocklist.import_file(
            file,
            format=format_,
            source=source,
            column=column,
            replace=replace,
            restore=restore,
            dry_run=dry_run,
            yes=yes,
            rejects=rejects,
            advance=advance,
        )
    return Result(list(summary(report, dry_run=dry_run)), tuple(remarks(report)))
