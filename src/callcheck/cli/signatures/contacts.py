"""How `callcheck contacts` is written on the command line."""

from typing import Annotated

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result


def contacts(
    context: typer.Context,
    find: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...")] = None,
    nation: Annotated[str | None, typer.Option(autocompletion=completion.nations)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Show whom to ring, with hours and cost where they are known."""
    from callcheck.cli import contacts as module

    return module.run(context.obj, find=" ".join(find or ()), nation=nation, as_json=as_json)
