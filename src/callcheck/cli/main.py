"""Where the program starts, and where every failure ends as a sentence and an exit code."""

import io
import os
import signal
import sys
from pathlib import Path

from callcheck.cli import direct
from callcheck.cli.errors import translate_errors
from callcheck.cli.result import show
from callcheck.cli.terminal import Terminal, take_flags


def main() -> None:
    """Run the command line. A plain lookup starts without Typer; everything else is declared to it."""
    _prepare_streams()
    with translate_errors():
        arguments, plain, spoken = take_flags(sys.argv[1:])
        terminal = Terminal.of_process(plain=plain, spoken=spoken)
        try:
            if (result := direct.run(arguments, terminal)) is not None:
                sys.exit(show(result, terminal))
            from callcheck.cli import app  # loads Typer

            app.run(arguments, terminal)
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
