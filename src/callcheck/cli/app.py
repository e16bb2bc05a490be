"""The command line: one Typer app, one file a command."""

import gc
from typing import Annotated

import typer

from callcheck.cli import about, blocklist, check, contacts, lookup, scams, wait
from callcheck.cli.exits import errors_told

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
app.command("check")(check.check)
app.command("lookup")(lookup.lookup)
app.command("wait")(wait.wait)
app.command("contacts")(contacts.contacts)
app.command("scams")(scams.scams)
app.command("about")(about.about)
app.add_typer(blocklist.app, name="blocklist")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print("callcheck", version("callcheck"))
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Start the checklist when no command is named."""
    if context.invoked_subcommand is None:
        check.check()


def main() -> None:
    """Run the command line; every expected failure ends here as a sentence and an exit code."""
    gc.freeze()  # what was loaded stays
    gc.enable()
    with errors_told():
        app()
