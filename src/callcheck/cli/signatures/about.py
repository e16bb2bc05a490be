"""How `callcheck about` is written on the command line."""

from typing import Annotated

import typer

from callcheck.cli.result import Result


def about(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Show the version, where files are, when the data was reviewed, and the health of the stores."""
    from callcheck.cli import about as module

    return module.run(context.obj, as_json=as_json)
