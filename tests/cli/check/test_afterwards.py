"""What is kept after the answer: a record with what the caller told, the blocked number, and a page to print."""

import json
from pathlib import Path

from tests.cli.check.walking import MENU, walk
from tests.conftest import Open, Run, Terminal

CALL = [
    f"--answer={answer}"
    for answer in (
        *("happening=none", "lost=money", "lost-when=earlier", "paid=transfer"),
        *("claimed=police", "asked=move-money", "nation=wales"),
    )
]
TOLD = [
    ("When was the call", "yesterday 2pm"),
    ("What name", "DC Bluebird"),
    ("Which firm, police force", "Kent Police"),
    ("collar number", "4821"),
    ("ring a number", "020 7946 0123"),
    ("reference number", "CR/1/26"),
]


def answer(person: Terminal, script: list[tuple[str, str]]) -> None:
    """Wait for each question and type its answer."""
    for prompt, typed in script:
        person.see(prompt)
        person.see("> ")
        person.type(typed)


def test_what_the_caller_told_and_the_blocked_number_are_kept(terminal: Open, callcheck: Run, tmp_path: Path) -> None:
    """After the answer the person is asked what they were told already; the blocked number joins the record."""
    page = tmp_path / "page.html"
    person = terminal("check", *CALL)
    walk(person, {}, until=MENU)
    person.type("Save a record")
    answer(person, [("Save it on this computer", "yes"), *TOLD])
    person.see("Kept as record 1")
    answer(person, [(MENU, "Put the number"), ("What number did the phone show", "07700 900123")])
    person.see("is on your list now")
    answer(person, [(MENU, "Make a page"), ("Where should the page go", str(page)), ("Open it", "no")])
    answer(person, [(MENU, "")])
    person.end()

    record = json.loads(callcheck("record", "show", "1", "--json").stdout)
    assert record["when"].startswith("20")
    assert [record[key] for key in ("claimed_as", "firm", "collar_number", "caller_reference")] == [
        *("DC Bluebird", "Kent Police", "4821", "CR/1/26"),
    ]
    assert (record["number"], record["callback"]) == ("+447700900123", "+442079460123")
    assert record["done"] == [{"id": "number-blocked", "reference": "+447700900123"}]
    html = page.read_text(encoding="utf-8")
    assert page.stat().st_mode & 0o777 == 0o600
    assert "DC Bluebird" in html
    assert "101" in html


def test_saving_can_be_refused_after_the_warning(terminal: Open, home: Path) -> None:
    """Who reads who could see it, and would rather not, has kept nothing, and may still save it later."""
    person = terminal("check", *CALL)
    walk(person, {}, until=MENU)
    person.type("Save a record")
    answer(person, [("Save it on this computer", "no")])
    person.see("Nothing was saved")
    answer(person, [("Save a record for", "")])
    person.end()
    assert not (home / "records.db").exists()


def test_a_page_needs_no_record(terminal: Open, home: Path, tmp_path: Path) -> None:
    """The page can be printed though nothing is kept."""
    page = tmp_path / "page.html"
    person = terminal("check", *CALL)
    walk(person, {}, until=MENU)
    person.type("Make a page")
    answer(person, [("Where should the page go", str(page)), ("Open it", "no"), (MENU, "")])
    person.end()
    assert "Your answers</h2>" in page.read_text(encoding="utf-8")
    assert not (home / "records.db").exists()
