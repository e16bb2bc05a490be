"""How `callcheck check` is written on the command line."""

from typing import Annotated

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result


def check(
    context: typer.Context,
    answer: Annotated[
        list[str] | None, typer.Option("--answer", metavar="QUESTION=OPTION", autocompletion=completion.answers)
    ] = None,
    number: Annotated[str | None, typer.Option()] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    tell: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    helper: Annotated[bool, typer.Option("--helper")] = False,
    save: Annotated[bool | None, typer.Option("--save/--no-save")] = None,
) -> Result:
    """Walk through the checklist after a call, and show what to do."""
    from callcheck.cli.check import check as module

    return module.run(
        context.obj,
        answer=answer,
        number=number,
        as_json=as_json,
        no_input=no_input,
        save=save,
        tell=tell,
        helper=helper,
    )
