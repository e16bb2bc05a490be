"""The pages that a person reads, where a test of the whole program could not say the day."""

from datetime import timedelta

import pytest

from callcheck import api
from callcheck.cli.pages import show_advice
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.store.data import guidance

LATE = "more than six months ago"


@pytest.mark.parametrize(("days", "warns"), [(0, False), (183, False), (184, True), (900, True)])
def test_old_advice_says_that_it_is_old(days: int, warns: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """When the data was last reviewed more than about six months ago, the advice says so and stays the same."""
    advice = api.Call.of({"claimed": ["bank"]}).advice()

    show_advice(Screen(Terminal.of_process()), advice, (), guidance.reviewed() + timedelta(days=days))

    shown = capsys.readouterr().out
    assert (LATE in " ".join(shown.split())) is warns
    assert "159" in shown


def test_a_stranger_s_words_are_shown_as_they_are_and_cannot_do_harm(capsys: pytest.CaptureFixture[str]) -> None:
    """Markup, escape sequences and marks that turn the text round are shown as text or left out."""
    advice = api.Call.of({}).advice()

    show_advice(
        Screen(Terminal.of_process()), advice, ["[bold]x[/bold] \x1b[31m :warning: \u202eabc"], guidance.reviewed()
    )

    shown = capsys.readouterr().out
    assert "[bold]x[/bold]" in shown
    assert ":warning:" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
