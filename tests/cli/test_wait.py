"""`callcheck wait`: the timer, on a terminal and off it."""

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Open, Run


def test_without_a_terminal_it_is_lines_and_then_whom_to_ring(callcheck: Run) -> None:
    """Elsewhere than on a terminal the time left is a line, and the end names 159, 101 and 999."""
    done = callcheck("wait", "--minutes", "0.01")

    assert done.returncode == 0
    assert "Time left: 0:01" in done.stderr
    assert [line.strip() for line in done.stdout.splitlines() if line.strip() in ("159", "101", "999")] == [
        "159",
        "101",
        "999",
    ]


def test_it_says_what_it_is_not_for(callcheck: Run) -> None:
    """It says at once that in danger nobody waits, and that another phone needs no wait."""
    err = callcheck("wait", "--minutes", "0.001").stderr

    assert "In danger, ring 999 at once." in err
    assert "With another phone you need not wait." in err


def test_on_a_terminal_a_bar_shows_the_time_left_and_a_bell_the_end(terminal: Open) -> None:
    """A person sees the time go down, and hears the end."""
    person = terminal("wait", "--minutes", "0.03")
    person.see("Time left")
    person.see("\a")
    person.see("The wait is over.")

    assert person.end() == 0


def keep_timer(home: Path, start: float, end: float) -> None:
    """Keep a timer, given in seconds from now."""
    now = time.time()
    home.mkdir()
    (home / "wait.json").write_text(json.dumps({"start": now + start, "end": now + end}))


def test_a_second_wait_goes_on_from_the_first(home: Path) -> None:
    """A timer that was closed is resumed, and does not start again from five minutes."""
    keep_timer(home, -10.0, 5000.0)
    running = subprocess.Popen([sys.executable, "-m", "callcheck", "wait"], stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    said = [running.stderr.readline() for _ in range(4)]
    running.kill()
    running.communicate()

    assert "goes on from before" in said[2]
    assert re.search(r"Time left: 8[0-3]:", said[3])


def test_a_wait_that_has_just_ended_does_not_start_anew(callcheck: Run, home: Path) -> None:
    """Closed before its end and opened after it, the wait is over: it is said at once whom to ring."""
    keep_timer(home, -302.0, -2.0)

    done = callcheck("wait")

    assert "Your wait is over already." in done.stderr
    assert "Time left" not in done.stderr
    assert "159" in [line.strip() for line in done.stdout.splitlines()]


def test_a_wait_that_was_waited_out_does_not_start_anew(callcheck: Run, home: Path) -> None:
    """Asked for again just after its end, it is over; nothing runs any more."""
    callcheck("wait", "--minutes", "0.001")

    done = callcheck("wait")

    assert "Your wait is over already." in done.stderr
    assert done.returncode == 0
    assert not (home / "wait.json").exists()


def test_one_thing_at_a_time_is_told_to_do(callcheck: Run) -> None:
    """While the time goes, there is something to do."""
    err = callcheck("wait", "--minutes", "0.02").stderr

    assert "Put the phone down." in err


def test_a_new_timer_can_be_asked_for(callcheck: Run, home: Path) -> None:
    """With --new a timer for another call starts from its full time."""
    now = time.time()
    home.mkdir()
    (home / "wait.json").write_text(json.dumps({"start": now - 10.0, "end": now + 5000.0}))

    done = callcheck("wait", "--new", "--minutes", "0.001")

    assert "goes on" not in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    "kept", ['{"start": 0.0, "end": 1e300}', '{"start": 0, "end": Infinity}', "[[[", "[" * 9999, "7"]
)
def test_a_timer_file_that_makes_no_sense_is_forgotten(kept: str, callcheck: Run, home: Path) -> None:
    """Whatever stands in the file, a new timer runs its own time, and whom to ring is shown."""
    home.mkdir()
    (home / "wait.json").write_text(kept)

    done = callcheck("wait", "--minutes", "0.001")

    assert done.returncode == 0
    assert "159" in done.stdout


def test_a_timer_that_ended_long_ago_is_not_resumed(callcheck: Run, home: Path) -> None:
    """An old timer is forgotten, and a new one starts."""
    home.mkdir()
    (home / "wait.json").write_text(json.dumps({"start": 1.0, "end": 301.0}))

    done = callcheck("wait", "--minutes", "0.001")

    assert "goes on" not in done.stderr


def test_ctrl_c_keeps_the_time_running(home: Path) -> None:
    """Stopped by Ctrl-C it says how to see the time again, ends with 130, and keeps the timer."""
    running = subprocess.Popen([sys.executable, "-m", "callcheck", "wait"], stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    while "Time left" not in running.stderr.readline():
        pass
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=20)

    assert "To see it again: callcheck wait" in err
    assert running.returncode == 130
    assert (home / "wait.json").exists()


@pytest.mark.parametrize("minutes", ["0", "-1", "100000", "nan"])
def test_a_wait_that_is_none_is_refused(minutes: str, callcheck: Run, home: Path) -> None:
    """No time, less than none or days are a slip of the finger: exit code 2, and no timer is kept."""
    done = callcheck("wait", "--minutes", minutes)

    assert done.returncode == 2
    assert "is not a wait" in done.stderr
    assert not home.exists()
