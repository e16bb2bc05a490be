"""`callcheck blocklist import`: a list from another program."""

from pathlib import Path
from typing import Unpack

from callcheck.cli.blocklist.day import days_of
from callcheck.cli.progress import moving_bar
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.render.blocklist.report import remarks, summary
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.blocklist.import_request import ImportOptions
from callcheck.store.data.words import text


def run(
    terminal: Terminal,
    file: str,
    region: str,
    rejects: Path | None,
    expires_after: str | None,
    **asked: Unpack[ImportOptions],
) -> Result:
    """Import the file whole or not at all, and report what was done."""
    asked["max_age"] = days_of(expires_after)
    read = terminal.input.fileno() if file == "-" else Path(file)
    with Blocklist.open(region=region) as blocklist, moving_bar(terminal, text("import.progress"), read) as advance:
        report = blocklist.import_file(file, advance=advance, rejects=rejects, **asked)
    return Result(list(summary(report, dry_run=asked.get("dry_run", False))), tuple(remarks(report)))
