"""Where a run is prepared, and where every failure ends as a sentence and an exit code."""

import io
import os
import signal
import sys
from collections.abc import Sequence

from callcheck.cli import direct
from callcheck.cli.errors import guarded
from callcheck.cli.result import show
from callcheck.cli.terminal import Terminal, take_flags


def main() -> None:
    """Run the command line on the arguments of this process, and raise SystemExit with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line, and return its exit code. A plain lookup starts without Typer."""
    return guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    _prepare_streams()
    arguments, plain, spoken = take_flags(arguments)
    terminal = Terminal.of_process(plain=plain, spoken=spoken)
    if (result := direct.run(arguments, terminal)) is not None:
        return show(result, terminal)
    from callcheck.cli import app  # loads Typer

    return app.run(arguments, terminal)


def _prepare_streams() -> None:
    """Make sure that there is a stream for each purpose, in whatever encoding.

    An answer for which there is nowhere to go fails, as it does for grep. A complaint for which there is nowhere to
    go is dropped: the exit code says it. A reader that goes away ends the program quietly.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for name, opened, mode in (("stdin", "r", "r"), ("stdout", "r", "w"), ("stderr", "w", "w")):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_RDONLY if opened == "r" else os.O_WRONLY)
            setattr(sys, name, open(handle, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
