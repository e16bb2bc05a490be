"""How `callcheck agi` is written on the command line."""

from typing import Annotated

import typer

from callcheck.cli.result import Result


def agi(
    context: typer.Context,
    region: Annotated[str, typer.Option()] = "GB",
) -> Result:
    """Answer Asterisk: is the caller on the list."""
    from callcheck.cli import agi as module

    return module.run(context.obj, region)
