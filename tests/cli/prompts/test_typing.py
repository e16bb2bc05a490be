"""Typing in a real terminal: a paste, an arrow key, Ctrl-Z and a resized window answer nothing that was not meant."""

import signal
import sys

import pytest

from callcheck.store.data import shipped
from tests.cli.check.walking import asked, options, walk
from tests.conftest import Open

SECOND = {"who", "lost"}


@pytest.mark.parametrize("pasted", ["1\r2\r3\r", "7\r10", "1\r\r\r2\r"])
def test_a_paste_answers_nothing(pasted: str, terminal: Open) -> None:
    """Several lines at once are no answer, also when the last has no end: the question is asked again."""
    person = terminal("check")
    person.prompt()
    person.child.send(pasted)
    shown = person.prompt()

    assert "We took none of it." in " ".join(shown.split())
    assert asked(shown) == "happening"
    person.type(options("happening", "none"))
    assert asked(person.prompt()) in SECOND


@pytest.mark.parametrize("keys", ["\x1b[A\r", "\x1b[B\r", "\x1bOA\r", "\x1b[A1\r", "\x1b[H\r", "\x1b[5~\r", "\x1b\r"])
def test_an_arrow_key_answers_nothing(keys: str, terminal: Open) -> None:
    """Who looks for a choice with the arrows is told to type it; Enter after an arrow is not "not sure"."""
    person = terminal("check")
    person.prompt()
    person.child.send(keys)
    shown = person.prompt()

    assert "Arrow keys do not choose here." in shown
    assert asked(shown) == "happening"


def test_enter_held_down_answers_once(terminal: Open) -> None:
    """A key that repeats itself is one answer."""
    person = terminal("check")
    person.prompt()
    person.child.send("\r\r\r\r")

    assert asked(person.prompt()) in SECOND


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Ctrl-Z that stops a program")
def test_the_question_is_shown_again_after_ctrl_z(terminal: Open) -> None:
    """Stopped by Ctrl-Z and brought back, the program shows the question that it waits at, and takes its answer."""
    person = terminal("check")
    walk(person, {"happening": options("happening", "none")}, "lost")
    person.child.kill(signal.SIGTSTP)
    person.child.kill(signal.SIGCONT)

    assert asked(person.prompt()) == "lost"
    person.type(options("lost", "nothing"))
    assert asked(person.prompt()) != "lost"


def test_a_resized_window_answers_nothing_and_is_written_to_as_it_is(terminal: Open) -> None:
    """Made narrow in the middle of a question, the window is written to at its new width."""
    person = terminal("check", width=140)
    walk(person, {"happening": options("happening", "none"), "lost": options("lost", "nothing")}, "claimed")
    person.child.setwinsize(24, 40)
    person.type("?")
    shown = person.prompt()

    assert asked(shown) == "claimed"
    assert max(map(len, shown.splitlines())) <= 40
    assert shipped.checklist()["claimed"].options[0].label in shown
