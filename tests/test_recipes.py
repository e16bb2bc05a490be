"""The recipes, run as they stand; one whose program is not installed says so."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
import types
from pathlib import Path

import pytest

from callcheck import Blocklist
from tests.hostile import hostile_callers

DOCS = Path(__file__).parent.parent / "docs"
RECIPES = (DOCS / "recipes.md").read_text(encoding="utf-8")
README = (DOCS.parent / "README.md").read_text(encoding="utf-8")
MANUAL = (DOCS / "manual.md").read_text(encoding="utf-8")


def block(holding: str, text: str = RECIPES) -> str:
    """Return the one block that holds these words."""
    (found,) = [block for block in re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL) if holding in block]
    return str(found)


@pytest.fixture
def env(tmp_path: Path, home: Path) -> dict[str, str]:
    """Return an environment in which `callcheck` is this program."""
    script = tmp_path / "callcheck"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m callcheck "$@"\n')
    script.chmod(0o755)
    return {**os.environ, "CALLCHECK_HOME": str(home), "PATH": f"{tmp_path}:{os.environ['PATH']}"}


def bash(script: str, env: dict[str, str], stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run a script whose standard input ends at once, unless it is given some."""
    return subprocess.run(["/bin/bash", "-c", script], env=env, input=stdin, capture_output=True, timeout=60)


EACH = int(os.environ.get("CALLCHECK_TEST_EACH", "12"))
"""Of 200 caller IDs, how many stand between two that are tried with a process each; 1 for all."""

SHELL = {
    "README": '"$caller" && echo "$caller is on the list"',
    "manual": '"$number"; then echo "$number is on the list"',
    "recipe": "*) echo",
}


@pytest.mark.parametrize("where", SHELL)
def test_no_caller_id_is_taken_for_anything_else(where: str, env: dict[str, str]) -> None:
    """In each documented command a hostile caller ID is no option, reads no input and prints no help."""
    text = {"README": README, "manual": MANUAL, "recipe": RECIPES}[where]
    script = next(line for line in block(SHELL[where], text).splitlines() if "$caller" in line or "$number" in line)
    if where == "recipe":
        script = block(SHELL[where])
    for caller in hostile_callers()[::EACH]:
        done = bash(script, {**env, "caller": caller, "number": caller}, stdin=b"07700 900123\n")
        said = done.stdout.decode("utf-8", "surrogateescape")
        if where == "recipe":
            assert said in ("listed\n", "not listed\n", "not known\n")
        else:
            assert said in ("", f"{caller} is on the list\n")
        assert b"Usage" not in done.stderr
        assert b"Traceback" not in done.stderr


def test_the_co_process_answers(env: dict[str, str]) -> None:
    """The shell's co-process gives the status of whatever it is asked."""
    script = block("coproc CHECK")
    assert bash(script, {**env, "caller": "07700 900123"}).stdout == b"listed\n"
    assert bash(script, {**env, "caller": "-h"}).stdout == b"not-a-number\n"
    assert bash(script, {**env, "caller": ""}).stdout == b"withheld\n"


@pytest.mark.parametrize("caller", ["x\n07700 900123", "\n", "\n\n", "07700 900123\nx\n", "\t\tlisted", "x\r\ny"])
def test_no_caller_shifts_the_answers_of_the_co_process(caller: str, env: dict[str, str]) -> None:
    """Whatever a caller ID holds, the next question gets its own answer."""
    start, ask = block("coproc CHECK").split("\n", 1)
    script = f"{start}\n{ask}caller='020 7946 0000'\n{ask}"
    answers = bash(script, {**env, "caller": caller}).stdout.split()
    assert len(answers) == 2
    assert answers[1] == b"listed"


@pytest.mark.parametrize("line", re.findall(r"AGI\((.*?)\)|ExecStart=(.*)", RECIPES), ids=str)
def test_the_command_of_an_exchange_is_one(line: tuple[str, str], env: dict[str, str]) -> None:
    """What the dialplan and the unit of systemd start is a command of callcheck, which ends when its input does."""
    words = (line[0].split(",") if line[0] else line[1].split())[1:]

    assert subprocess.run(["callcheck", *words], env=env, input=b"", capture_output=True, timeout=60).returncode == 0


def test_xinetd_starts_the_same_command_as_systemd() -> None:
    """Both name the program and its arguments alike."""
    (server,) = re.findall(r"server      = (.*)", RECIPES)
    (arguments,) = re.findall(r"server_args = (.*)", RECIPES)

    assert f"ExecStart={server} {arguments}\n" in RECIPES


def test_the_export_for_ncid_is_a_command(env: dict[str, str], tmp_path: Path) -> None:
    """The list is written with UK numbers as NCID shows them."""
    bash("callcheck blocklist add '020 7946 0123'", env)
    done = bash(f"cd {shlex.quote(str(tmp_path))} && {block('ncidd.blacklist')}", env)

    assert done.returncode == 0, done.stderr
    assert "02079460123" in (tmp_path / "ncidd.blacklist").read_text()


def test_kamailio_declines_a_listed_caller(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The route answers a listed caller with 603, and lets any other go on, whatever the caller ID."""
    assert home.name == "home"
    replies: list[int] = []
    kamailio = types.ModuleType("KSR")
    caller = ""
    kamailio.is_INVITE = lambda: True  # type: ignore[attr-defined]
    kamailio.pv = types.SimpleNamespace(get=lambda _: caller)  # type: ignore[attr-defined]
    kamailio.sl = types.SimpleNamespace(sl_send_reply=lambda code, _: replies.append(code))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "KSR", kamailio)
    space: dict[str, object] = {}
    exec(block("def ksr_request_route"), space)  # noqa: S102
    route = space["mod_init"]()  # type: ignore[operator]
    route.child_init(1)
    for each in ["07700 900123", "+12025550199", *hostile_callers()]:
        caller = each
        route.ksr_request_route(None)
    route.blocklist.close()

    assert replies[:2] == [603, 404]
    assert len(replies) == 202


LIBRARIES = {
    "import pandas\n": (["pandas"], "calls['status'].tolist()"),
    "import polars\n": (["polars"], "calls['status'].to_list()"),
    "import duckdb\n": (["duckdb", "pyarrow"], "[row[1] for row in calls.fetchall()]"),
    "from pyspark": (["pyspark", "pandas", "pyarrow"], "[row.status for row in checked_calls]"),
}


@pytest.mark.parametrize("holding", LIBRARIES, ids=lambda text: text.split()[1])
def test_a_data_engine_gets_the_same_answers(holding: str, home: Path) -> None:
    """A column of numbers, empty cells and odd texts gets a status a row."""
    assert home.name == "home"
    needs, result = LIBRARIES[holding]
    for library in needs:
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed")
    script = f"{block(holding)}\nprint(*{result})"

    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, timeout=300)

    assert done.returncode == 0, done.stderr
    wanted = ["listed", "not-listed", "not-a-number", "not-a-number"]
    assert done.stdout.split() == (wanted if "VALUES" not in script else [wanted[0], *wanted[2:]])


def test_none_and_odd_values_are_no_number(home: Path) -> None:
    """An empty cell is read as it is in all of them: as no number."""
    assert home.name == "home"
    with Blocklist.open() as blocklist:
        assert [found.status.value for found in blocklist.scan([None, float("nan")])] == ["not-a-number"] * 2
