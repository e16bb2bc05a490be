"""The walk through the checklist in a real terminal. The tests read the screen, and answer by ids of questions."""

import re
from pathlib import Path

import pytest

from callcheck.store.data import shipped
from tests.cli.check.walking import MENU, asked, options, walk
from tests.conftest import Open, Run

NONE = options("happening", "none")


def answered(**answers: str) -> list[str]:
    """Return answers as options of the command line."""
    return [f"--answer={question.replace('_', '-')}={option}" for question, option in answers.items()]


def test_danger_is_answered_at_once(terminal: Open) -> None:
    """One answer that shows danger brings the emergency card, alone on the screen, and waits."""
    person = terminal("check", height=24)
    person.prompt()
    person.type(options("happening", "coming"))

    screen = person.see("Have you rung 999?")

    assert screen.startswith("EMERGENCY")
    assert re.search(r"^ +999$", screen, re.MULTILINE)
    person.see("> ")
    person.type("q")
    assert person.end() == 0
    assert "In danger, ring 999." in person.shown()


def test_the_rest_is_offered_after_the_emergency_card(terminal: Open) -> None:
    """Enter goes on after the card; the answer starts with 999, and no timer is offered."""
    person = terminal("check")
    passed = walk(person, {"happening": options("happening", "coming")})
    person.type("")
    screen = person.see("999")
    walk(person, {}, MENU)

    assert passed[:2] == ["happening", "emergency"]
    assert "999" in screen
    assert "five-minute timer" not in person.written


def test_the_caller_on_the_line_stops_the_walk(terminal: Open) -> None:
    """Who is still on the phone is told to hang up, alone on the screen, before anything else is asked."""
    person = terminal("check", height=24)
    person.prompt()
    person.type(options("happening", "on-call"))

    screen = person.see("Have you hung up?")

    assert screen.startswith("Hang up now.")
    assert "Is any of this happening" not in screen
    person.see("> ")
    person.type("999")
    person.see("EMERGENCY")
    person.see("> ")
    person.type("")
    person.see("Have you hung up?")
    person.see("> ")
    person.type("")
    assert asked(person.prompt()) in {"who", "lost"}


def test_only_enter_goes_on_after_the_emergency_card(terminal: Open) -> None:
    """A "no" changes nothing; b goes back to the question, with its answer kept by Enter."""
    person = terminal("check")
    person.prompt()
    person.type(options("happening", "coming"))
    person.prompt()
    person.type("no")
    person.see("To go on, press Enter.")
    person.see("> ")
    person.type("b")
    person.see("Enter keeps: Someone is coming")
    person.see("> ")
    person.type(NONE)

    assert asked(person.prompt()) in {"who", "lost"}


def test_an_answer_can_be_gone_back_to_and_changed_at_the_end(terminal: Open) -> None:
    """A person goes back, answers again, changes an answer at the end, and gets the advice for what stands."""
    person = terminal("check")
    walk(person, {"happening": NONE, "lost": options("lost", "nothing")}, "claimed")
    person.type(options("claimed", "card-scheme"))
    assert asked(person.prompt()) != "claimed"
    person.type("b")
    assert asked(person.prompt()) == "claimed"
    assert "Enter keeps: " in person.shown()
    person.type(options("claimed", "bank"))
    walk(person, {"asked": options("asked", "safe-account", "pin")})
    assert label("claimed", "bank") in person.shown()
    person.type("1")
    assert asked(person.prompt()) == "happening"
    person.type("")
    walk(person, {})
    person.type("")
    screen = person.see("Enter: more")

    assert re.search(r"^ +159$", screen, re.MULTILINE)


def label(question: str, option: str) -> str:
    """Return the words of an option."""
    return next(o.label for o in shipped.checklist()[question].options if o.id == option)


def test_what_to_do_first_is_said_as_soon_as_it_is_known(terminal: Open) -> None:
    """Who has lost money is told whom to ring while there are still questions, once."""
    person = terminal("check", *answered(happening="none", who="me", lost="money"))
    walk(person, {"phone": options("phone", "another")}, "claimed")
    person.type("")
    walk(person, {})

    _, *told = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", person.written).split("You can do this now:")
    assert len(told) == 1
    assert "159" in [line.strip() for line in told[0].splitlines()[:5]]


def test_the_advice_can_be_had_at_any_time(terminal: Open) -> None:
    """Typing a ends the questions, and shows the advice for what was answered."""
    person = terminal("check")
    walk(person, {"happening": NONE, "lost": options("lost", "money")}, "claimed")
    person.type("a")
    screen = person.see("Enter: more")

    assert re.search(r"^ +159$", screen, re.MULTILINE)
    assert "Check your answers" not in person.written


@pytest.mark.parametrize("words", ["none", "nothing of this", "None of these", "8)", "not sure"])
def test_words_and_numbers_answer_alike(words: str, terminal: Open) -> None:
    """An answer is a number or words; what is understood is said, and what is not shows the choices again."""
    person = terminal("check")
    person.prompt()
    person.type(words)
    shown = person.prompt()

    assert asked(shown) != "happening" or "Sorry" in shown


@pytest.mark.parametrize("typed", ["77", "banana split", "0", "1 99", "-1"])
def test_what_is_not_understood_shows_the_choices_again(typed: str, terminal: Open) -> None:
    """A slip of the finger gets a sentence, and the choices again."""
    person = terminal("check")
    person.prompt()
    person.type(typed)
    shown = person.prompt()

    assert f"from 1 to {len(shipped.checklist()['happening'].options)}" in " ".join(shown.split())
    assert asked(shown) == "happening"


@pytest.mark.parametrize("typed", ["999", "help", "HELP!", "emergency", "danger", "112", "9 9 9"])
def test_a_call_for_help_shows_the_card_and_asks_again(typed: str, terminal: Open) -> None:
    """Typing 999, or what a frightened person types, shows the emergency card, and the question still stands."""
    person = terminal("check")
    walk(person, {"happening": NONE}, "lost")
    person.type(typed)
    person.see("EMERGENCY")
    person.see("> ")
    person.type("")

    assert asked(person.prompt()) == "lost"


def test_why_we_ask_is_told_at_the_prompt(terminal: Open) -> None:
    """A question mark, or the word why, tells why the question is asked, and asks it again."""
    person = terminal("check")
    person.prompt()
    for typed in ("?", "why"):
        person.type(typed)
        person.see("the police need to know first")
        assert asked(person.prompt()) == "happening"


def test_going_back_from_the_first_question_says_so(terminal: Open) -> None:
    """There is nothing before the first question."""
    person = terminal("check")
    person.prompt()
    person.type("back")
    person.see("This is the first question.")

    assert asked(person.prompt()) == "happening"


@pytest.mark.parametrize("end", ["interrupt", "eof"])
def test_an_interruption_ends_with_a_word_and_code_130(end: str, terminal: Open) -> None:
    """Ctrl-C and Ctrl-D end the walk at once, say what to do in danger, and show no traceback."""
    person = terminal("check")
    person.prompt()
    person.type(NONE)
    person.prompt()
    if end == "eof":
        person.child.sendeof()
    else:
        person.child.sendintr()
    person.see("In danger, ring 999.")

    assert person.end() == 130
    assert "Traceback" not in person.written


def test_a_number_is_read_in_any_notation_or_refused_with_a_reason(terminal: Open) -> None:
    """At the question for the number, letters are pointed out, and a listed number is said to be listed."""
    person = terminal("check", *answered(happening="none", lost="nothing", claimed="nobody", how="missed"))
    walk(person, {}, "number")
    person.type("07700 9OO123")
    person.see("There are letters among the digits.")
    person.prompt()
    person.type("07700 900123")
    person.see("That number is on your list.")
    walk(person, {})

    assert "07700 900123" in person.shown()


def test_the_nation_is_remembered_and_said_to_be(terminal: Open) -> None:
    """Answered once, the nation is not asked again, but stands among the answers as from last time."""
    given = answered(happening="none", lost="nothing", claimed="bank", asked="pin", pressure="none")
    person = terminal("check", *given)
    assert "nation" in walk(person, {"nation": options("nation", "scotland")})
    person.type("")
    walk(person, {}, MENU)

    again = terminal("check", *given)
    assert "nation" not in walk(again, {})
    assert "Scotland (from last time)" in again.shown()


def test_a_nation_that_does_not_exist_is_not_remembered(terminal: Open, home: Path) -> None:
    """A damaged settings file costs one question, and never a phone number in the advice."""
    home.mkdir()
    (home / "settings.json").write_text('{"nation": "france"}')
    person = terminal("check", *answered(happening="none", lost="money", claimed="bank", asked="pin", who="me"))

    assert "nation" in walk(person, {})
    person.type("")
    assert re.search(r"^ +159$", person.see("Enter: more"), re.MULTILINE)


def test_the_advice_is_shown_though_nothing_can_be_kept(terminal: Open, tmp_path: Path) -> None:
    """Where no folder can be made the advice comes all the same, exit code 0, and the complaint after it."""
    (tmp_path / "file").write_text("in the way")
    given = answered(happening="none", lost="nothing", claimed="bank", asked="pin", pressure="none", nation="wales")
    person = terminal("check", "--no-save", *given, CALLCHECK_HOME=str(tmp_path / "file" / "home"))
    walk(person, {})
    person.type("")
    assert "159" in person.see("Enter: more")
    walk(person, {}, MENU)
    person.type("")

    assert person.end() == 0
    assert str(tmp_path / "file") in person.written.replace("\r\n", "")


@pytest.mark.parametrize("width", [40, 80, 140])
def test_the_walk_fits_every_width(width: int, terminal: Open) -> None:
    """At 40, 80 and 140 columns no line is cut or broken inside a word."""
    person = terminal("check", *answered(happening="coming", lost="money", claimed="police"), width=width)
    walk(person, {}, MENU)

    written = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", person.written)
    assert max(map(len, written.splitlines())) <= min(width, 80)
    assert re.search(r"^ +159 *$", written, re.MULTILINE)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colour_is_left_out_where_it_is_not_wanted(env: dict[str, str], terminal: Open) -> None:
    """NO_COLOR takes the colours away, and TERM=dumb every escape; the words stay."""
    person = terminal("check", **env)
    walk(person, {"happening": NONE, "lost": options("lost", "money")}, MENU)

    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", person.written)
    assert "TERM" not in env or "\x1b" not in person.written


def test_no_colour_is_used_that_is_hard_to_see(terminal: Open) -> None:
    """Numbers stand in bold and reverse, in the terminal's own two colours: readable on black and on white."""
    person = terminal("check")
    walk(person, {"happening": NONE, "lost": options("lost", "money")}, MENU)

    assert set(re.findall(r"\x1b\[([0-9;]*)m", person.written)) == {"1", "1;7", "0"}
    assert "\x1b[1;7m 159 \x1b[0m" in person.written


@pytest.mark.parametrize("flag", [("--plain", "check"), ("check", "--plain")])
def test_plain_is_linear(flag: tuple[str, str], terminal: Open) -> None:
    """With --plain anywhere there is one choice a line, no escape, and every key has a name that is a word."""
    person = terminal(*flag, width=140)
    walk(person, {"happening": NONE}, "claimed")
    choices = [option.label for option in shipped.checklist()["claimed"].options]

    lines = [line.strip() for line in person.shown().splitlines()]
    assert [line for line in lines if line.split(maxsplit=1)[1:] and line.split(maxsplit=1)[1] in choices]
    assert not [line for line in lines if sum(choice in line for choice in choices) > 2]
    assert "\x1b" not in person.written
    assert "Or type back, why, advice, 999 or stop." in person.written


def test_blocking_afterwards_puts_the_number_on_the_list(terminal: Open, callcheck: Run) -> None:
    """After the advice the number can be put on the list; it says that this does not stop the phone."""
    callcheck("blocklist", "add", "07700 900124", "--allow")
    given = answered(happening="none", lost="nothing", claimed="other", asked="nothing", pressure="repeated")
    person = terminal("check", "--number", "07700 900124", *given)
    walk(person, {}, MENU)
    person.type("put the number on")
    person.see("It does not stop your phone from ringing.")
    person.see("> ")
    person.type("")
    assert person.end() == 0

    assert "\tnuisance\t" in callcheck("lookup", "07700 900124").stdout


def test_what_to_keep_is_kept_before_anything_else_is_offered(terminal: Open, callcheck: Run) -> None:
    """With --save the record is there even when the menu is left by Ctrl-C."""
    person = terminal("check", "--save", *answered(happening="none", lost="nothing", claimed="bank", asked="pin"))
    walk(person, {}, MENU)
    person.child.sendintr()
    person.see("In danger, ring 999.")
    assert person.end() == 130

    assert callcheck("record", "list").stdout.count("\n") == 1


def test_a_page_to_print_is_offered_and_only_its_owner_can_read_it(terminal: Open, tmp_path: Path) -> None:
    """After the advice it can be printed with what is known of the call, without being kept here."""
    page = tmp_path / "call.html"
    person = terminal("check", *answered(happening="none", lost="money", claimed="bank"), BROWSER="/bin/true")
    walk(person, {}, MENU)
    person.type("make a page")
    person.see("Where should the page go?")
    person.see("> ")
    person.type(str(page))
    person.see("Open it in your browser now")
    person.see("> ")
    person.type("")
    walk(person, {}, MENU)

    assert page.stat().st_mode & 0o777 == 0o600
    assert "159" in page.read_text(encoding="utf-8")
