"""The command line: one Typer app, one file a command."""

import io
import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from callcheck.cli.errors import errors_told

COMMANDS = ("check", "lookup", "blocklist", "wait", "contacts", "scams", "record", "card", "about")
"""Each is a module of this folder, with a function of its name or, for a group of commands, an `app`."""


def build(wanted: str | None = None) -> typer.Typer:
    """Return the app with all commands, or with only the one that is wanted.

    Typer reads the options of every command that it is given, which takes longer than a lookup does. So a run that
    names a command is given that command alone.
    """
    app = typer.Typer(
        name="callcheck",
        help="After a call that felt wrong: a short checklist, a look at your list, and the next step.\n\n"
        "callcheck talks to no network. In an emergency ring 999.",
        epilog="Examples:  callcheck  |  callcheck lookup 07700900123  |  callcheck wait",
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
    )
    app.callback()(start)
    for name in COMMANDS if wanted is None else (wanted,):
        module = import_module(f"callcheck.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print("callcheck", version("callcheck"))
        raise typer.Exit


def start(
    context: typer.Context,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no boxes, nothing that moves.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Start the checklist when no command is named."""
    if plain:
        os.environ["TERM"] = "dumb"
    if context.invoked_subcommand is None:
        from callcheck.cli.check import check

        check()


def main() -> None:
    """Run the command line; every expected failure ends here as a sentence and an exit code."""
    _prepare_streams()
    with errors_told():
        named = sys.argv[1] if len(sys.argv) > 1 else None
        try:
            build(named if named in COMMANDS else None)()
        finally:
            sys.stdout.flush()


def _prepare_streams() -> None:
    """Make sure that there is somewhere to write, in whatever encoding, and end quietly when a reader goes away."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
