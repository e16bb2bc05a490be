"""How `callcheck lookup` is written on the command line."""

from typing import Annotated

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result


def lookup(
    context: typer.Context,
    numbers: Annotated[list[str] | None, typer.Argument(metavar="NUMBER...")] = None,
    region: Annotated[str, typer.Option()] = "GB",
    as_json: Annotated[bool, typer.Option("--json")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet")] = False,
    listed: Annotated[bool, typer.Option("--listed")] = False,
    unlisted: Annotated[bool, typer.Option("--unlisted")] = False,
    as_csv: Annotated[bool, typer.Option("--csv")] = False,
    column: Annotated[str | None, typer.Option(metavar="NAME|PLACE")] = None,
    no_header: Annotated[bool, typer.Option("--no-header")] = False,
    log: Annotated[str | None, typer.Option(metavar="FILE")] = None,
    format_: Annotated[str | None, typer.Option("--format", autocompletion=completion.formats)] = None,
    find: Annotated[bool, typer.Option("--find")] = False,
    why: Annotated[bool, typer.Option("--why")] = False,
    serve: Annotated[bool, typer.Option("--serve")] = False,
) -> Result:
    """Say whether numbers are on the list."""
    from callcheck.cli.lookup import lookup as module
    from callcheck.cli.lookup.lookup import Mode

    asked = {
        Mode.WHY: why,
        Mode.JSON: as_json,
        Mode.CSV: as_csv,
        Mode.LISTED: listed,
        Mode.UNLISTED: unlisted,
        Mode.SERVE: serve,
        Mode.FIND: find,
    }
    return module.run(
        context.obj,
        numbers=numbers or [],
        literal=context.meta["literal"],
        region=region,
        quiet=quiet,
        column=column,
        has_header=not no_header,
        log=log,
        format=format_,
        modes=[mode for mode, is_asked in asked.items() if is_asked],
    )
