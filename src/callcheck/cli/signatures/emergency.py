"""How `callcheck emergency` is written on the command line."""

import typer

from callcheck.cli.result import Result


def emergency(context: typer.Context) -> Result:
    """Show what to do in danger."""
    from callcheck.cli import emergency as module

    return module.run(context.obj)
