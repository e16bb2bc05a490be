"""How `callcheck schema` is written on the command line."""

from typing import Annotated

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result


def schema(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", autocompletion=completion.schemas)] = None,
) -> Result:
    """Show the JSON Schema of what a command prints."""
    from callcheck.cli import schema as module

    return module.run(context.obj, name=name)
