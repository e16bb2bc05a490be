"""What a person writes of the call: on the command line, and at the first question."""

import json

import pytest

from tests.cli.check.walking import asked, options, walk
from tests.conftest import Open, Run


def test_a_story_answers_questions_and_says_by_which_words(callcheck: Run) -> None:
    """`--tell` fills answers in; `understood` names the options, and the words that led to them."""
    advice = json.loads(callcheck("check", "--json", "--tell", "my bank rang and wanted my PIN").stdout)

    assert advice["answers"]["claimed"] == ["bank"]
    assert advice["understood"]["asked"]["options"] == ["pin"]
    assert any("PIN" in words for words in advice["understood"]["asked"]["words"])


def test_without_a_story_nothing_is_said_to_be_understood(callcheck: Run) -> None:
    """`understood` is there with `--tell` only."""
    assert "understood" not in json.loads(callcheck("check", "--json").stdout)


def test_an_answer_counts_before_the_story(callcheck: Run) -> None:
    """What was answered itself is not changed by what was told."""
    done = callcheck("check", "--json", "--tell", "my bank rang", "--answer", "claimed=police")

    assert json.loads(done.stdout)["answers"]["claimed"] == ["police"]


@pytest.mark.parametrize("story", ["", "x", "@@@", "é" * 5000])
def test_a_story_without_answers_is_no_failure(story: str, callcheck: Run) -> None:
    """The advice comes for a person who is not sure, and says that nothing was understood."""
    done = callcheck("check", "--tell", story)

    assert done.returncode == 0
    assert "we found no answers in that" in done.stdout


def test_a_story_is_understood_at_the_first_question(terminal: Open) -> None:
    """What happened can be written in place of the first answer; what was understood is shown and not asked again."""
    person = terminal("check")
    person.prompt()
    person.type("my bank rang about my card and I gave them my PIN")
    shown = " ".join(person.prompt().split())

    assert "This is what we understood:" in shown
    assert "A bank or building society" in shown
    assert asked(shown) == "happening"
    person.type(options("happening", "none"))
    passed = walk(person, {})
    assert {"claimed", "lost"}.isdisjoint(passed)


def test_a_pasted_story_is_one_story(terminal: Open) -> None:
    """Several lines at once, at the first question, are read as what happened."""
    person = terminal("check")
    person.prompt()
    person.child.send("HMRC rang me\rthey said I would be arrested\r")

    assert "The tax office" in person.prompt()


def test_danger_in_a_story_brings_the_emergency_card(terminal: Open) -> None:
    """Who writes that someone is on the way sees the card at once."""
    person = terminal("check")
    person.prompt()
    person.type("a man is coming to collect my bank card now")

    assert "EMERGENCY" in person.see("Have you rung 999?")


def test_words_of_danger_ask_of_danger_first(terminal: Open) -> None:
    """With `--tell`, a story of danger is asked about danger before anything else."""
    person = terminal("check", "--tell", "the police rang and a courier is coming to my house for my card")

    assert asked(person.prompt()) == "happening"


def test_a_long_answer_is_no_story(terminal: Open) -> None:
    """Words for "not sure" are an answer, and so are the words of an option."""
    person = terminal("check")
    person.prompt()
    person.type("I am not sure")

    assert "You chose: Not sure" in person.prompt()
