"""How `callcheck card` is written on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result


def card(
    context: typer.Context,
    nation: Annotated[str | None, typer.Option(autocompletion=completion.nations)] = None,
    bank: Annotated[str | None, typer.Option(metavar="NAME")] = None,
    bank_number: Annotated[str | None, typer.Option(metavar="NUMBER")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE.html")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    large: Annotated[bool, typer.Option("--large")] = False,
) -> Result:
    """Make a page to print and keep by the phone: one sheet of A4, in large type."""
    from callcheck.cli import card as module

    return module.run(
        context.obj, nation=nation, bank=bank, bank_number=bank_number, output=output, force=force, large=large
    )
