"""Answers for an exchange and for other programs: whatever the caller ID is, one answer, and never a wrong one."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.hostile import LONG, hostile_callers

ASTERISK = """agi_request: callcheck
agi_channel: PJSIP/line-00000001
agi_language: en
agi_callerid: {caller}
agi_calleridname: {name}
agi_callingpres: 0
agi_context: incoming
agi_extension: s
agi_priority: 1

"""
SET = 3
"""Variables that are set for each call."""


def spoken(caller: str, name: str = "unknown") -> bytes:
    """Return what Asterisk writes: what it knows of the call, and an answer to each command."""
    told = ASTERISK.format(caller=caller, name=name) + "200 result=1\n" * SET
    return told.encode("utf-8", "surrogateescape")


def variables(out: str) -> dict[str, str]:
    """Return the variables that a run sets."""
    commands = [line.split(" ", 3) for line in out.splitlines()]
    assert all(command[:2] == ["SET", "VARIABLE"] for command in commands), out
    assert all(value.startswith('"') and value.endswith('"') and value.count('"') == 2 for *_, value in commands)
    return {name: value.strip('"') for _, _, name, value in commands}


def test_asterisk_is_told_of_a_listed_caller(callcheck: Run) -> None:
    """The status, the number and the category of the caller become variables of the channel."""
    done = callcheck("agi", stdin=spoken("07700 900123"))

    wanted = {"CALLCHECK": "listed", "CALLCHECK_NUMBER": "+447700900123", "CALLCHECK_CATEGORY": "fictional"}
    assert variables(done.stdout) == wanted
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("caller", "status"),
    [("unknown", "withheld"), ("", "withheld"), ("+12025550199", "not-listed"), ("999", "service")],
)
def test_each_status_has_its_word(caller: str, status: str, callcheck: Run) -> None:
    """What is not listed says what it is instead."""
    assert variables(callcheck("agi", stdin=spoken(caller)).stdout)["CALLCHECK"] == status


def test_a_fault_lets_the_call_through(callcheck: Run, home: Path) -> None:
    """With a damaged list the status is unknown, the fault is told on the error stream, and Asterisk goes on."""
    home.mkdir()
    (home / "blocklist.db").write_bytes(b"no list")

    done = callcheck("agi", stdin=spoken("07700 900123"))

    assert variables(done.stdout) == {"CALLCHECK": "unknown", "CALLCHECK_NUMBER": "", "CALLCHECK_CATEGORY": ""}
    assert "damaged" in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    "told", [b"", b"\n", b"agi_callerid: 07700 900123", b"\xff\xfe\n\n", b"agi_request: x\n" * 5000]
)
def test_an_exchange_that_says_nothing_or_never_ends_is_answered(told: bytes, callcheck: Run) -> None:
    """Without an empty line, without a caller ID or with thousands of lines, the variables are set all the same."""
    assert len(variables(callcheck("agi", stdin=told).stdout)) == SET


def test_a_name_cannot_speak_for_the_number(callcheck: Run) -> None:
    """A caller's name with a line break in it does not replace the caller ID."""
    done = callcheck("agi", stdin=spoken("07700 900123", name="Eve\nagi_callerid: +12025550199"))

    assert variables(done.stdout)["CALLCHECK_NUMBER"] == "+447700900123"


def test_what_a_list_says_cannot_mean_anything_in_a_dialplan(callcheck: Run) -> None:
    """A category with quotes, brackets and dollar signs reaches Asterisk as letters."""
    callcheck("blocklist", "add", "+12025550199", "--category", '"]${SHELL(id)}\n*x')

    done = callcheck("agi", stdin=spoken("+12025550199"))

    assert variables(done.stdout)["CALLCHECK_CATEGORY"] == "SHELL id x"


@pytest.fixture
def served(home: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Return a program that answers a line at a time."""
    assert home.name == "home"
    child = subprocess.Popen(
        [sys.executable, "-m", "callcheck", "lookup", "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        yield child
        if child.stdin is not None:
            child.stdin.close()


def ask(child: "subprocess.Popen[bytes]", line: bytes) -> list[str]:
    """Send a line, wait for the answer, and return its fields."""
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(line + b"\n")
    child.stdin.flush()
    return child.stdout.readline().decode("utf-8", "surrogateescape").rstrip("\n").split("\t")


def test_each_of_200_hostile_caller_ids_gets_one_answer(served: "subprocess.Popen[bytes]") -> None:
    """A line in, a line out: options, quotes, controls and a megabyte are numbers that are none."""
    for caller in [*hostile_callers(), LONG, "07700 900123"]:
        for part in caller.split("\n"):
            answer = ask(served, part.encode("utf-8", "surrogateescape"))
            assert len(answer) == 5
            assert answer[1] in {"listed", "not-listed", "withheld", "service", "not-a-number"}
    assert answer[1:4] == ["listed", "+447700900123", "fictional"]


def test_what_is_added_counts_at_once_and_a_lost_list_is_no_answer(
    served: "subprocess.Popen[bytes]", callcheck: Run, home: Path
) -> None:
    """A program that stays open sees what others add; while the list is gone it answers unknown, and then goes on."""
    assert ask(served, b"+12025550199")[1] == "not-listed"
    callcheck("blocklist", "add", "+12025550199")
    assert ask(served, b"+12025550199")[1] == "listed"
    (home / "blocklist.db").rename(home / "away")
    assert ask(served, b"+12025550199")[1] == "unknown"
    (home / "away").rename(home / "blocklist.db")
    assert ask(served, b"+12025550199")[1] == "listed"


@pytest.mark.parametrize("words", [["07700900123"], ["-q"], ["--json"], ["--", "-"]])
def test_serve_stands_alone(words: list[str], callcheck: Run) -> None:
    """A number, or another output, does not go with --serve."""
    assert callcheck("lookup", "--serve", *words).returncode == 2


def test_agi_takes_any_caller_id(callcheck: Run) -> None:
    """Whatever stands for the caller, all variables are set, and none of it is understood as anything else."""
    for caller in [*hostile_callers()[::7], "-", "-h", "--help", LONG]:
        done = callcheck("agi", stdin=spoken(caller))
        found = variables(done.stdout)
        assert len(found) == SET
        assert found["CALLCHECK"] in {"listed", "not-listed", "withheld", "service", "not-a-number"}
        assert (done.returncode, done.stderr) == (0, "")
