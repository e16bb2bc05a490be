"""How `callcheck record` is written on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result


def add(
    context: typer.Context,
    when: Annotated[str, typer.Option(metavar="TIME")] = "",
    line: Annotated[str, typer.Option()] = "",
    number: Annotated[str, typer.Option()] = "",
    minutes: Annotated[int | None, typer.Option(metavar="NUMBER", min=0, max=10000)] = None,
    claimed: Annotated[str, typer.Option(metavar="OPTION", autocompletion=completion.claimed)] = "",
    claimed_as: Annotated[str, typer.Option(metavar="TEXT")] = "",
    callback: Annotated[str, typer.Option(metavar="NUMBER")] = "",
    asked: Annotated[str, typer.Option(metavar="OPTION,...", autocompletion=completion.asked)] = "",
    lost: Annotated[str, typer.Option(metavar="OPTION,...", autocompletion=completion.lost)] = "",
    nation: Annotated[str, typer.Option(autocompletion=completion.nations)] = "",
    answer: Annotated[
        list[str] | None, typer.Option(metavar="QUESTION=OPTION,...", autocompletion=completion.answers)
    ] = None,
    visitor: Annotated[str, typer.Option(metavar="TEXT")] = "",
    amount: Annotated[list[str] | None, typer.Option(metavar="POUNDS")] = None,
    method: Annotated[list[str] | None, typer.Option(autocompletion=completion.methods)] = None,
    to_name: Annotated[list[str] | None, typer.Option(metavar="NAME")] = None,
    sort_code: Annotated[list[str] | None, typer.Option(metavar="00-00-00")] = None,
    account: Annotated[list[str] | None, typer.Option(metavar="DIGITS")] = None,
    done: Annotated[
        list[str] | None, typer.Option(metavar="DEED[=REFERENCE]", autocompletion=completion.actions)
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT")] = "",
    to: Annotated[int | None, typer.Option(metavar="ID")] = None,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Keep a record of a call. On a terminal it asks for what you did not say."""
    from callcheck.cli.record import add as module

    return module.run(
        context.obj,
        when=when,
        line=line,
        number=number,
        minutes=minutes,
        claimed=claimed,
        claimed_as=claimed_as,
        callback=callback,
        asked=asked,
        lost=lost,
        nation=nation,
        answer=answer,
        visitor=visitor,
        amount=amount,
        method=method,
        to_name=to_name,
        sort_code=sort_code,
        account=account,
        done=done,
        note=note,
        to=to,
        no_input=no_input,
        as_json=as_json,
    )


def list_(
    context: typer.Context,
    by: Annotated[str | None, typer.Option()] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Show the records, a line each, oldest first; or count them."""
    from callcheck.cli.record import record as module

    return module.list_(context.obj, by=by, as_json=as_json)


def show(
    context: typer.Context,
    id: Annotated[int, typer.Argument(metavar="ID")],
    read_out: Annotated[bool, typer.Option("--read-out")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Show one record."""
    from callcheck.cli.record import record as module

    return module.show(context.obj, id=id, read_out=read_out, as_json=as_json)


def export(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    format_: Annotated[str | None, typer.Option("--format", autocompletion=completion.record_formats)] = None,
    id: Annotated[list[int] | None, typer.Option("--id", metavar="ID")] = None,
) -> Result:
    """Give out records as text, JSON, CSV, Markdown or a page to print. Only you can read the file."""
    from callcheck.cli.record import record as module

    return module.export(context.obj, file=file, format_=format_, id=id)


def delete(
    context: typer.Context,
    id: Annotated[int | None, typer.Argument(metavar="ID")] = None,
    older_than: Annotated[int | None, typer.Option(metavar="DAYS", min=0, max=100000)] = None,
    all_: Annotated[bool, typer.Option("--all")] = False,
) -> Result:
    """Delete records for good: one, those of long ago, or all. It does not ask again."""
    from callcheck.cli.record import record as module

    return module.delete(context.obj, id=id, older_than=older_than, all_=all_)


SUBCOMMANDS = {"add": add, "list": list_, "show": show, "export": export, "delete": delete}
