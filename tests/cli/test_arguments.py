"""What is typed after `callcheck` when it is no command."""

import json

import pytest

from callcheck.cli.arguments import as_command, nearly_named
from tests.conftest import Run

COMMANDS = ("check", "lookup", "record", "contacts")


@pytest.mark.parametrize("typed", ["999", "112", "emergency", "help me", "HELP", "help", "Help me!", "danger"])
def test_a_call_for_help_shows_the_emergency_card(typed: str, callcheck: Run) -> None:
    """Whatever a frightened person types, the card comes, with 999 alone on a line."""
    done = callcheck(*typed.split())

    assert done.returncode == 0
    assert "EMERGENCY" in done.stdout
    assert "999" in [line.strip() for line in done.stdout.splitlines()]


@pytest.mark.parametrize("typed", ["07700 900123", "07700900123", "+44 7700 900123", "(07700) 900-123"])
def test_a_number_is_looked_up(typed: str, callcheck: Run) -> None:
    """A number needs no command."""
    done = callcheck(*typed.split())

    assert (done.returncode, done.stdout.split("\t")[1]) == (0, "listed")
    assert json.loads(callcheck(*typed.split(), "--json").stdout)["status"] == "listed"


def test_words_are_what_happened(callcheck: Run) -> None:
    """Other words go to the checklist, as what a person tells of the call."""
    done = callcheck("my", "bank", "rang", "about", "my", "card")

    assert done.returncode == 0
    assert "A bank or building society" in done.stdout


@pytest.mark.parametrize("typed", [["check"], ["lookup", "x"], ["--help"], ["-h"], ["-x", "999"], []])
def test_what_is_a_command_stays_as_it_is(typed: list[str]) -> None:
    """A command and an option are left to be told about."""
    assert as_command(typed, COMMANDS) == typed


@pytest.mark.parametrize(
    ("typed", "command"),
    [(["lokup"], "lookup"), (["lokup", "07700900123"], "lookup"), (["contcts", "--json"], "contacts")],
)
def test_a_slip_in_a_command_is_told_and_still_taken_as_what_happened(
    typed: list[str], command: str, callcheck: Run
) -> None:
    """A word that is nearly a command goes to the checklist as every word does, and the command is named."""
    done = callcheck(*typed)

    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == f"Did you mean: callcheck {command}?"
    assert "We cannot tell who rang" in done.stdout


@pytest.mark.parametrize("typed", [["records", "of", "calls"], ["my", "bank", "rang"], ["999"], ["07700900123"]])
def test_nothing_is_suggested_where_more_was_said(typed: list[str]) -> None:
    """A sentence that begins like a command, a number and a call for help are what they are."""
    assert nearly_named(typed, COMMANDS) is None
