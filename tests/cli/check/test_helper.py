"""`check --helper`: at a counter or on a helpline."""

import re
from pathlib import Path

from callcheck.store.data import shipped
from callcheck.store.data.groups import groups
from tests.cli.check.walking import asked, options
from tests.conftest import Open, Run


def test_words_are_read_aloud_nothing_is_kept_and_the_screen_is_wiped(terminal: Open, home: Path) -> None:
    """The helper reads questions and answer aloud, in the words for who is there; at the end nothing is left."""
    person = terminal("check", "--helper", height=30)
    at = asked(person.prompt())
    while at not in ("menu", "") and "wipe the screen" not in person.shown():
        assert at not in {"who"}
        person.type({"happening": options("happening", "none"), "claimed": "my bank"}.get(at, ""))
        at = asked(person.prompt())
    assert "Read aloud: Who did they say they were?" in person.written
    assert "Read this aloud:" in person.written
    person.type("")
    assert person.end() == 0

    assert person.shown() == ""
    assert "\x1b[3J" in person.written
    assert not home.exists()


def test_choices_stand_in_groups(terminal: Open) -> None:
    """Long questions have headings, and the numbers run through them."""
    person = terminal("check", "--helper", "--answer=happening=none", "--answer=lost=nothing")
    shown = person.prompt()

    assert asked(shown) == "claimed"
    assert "POLICE, OFFICES AND HEALTH" in shown
    person.type("1")
    assert asked(person.prompt()) != "claimed"


def test_stopping_wipes_the_screen_too(terminal: Open) -> None:
    """Ctrl-C in the middle leaves nothing of what was told."""
    person = terminal("check", "--helper")
    person.prompt()
    person.type("my bank rang and I gave them my PIN")
    person.prompt()
    person.child.sendintr()
    assert person.end() == 130

    assert not re.search("bank|PIN", person.shown())


def test_nothing_can_be_saved_in_helper_mode(callcheck: Run) -> None:
    """Keeping a record and keeping nothing cannot both be asked for."""
    assert callcheck("check", "--helper", "--save").returncode == 2


def test_every_group_names_options_that_there_are() -> None:
    """A group has options of its question, each in one group."""
    for question in shipped.checklist().questions:
        assert set(groups(question.id)) <= {option.id for option in question.options}
