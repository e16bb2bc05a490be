"""A plain lookup is started without Typer: it must answer as the declared command does."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from callcheck.cli import app, direct
from callcheck.cli.errors import guarded
from callcheck.cli.result import show
from callcheck.cli.terminal import Terminal

Run = Callable[[list[str], Terminal], int]
SWITCHES = ["", "-q", "--quiet", "--json", "--why", "--listed", "--unlisted -q", "--json --why"]
NUMBERS = [
    [],
    ["07700 900123"],
    ["07700900123", "159"],
    ["--", "-h"],
    ["07700 900123", "--", "-"],
    [""],
    ["nothing"],
]


def run_typer(arguments: list[str], terminal: Terminal) -> int:
    """Run the declared command."""
    return app.run(arguments, terminal)


def run_directly(arguments: list[str], terminal: Terminal) -> int:
    """Run without Typer, which must be possible."""
    result = direct.run(arguments, terminal)
    assert result is not None
    return show(result, terminal)


def outcome(run: Run, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, int]:
    """Return what is written to each stream, and the exit code."""
    written = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(buffer, encoding="utf-8", write_through=True) for buffer in written)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with open(os.devnull, encoding="utf-8") as nothing:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", nothing)
        code = guarded(lambda: run(arguments, Terminal.of_process()))
    monkeypatch.undo()
    return written[0].getvalue().decode(), written[1].getvalue().decode(), code


@pytest.mark.parametrize("numbers", NUMBERS, ids=str)
@pytest.mark.parametrize("switches", SWITCHES)
def test_a_plain_lookup_answers_as_the_declared_command(switches: str, numbers: list[str], home: Path) -> None:
    """For every switch and kind of number, both starts print the same and end with the same code."""
    assert not home.exists()
    arguments = ["lookup", *switches.split(), *numbers]

    with pytest.MonkeyPatch.context() as one, pytest.MonkeyPatch.context() as two:
        assert outcome(run_directly, arguments, one) == outcome(run_typer, arguments, two)


@pytest.mark.parametrize("typed", ["lookup -h", "lookup --region FR 1", "about", "lookup -x"])
def test_what_needs_a_parser_is_left_to_typer(typed: str) -> None:
    """Help, options with values and other commands are not run directly."""
    assert direct.run(typed.split(), Terminal.of_process()) is None
