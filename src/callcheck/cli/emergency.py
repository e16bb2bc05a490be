"""`callcheck 999`, `callcheck help me`: the emergency card at once."""

from callcheck.cli.result import Result
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.render.advice.emergency import emergency_card
from callcheck.render.text import Line
from callcheck.store.data.words import text


def run(terminal: Terminal) -> Result:
    """Show the emergency card, and how to get to the rest of the program."""
    return Result(Screen.of_answers(terminal).text([*emergency_card(), Line(), Line(text("emergency.more"))]))
