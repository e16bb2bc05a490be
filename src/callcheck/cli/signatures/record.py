"""How `callcheck record` is written on the command line."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result
from callcheck.core.records.fields import Field, Kind

_METAVARS = {
    Kind.WHEN: "TIME",
    Kind.PHONE: "NUMBER",
    Kind.MINUTES: "MINUTES",
    Kind.CHOICE: "OPTION",
    Kind.TEXT: "TEXT",
    Kind.POUNDS: "POUNDS",
    Kind.SORT_CODE: "00-00-00",
    Kind.ACCOUNT: "DIGITS",
    Kind.ANSWERS: "OPTION,...",
    Kind.ACTIONS: "ACTION[=REFERENCE]",
}
"""What stands for the value of an option, by the kind of the field."""


def add(
    context: typer.Context,
    answer: Annotated[
        list[str] | None, typer.Option(metavar="QUESTION=OPTION,...", autocompletion=completion.answers)
    ] = None,
    to: Annotated[int | None, typer.Option(metavar="ID")] = None,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    **fields: Any,  # noqa: ANN401 - the options of `_with_fields`
) -> Result:
    """Keep a record of a call. On a terminal it asks for what you did not say."""
    from callcheck.cli.record import add as module

    said = {
        name.replace("_", "-"): [value] if isinstance(value, str) else value
        for name, value in fields.items()
        if value
    }
    return module.run(context.obj, said, answer or [], to=to, no_input=no_input, as_json=as_json)


def _with_fields(command: Callable[..., Result]) -> Callable[..., Result]:
    """Return the command with an option for each field of a record, which the data declares, before its own."""
    from callcheck.store.data.record_form import record_form

    own = inspect.signature(command).parameters
    context, *others = [parameter for parameter in own.values() if parameter.kind is not parameter.VAR_KEYWORD]
    options = [_option(field) for field in record_form().options() if field.key not in own]
    signature = inspect.Signature([context, *options, *others])
    command.__annotations__ = {name: parameter.annotation for name, parameter in signature.parameters.items()}
    vars(command)["__signature__"] = signature
    return command


def _option(field: Field) -> inspect.Parameter:
    option = typer.Option(metavar=_METAVARS[field.kind], autocompletion=completion.of_field(field))
    annotation = Annotated[list[str] | None, option] if field.is_repeated else Annotated[str, option]
    return inspect.Parameter(
        field.key,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        default=None if field.is_repeated else "",
        annotation=annotation,
    )


def list_(
    context: typer.Context,
    by: Annotated[str | None, typer.Option()] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Show the records, a line each, oldest first; or count them."""
    from callcheck.cli.record import list_ as module

    return module.run(context.obj, by=by, as_json=as_json)


def show(
    context: typer.Context,
    id: Annotated[int, typer.Argument(metavar="ID")],
    read_out: Annotated[bool, typer.Option("--read-out")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Show one record."""
    from callcheck.cli.record import show as module

    return module.run(context.obj, id=id, read_out=read_out, as_json=as_json)


def export(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    format_: Annotated[str | None, typer.Option("--format", autocompletion=completion.record_formats)] = None,
    id: Annotated[list[int] | None, typer.Option("--id", metavar="ID")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> Result:
    """Write records as text, JSON, CSV, Markdown or a page to print. Only you can read the file."""
    from callcheck.cli.record import export as module

    return module.run(context.obj, file=file, format=format_, ids=id, force=force)


def delete(
    context: typer.Context,
    id: Annotated[int | None, typer.Argument(metavar="ID")] = None,
    older_than: Annotated[int | None, typer.Option(metavar="DAYS", min=0, max=100000)] = None,
    all_: Annotated[bool, typer.Option("--all")] = False,
) -> Result:
    """Delete records for good: one, those of long ago, or all. It does not ask again."""
    from callcheck.cli.record import delete as module

    return module.run(context.obj, id=id, older_than=older_than, all_=all_)


SUBCOMMANDS = {"add": _with_fields(add), "list": list_, "show": show, "export": export, "delete": delete}
