"""How `callcheck wait` is written on the command line."""

from typing import Annotated

import typer

from callcheck.cli.result import Result


def wait(
    context: typer.Context,
    minutes: Annotated[float, typer.Option(metavar="NUMBER")] = 5,
    new: Annotated[bool, typer.Option("--new")] = False,
) -> Result:
    """Wait until the line is clear, then say whom to ring. Started again, it goes on from before."""
    from callcheck.cli import wait as module

    return module.run(context.obj, minutes=minutes, new=new)
