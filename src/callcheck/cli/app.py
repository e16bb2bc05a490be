"""The command line: one Typer app, one file a command."""

import os
from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module
from typing import Annotated, Any, Concatenate, ParamSpec

import typer

import callcheck
from callcheck.cli.commands import Command, Group, LiteralCommand
from callcheck.cli.result import Result, show
from callcheck.cli.terminal import Terminal
from callcheck.store.data.words import text

COMMANDS = {
    "emergency": "after-call",
    "check": "after-call",
    "wait": "after-call",
    "contacts": "after-call",
    "scams": "after-call",
    "record": "after-call",
    "card": "after-call",
    "lookup": "your-list",
    "blocklist": "your-list",
    "agi": "your-list",
    "about": "program",
    "schema": "program",
}
"""Each command, with the title that it stands under in the help. Its signature is a module of `signatures`."""

Given = ParamSpec("Given")
_HELP = {"help_option_names": ["-h", "--help"]}


class Program(Group):
    """All commands, under their titles."""

    def titles(self, ctx: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:  # noqa: ANN401 - Typer's types are private
        """Return the titles in their order, each with its commands, none of which has to be loaded."""
        return tuple(
            (title, tuple(name for name, above in COMMANDS.items() if above == title))
            for title in dict.fromkeys(COMMANDS.values())
        )


def build(wanted: Sequence[str] = tuple(COMMANDS)) -> typer.Typer:
    """Return the app with the commands that are wanted.

    Typer reads the options of every command that it is given, which takes longer than a lookup does. So a run that
    names a command is given that command alone.
    """
    app = typer.Typer(
        name="callcheck",
        cls=Program,
        context_settings=_HELP,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback()(start)
    for name in wanted:
        module = import_module(f"callcheck.cli.signatures.{name}")
        if hasattr(module, "SUBCOMMANDS"):
            group = typer.Typer(cls=Group, context_settings=_HELP, no_args_is_help=True)
            for subcommand, declared in module.SUBCOMMANDS.items():
                group.command(subcommand, cls=Command)(shown(declared))
            app.add_typer(group, name=name)
        else:
            cls = LiteralCommand if name == "lookup" else Command
            app.command(name, cls=cls)(shown(getattr(module, name)))
    return app


def shown(
    declared: Callable[Concatenate[typer.Context, Given], Result],
) -> Callable[..., None]:
    """Return the command as Typer runs it: what it returns is printed, and its code ends the program."""

    @wraps(declared)
    def run(context: typer.Context, *args: Given.args, **values: Given.kwargs) -> None:
        raise typer.Exit(show(declared(context, *args, **values), context.obj))

    return run


def _version(context: typer.Context, asked: bool) -> None:
    if asked:
        raise typer.Exit(show(Result(f"callcheck {callcheck.__version__}"), context.obj))


def start(
    context: typer.Context,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    spoken: Annotated[bool, typer.Option("--spoken")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
) -> None:
    """Start the checklist when no command is named."""
    if context.invoked_subcommand is None:
        from callcheck.cli.check import check

        raise typer.Exit(show(check.run(context.obj), context.obj))


def run(arguments: Sequence[str], terminal: Terminal) -> int:
    """Run the command that the arguments name, and return its exit code; raises what Typer raises."""
    if arguments and arguments[0] not in COMMANDS and not arguments[0].startswith("-"):
        from callcheck.cli.arguments import as_command, nearly_named  # read words, which no command needs to start

        if near := nearly_named(arguments, COMMANDS):
            show(Result(notes=(text("arguments.did-you-mean", command=near),)), terminal)
        arguments = as_command(arguments, COMMANDS)
    command = typer.main.get_command(build(_wanted(arguments)))
    try:
        return int(command.main(list(arguments), prog_name="callcheck", standalone_mode=False, obj=terminal) or 0)
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort


def _wanted(arguments: Sequence[str]) -> Sequence[str]:
    """Return the commands to load: the one that is named, or all of them to complete a word."""
    if arguments and arguments[0] in COMMANDS:
        return arguments[:1]
    is_completing = any(name.startswith("_CALLCHECK") for name in os.environ)
    return tuple(COMMANDS) if is_completing or (arguments and not arguments[0].startswith("-")) else ()
