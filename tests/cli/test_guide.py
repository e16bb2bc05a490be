"""The guide in a real terminal, as a person walks through it. The tests read the screen."""

import re
from pathlib import Path

import pytest

from tests.conftest import Open, Run, Terminal

PROMPT = "\n> "


def answer(terminal: Terminal, *replies: str) -> None:
    """Type replies, one at each prompt."""
    for reply in replies:
        terminal.see("> ")
        terminal.type(reply)


def test_danger_is_answered_at_once(terminal: Open) -> None:
    """One answer that shows danger brings the emergency card, before anything else is asked."""
    person = terminal("check")
    answer(person, "3")

    screen = person.see("Have you rung 999?")

    assert "EMERGENCY" in screen
    assert "Hang up. Ring 999 now" in screen
    assert screen.count("\n1. ") == 1
    assert "\n2. " not in screen
    answer(person, "q")
    assert person.end() == 0


def test_the_rest_is_offered_after_the_emergency_card(terminal: Open) -> None:
    """Enter goes on after the card, and the advice starts with 999 and offers no timer."""
    person = terminal("check")
    answer(person, "3", "", "9", "3", "1")
    person.see("Check your answers")
    answer(person, "")

    screen = person.see("What would you like to do now?")

    assert screen.index("Hang up, then ring 999 now.") < screen.index("NEXT")
    answer(person, "")
    person.end()
    assert "five-minute timer" not in person.written


def test_a_bank_call_with_back_and_a_changed_answer(terminal: Open) -> None:
    """A person goes back, answers again, changes an answer at the end, and gets the advice for what stands."""
    person = terminal("check")
    answer(person, "6", "9", "2")
    person.see("What did they ask you to do?")
    answer(person, "b")
    person.see("Who did they say they were?")
    person.see("Enter alone keeps: Visa, Mastercard or card company")
    answer(person, "1", "1 6", "10", "1", "2")
    screen = person.see("Enter shows the advice")
    assert "Your bank or building society" in screen
    assert "Move or send money; Give a PIN" in screen
    answer(person, "2")
    person.see("Enter alone keeps: No")
    answer(person, "1", "1", "1")
    person.see("Enter shows the advice")
    answer(person, "")

    screen = person.see("What would you like to do now?")

    assert "The bank and the safe account" in screen
    assert re.search(r"^ +159$", screen, re.MULTILINE)
    assert "I have been scammed" in " ".join(screen.split())
    answer(person, "")
    assert person.end() == 0


def test_only_enter_goes_on_after_the_emergency_card(terminal: Open) -> None:
    """A "no", or anything else, shows the card again; b goes back to the question."""
    person = terminal("check")
    answer(person, "3", "no")
    person.see("Type Enter, 999, b or q.")
    person.see("EMERGENCY")
    answer(person, "b")
    person.see("Enter alone keeps")
    answer(person, "6")
    screen = person.see("Did they get anything")
    assert screen.count("EMERGENCY") == 2
    answer(person, "q")
    assert person.end() == 0


def test_a_number_that_counts_stands_among_the_answers(terminal: Open) -> None:
    """Whatever is gone back to, a number that was typed is shown at the end and can be changed."""
    person = terminal("check", *(f"--answer={a}" for a in ("happening=none", "lost=nothing", "claimed=health")))
    answer(person, "19", "10")
    while "What number did the phone show?" not in person.see("> "):
        person.type("")
    person.type("07700 900123")
    while "Enter shows the advice" not in person.see("> "):
        person.type("")
    person.type("1")
    answer(person, "b", "")
    while "Enter shows the advice" not in (screen := person.see("> ")):
        person.type("")
    review = screen[screen.rindex("Check your answers") :]

    assert "07700 900123" in review
    person.type("q")
    assert person.end() == 0


def test_a_nation_that_does_not_exist_is_not_remembered(terminal: Open, home: Path) -> None:
    """A damaged settings file costs one question, and never a phone number in the advice."""
    home.mkdir()
    (home / "settings.json").write_text('{"nation": "france"}')
    given = [f"--answer={a}" for a in ("happening=none", "lost=money", "claimed=bank", "asked=pin", "who=me")]
    person = terminal("check", *given)
    while "Enter shows the advice" not in person.see("> "):
        person.type("")
    person.type("")

    screen = person.see("What would you like to do now?")

    assert re.search(r"^ +159$", screen, re.MULTILINE)
    answer(person, "q")
    assert person.end() == 0


def test_what_to_keep_is_kept_before_anything_else_is_offered(terminal: Open, callcheck: Run) -> None:
    """With --save the record is there even when the menu is left by Ctrl-C, and that ends with a word."""
    given = [
        f"--answer={a}" for a in ("happening=none", "lost=nothing", "claimed=bank", "asked=pin", "pressure=none")
    ]
    person = terminal("check", "--save", *given, "--answer=nation=wales", "--answer=phone=another")
    answer(person, "")
    person.see("What would you like to do now?")
    person.see("> ")
    person.child.sendintr()
    person.see("In danger, ring 999.")
    assert person.end() == 130

    assert callcheck("record", "list").stdout.count("\n") == 1


def test_blocking_changes_nothing_that_was_advised(terminal: Open, callcheck: Run) -> None:
    """A number that is blocked afterwards is a nuisance and no scam, and the record says what was advised."""
    callcheck("blocklist", "add", "07700 900124", "--allow")
    given = ("happening=none", "lost=nothing", "claimed=other", "asked=nothing", "pressure=repeated", "how=live")
    more = ("expected=no", "phone=same-landline")
    person = terminal("check", *(f"--answer={a}" for a in (*given, *more)), "--number", "07700 900124")
    answer(person, "")
    person.see("Put the number on your list")
    answer(person, "3", "2", "")
    assert person.end() == 0

    assert "\tnuisance\t" in callcheck("lookup", "07700 900124").stdout
    assert '"verdict": "unverified"' in callcheck("record", "show", "1", "--json").stdout


def test_999_at_a_prompt_shows_the_card_and_asks_again(terminal: Open) -> None:
    """Typing 999 anywhere shows the emergency card, and the question still stands."""
    person = terminal("check")
    answer(person, "6", "999")
    screen = person.see("Type one or more numbers")

    assert "EMERGENCY" in screen
    answer(person, "q")
    assert person.end() == 0


def test_why_we_ask_is_told_at_the_prompt(terminal: Open) -> None:
    """A question mark tells why the question is asked, and asks it again."""
    person = terminal("check")
    answer(person, "?")
    person.see("the police need to know first")
    answer(person, "q")
    assert person.end() == 0


def test_a_slip_of_the_finger_is_forgiven(terminal: Open) -> None:
    """A reply that is no choice gets a sentence, and the question is asked again."""
    person = terminal("check")
    answer(person, "77")
    person.see("That is not one of the choices. Type a number from 1 to 7.")
    answer(person, "b")
    person.see("This is the first question.")
    answer(person, "q")
    assert person.end() == 0


def test_ctrl_c_stops_with_a_word_and_code_130(terminal: Open) -> None:
    """Ctrl-C ends the guide at once, says what to do in danger, and shows no traceback."""
    person = terminal("check")
    answer(person, "6")
    person.see("> ")
    person.child.sendintr()
    person.see("In danger, ring 999.")

    assert person.end() == 130
    assert "Traceback" not in person.written


def test_the_end_of_input_is_an_interruption(terminal: Open) -> None:
    """Ctrl-D at a prompt is the same as Ctrl-C."""
    person = terminal("check")
    person.see("> ")
    person.child.sendeof()

    assert person.end() == 130


def test_a_number_is_taken_in_any_notation_or_refused_with_a_reason(terminal: Open) -> None:
    """At the question for the number, letters are pointed out, and a listed number is said to be listed."""
    person = terminal("check", *(f"--answer={a}" for a in ("happening=none", "lost=nothing", "claimed=health")))
    answer(person, "19", "10")
    while "What number did the phone show?" not in person.see("> "):
        person.type("")
    person.type("07700 9OO123")
    person.see("There are letters among the digits.")
    answer(person, "07700 900123")
    person.see("That number is on the list.")
    answer(person, "q")
    assert person.end() == 0


def test_the_nation_is_remembered_for_next_time(terminal: Open) -> None:
    """Answered once, the nation is not asked again, but stands among the answers and can be changed."""
    given = [
        f"--answer={a}" for a in ("happening=none", "lost=nothing", "claimed=bank", "asked=pin", "pressure=none")
    ]
    person = terminal("check", *given)
    person.see("Where do you live?")
    answer(person, "3", "1", "", "")
    assert person.end() == 0

    again = terminal("check", *given)
    screen = again.see("Which phone can you use now?")
    assert "Where do you live?" not in screen
    answer(again, "1")
    assert "Scotland" in again.see("Enter shows the advice")
    answer(again, "q")
    again.end()


def test_blocking_the_number_afterwards_puts_it_on_the_list(terminal: Open, callcheck: Run) -> None:
    """After the advice the number can be put on the list, and a lookup finds it."""
    callcheck("blocklist", "add", "07700 900123", "--allow")
    given = [
        f"--answer={a}" for a in ("happening=none", "lost=nothing", "claimed=bank", "asked=pin", "pressure=none")
    ]
    person = terminal(
        "check", *given, "--answer=nation=wales", "--answer=phone=another", "--number=07700 900123", "--no-save"
    )
    answer(person, "")
    screen = person.see("What would you like to do now?")
    assert "timer" not in screen
    answer(person, "1")
    person.see("Put +447700900123 on your list.")
    answer(person, "")
    person.end()

    assert callcheck("lookup", "07700 900123").stdout.split("\t")[1] == "listed"


@pytest.mark.parametrize("width", [40, 80, 140])
def test_the_guide_fits_every_width(width: int, terminal: Open) -> None:
    """At 40, 80 and 140 columns no line is cut or broken inside a word, and the advice is whole."""
    person = terminal(
        "check", "--answer=happening=coming", "--answer=lost=money", "--answer=claimed=police", width=width
    )
    person.see("Have you rung 999?")
    answer(person, "")
    while "Check your answers" not in person.see("> "):
        person.type("")
    person.type("")
    screen = person.see("What would you like to do now?")

    assert max(map(len, screen.splitlines())) <= min(width, 80)
    assert "Ring 999 now" in screen
    assert re.search(r"^ +159$", screen, re.MULTILINE)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colour_is_left_out_where_it_is_not_wanted(env: dict[str, str], terminal: Open) -> None:
    """NO_COLOR takes the colours away, and TERM=dumb every escape; the words stay."""
    person = terminal("check", "--answer=happening=none", **env)
    person.see("Did they get anything")
    answer(person, "q")
    person.end()

    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", person.written)
    assert "TERM" not in env or "\x1b" not in person.written


def test_plain_means_no_colour_and_no_boxes(terminal: Open) -> None:
    """`--plain` on a terminal gives the same words without colour or boxes."""
    person = terminal("check", "--plain", "--answer=happening=coming")
    person.see("Have you rung 999?")
    answer(person, "q")
    person.end()

    assert "\x1b" not in person.written
    assert "╭" not in person.written


def test_who_is_still_on_the_phone_is_told_to_hang_up_first(terminal: Open) -> None:
    """Before any other question, the person is told to hang up; with the caller gone, it waits for the advice."""
    person, other = terminal("check"), terminal("check")
    answer(person, "1")
    answer(other, "6")

    assert "DO THIS FIRST: Hang up" in person.see("Did they get anything")
    assert "DO THIS FIRST" not in other.see("Did they get anything")


@pytest.mark.parametrize("typed", ["9 9 9", "999.", "112", "help", "HELP!"])
def test_help_is_understood_however_it_is_typed(typed: str, terminal: Open) -> None:
    """Whoever needs the emergency card gets it."""
    person = terminal("check")
    answer(person, typed)
    person.see("EMERGENCY")


def test_stopping_in_danger_reminds_of_999(terminal: Open) -> None:
    """Who stops at the emergency card is not let go with nothing said."""
    person = terminal("check")
    answer(person, "3")
    person.see("Have you rung 999?")
    answer(person, "q")
    person.see("In danger, ring 999.")


def test_choices_may_be_typed_as_people_write_them(terminal: Open) -> None:
    """Dots, brackets and the word "and" between numbers are no mistake."""
    person = terminal("check")
    answer(person, "6.")
    person.see("Did they get anything")
    answer(person, "1) and 4")
    assert "not one of the choices" not in person.see("> ")
