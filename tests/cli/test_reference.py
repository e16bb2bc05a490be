"""`callcheck contacts`, `scams`, `about` and the help: what can be looked up."""

import json
from pathlib import Path

import pytest

from callcheck.store.data.guidance import scams
from tests.conftest import Run

COMMANDS = [
    [],
    ["check"],
    ["lookup"],
    ["blocklist"],
    ["blocklist", "add"],
    ["blocklist", "remove"],
    ["blocklist", "list"],
    ["blocklist", "import"],
    ["blocklist", "export"],
    ["blocklist", "sources"],
    ["blocklist", "verify"],
    ["wait"],
    ["contacts"],
    ["scams"],
    ["about"],
    ["record", "add"],
    ["record", "show"],
    ["card"],
]


def test_contacts_stand_with_their_number_on_its_own_line(callcheck: Run) -> None:
    """Each contact shows its number alone on a line, in the groups that people say it in."""
    lines = [line.strip() for line in callcheck("contacts").stdout.splitlines()]

    assert {"999", "101", "159", "7726", "0300 123 2040", "0808 164 6000"} <= set(lines)


def test_contacts_of_one_nation_leave_out_the_others(callcheck: Run) -> None:
    """In Scotland there is Advice Direct Scotland, and no Report Fraud."""
    out = callcheck("contacts", "--nation", "scotland").stdout

    assert "Advice Direct Scotland" in out
    assert "0300 123 2040" not in out


def test_contacts_as_json_carry_source_and_review_date(callcheck: Run) -> None:
    """Every object has its sources and the day it was last reviewed."""
    objects = [json.loads(line) for line in callcheck("contacts", "--json").stdout.splitlines()]

    assert all(o["source"] and o["reviewed"] and o["nations"] for o in objects)


def test_a_nation_that_is_none_is_refused(callcheck: Run) -> None:
    """A wrong nation is exit code 2, and the right ones are named."""
    done = callcheck("contacts", "--nation", "kent")

    assert done.returncode == 2
    assert "northern-ireland" in done.stderr


def test_scams_are_listed_and_shown(callcheck: Run) -> None:
    """The list has each script on a line; one of them is shown whole, with its sources."""
    listed = callcheck("scams").stdout
    shown = callcheck("scams", "bank-safe-account").stdout

    assert [line.split()[0] for line in listed.splitlines()] == [scam.id for scam in scams()]
    assert "A bank never asks you to move money to keep it safe." in shown
    assert "Sources: lloyds" in shown


def test_scams_are_found_by_their_words(callcheck: Run) -> None:
    """--find lists the scripts that have all the words; where none has, the exit code is 1."""
    found = callcheck("scams", "--find", "parcel Fee sum")
    nothing = callcheck("scams", "--find", "zeppelin")

    assert [line.split()[0] for line in found.stdout.splitlines()] == ["parcel-fee"]
    assert (nothing.returncode, nothing.stdout) == (1, "")


def test_a_script_says_where_to_report_what_to_do_and_what_it_rests_on(callcheck: Run) -> None:
    """A script that rests on general knowledge says so, and each shows the steps for those it caught."""
    shown = callcheck("scams", "parcel-fee").stdout

    assert "rests on general knowledge" in shown
    assert "Police Scotland (Scotland): 101" in shown
    assert "Ring your bank now." in " ".join(shown.split())


def test_a_script_that_is_not_there_is_exit_code_1(callcheck: Run) -> None:
    """An unknown id says how to see them all."""
    done = callcheck("scams", "no-such-thing")

    assert done.returncode == 1
    assert "callcheck scams" in done.stderr


def test_about_says_where_everything_is(callcheck: Run, home: Path) -> None:
    """It names the version, the folder of your files, the data and its review date, and that no network is used."""
    about = json.loads(callcheck("about", "--json").stdout)

    assert about["home"] == str(home)
    assert about["data"]["reviewed"] == "2026-11-22"
    assert about["blocklist"] == {"file": str(home / "blocklist.db"), "entries": 0, "problems": []}
    assert about["network"] == "never used"


def test_about_tells_of_damage_with_exit_code_4(callcheck: Run, home: Path) -> None:
    """A list that cannot be read is named, and the rest is still told."""
    home.mkdir()
    (home / "blocklist.db").write_bytes(b"nonsense" * 999)

    done = callcheck("about")

    assert done.returncode == 4
    assert "is damaged" in done.stdout
    assert "last reviewed" in done.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(["callcheck", *words]))
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(command: list[str], flag: str, callcheck: Run) -> None:
    """-h and --help work everywhere; what it is for comes first, and examples before the usage."""
    done = callcheck(*command, flag)

    assert (done.returncode, done.stderr) == (0, "")
    summary, usage = done.stdout.partition("Usage: callcheck")[::2]
    assert summary.strip()
    assert "--help" in usage
    assert "Examples:" not in usage


def test_the_version_is_told(callcheck: Run) -> None:
    """--version prints the name and the version."""
    assert callcheck("--version").stdout.startswith("callcheck 0.")


def test_an_unknown_subcommand_is_a_usage_error(callcheck: Run) -> None:
    """A subcommand that is not there is exit code 2, on stderr only."""
    done = callcheck("blocklist", "chekc")

    assert (done.returncode, done.stdout) == (2, "")
