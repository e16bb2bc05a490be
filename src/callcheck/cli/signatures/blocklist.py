"""How `callcheck blocklist` is written on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from callcheck.cli import completion
from callcheck.cli.result import Result


def add(
    context: typer.Context,
    pattern: Annotated[str, typer.Argument(metavar="PATTERN")],
    allow: Annotated[bool, typer.Option("--allow")] = False,
    category: Annotated[str, typer.Option()] = "",
    label: Annotated[str, typer.Option()] = "",
    expires: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    region: Annotated[str, typer.Option()] = "GB",
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> Result:
    """Put a number or a prefix on your list."""
    from callcheck.cli.blocklist import add as module

    return module.run(
        context.obj,
        pattern=pattern,
        allow=allow,
        category=category,
        label=label,
        expires=expires,
        region=region,
        yes=yes,
    )


def remove(
    context: typer.Context,
    pattern: Annotated[str, typer.Argument(metavar="PATTERN")],
    region: Annotated[str, typer.Option()] = "GB",
) -> Result:
    """Take a number or a prefix off your list: that pattern and no other."""
    from callcheck.cli.blocklist import remove as module

    return module.run(context.obj, pattern=pattern, region=region)


def list_(
    context: typer.Context,
    source: Annotated[str | None, typer.Option(autocompletion=completion.sources)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> Result:
    """Show every entry: pattern, block or allow, category, label, source and dates."""
    from callcheck.cli.blocklist import list_ as module

    return module.run(context.obj, source=source, as_json=as_json)


def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE")],
    format_: Annotated[str | None, typer.Option("--format", autocompletion=completion.formats)] = None,
    source: Annotated[str | None, typer.Option(autocompletion=completion.sources)] = None,
    column: Annotated[str | None, typer.Option(metavar="NAME|PLACE")] = None,
    no_header: Annotated[bool, typer.Option("--no-header")] = False,
    replace: Annotated[bool, typer.Option("--replace")] = False,
    restore: Annotated[bool, typer.Option("--restore")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    accept_allows: Annotated[bool, typer.Option("--accept-allows")] = False,
    expires_after: Annotated[str | None, typer.Option(metavar="TIME")] = None,
    min_reports: Annotated[int | None, typer.Option(min=0)] = None,
    verify: Annotated[str | None, typer.Option(metavar="KEY")] = None,
    dry_run: Annotated[bool, typer.Option("-n", "--dry-run")] = False,
    rejects: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    region: Annotated[str, typer.Option()] = "GB",
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> Result:
    """Import a list: all of its good lines, or nothing."""
    from callcheck.cli.blocklist import import_ as module

    return module.run(
        context.obj,
        file,
        region,
        rejects,
        expires_after,
        format=format_,
        source=source,
        column=column,
        has_header=not no_header,
        replace=replace,
        restore=restore,
        strict=strict,
        accept_allows=accept_allows,
        min_reports=min_reports,
        verify=verify,
        dry_run=dry_run,
        yes=yes,
    )


def export(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    format_: Annotated[str | None, typer.Option("--format", autocompletion=completion.formats)] = None,
    source: Annotated[str | None, typer.Option(autocompletion=completion.sources)] = None,
    notation: Annotated[str | None, typer.Option(autocompletion=completion.notations)] = None,
    region: Annotated[str, typer.Option()] = "GB",
) -> Result:
    """Write the list for another program. What comes with callcheck is left out, unless you ask for it."""
    from callcheck.cli.blocklist import export as module

    return module.run(context.obj, file=file, format_=format_, source=source, notation=notation, region=region)


def sources(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", autocompletion=completion.sources)] = None,
    remove: Annotated[str | None, typer.Option(metavar="NAME", autocompletion=completion.sources)] = None,
    on: Annotated[bool | None, typer.Option("--on/--off")] = None,
    expires_after: Annotated[str | None, typer.Option(metavar="TIME")] = None,
    min_reports: Annotated[int | None, typer.Option(min=0)] = None,
    unpin: Annotated[bool, typer.Option("--unpin")] = False,
) -> Result:
    """Show where entries came from, or say how the entries of one source count."""
    from callcheck.cli.blocklist import sources as module

    return module.run(
        context.obj,
        name=name,
        remove=remove,
        is_on=on,
        min_reports=min_reports,
        expires_after=expires_after,
        unpin=unpin,
    )


def undo(
    context: typer.Context,
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", autocompletion=completion.sources)] = None,
) -> Result:
    """Undo the last import of a source."""
    from callcheck.cli.blocklist import undo as module

    return module.run(context.obj, source=source)


def history(
    context: typer.Context,
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", autocompletion=completion.sources)] = None,
) -> Result:
    """Show the imports that can be undone."""
    from callcheck.cli.blocklist import history as module

    return module.run(context.obj, source=source)


def sign(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    new_key: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
) -> Result:
    """Sign a list that a group shares."""
    from callcheck.cli.blocklist import sign as module

    return module.run(context.obj, file=file, key=key, new_key=new_key)


def verify(
    context: typer.Context,
) -> Result:
    """Check that the file of the list is sound; exit code 4 when it is not."""
    from callcheck.cli.blocklist import verify as module

    return module.run(context.obj)


SUBCOMMANDS = {
    "add": add,
    "remove": remove,
    "list": list_,
    "import": import_,
    "export": export,
    "sources": sources,
    "undo": undo,
    "history": history,
    "sign": sign,
    "verify": verify,
}
