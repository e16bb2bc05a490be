"""How `callcheck scams` is written on the command line."""

from typing import Annotated

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result


def scams(
    context: typer.Context,
    scam_id: Annotated[
        list[str] | None, typer.Argument(metavar="[ID|WORDS]...", autocompletion=completion.scams)
    ] = None,
    find: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Show the known scripts: how they open, what gives them away, and how to check."""
    from callcheck.cli import scams as module

    return module.run(context.obj, scam_id=" ".join(scam_id or ()), find=find, as_json=as_json)
