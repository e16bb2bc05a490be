"""The examples of the manual, run as they stand."""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MANUAL = (Path(__file__).parent.parent / "docs" / "manual.md").read_text(encoding="utf-8")
Run = Callable[..., subprocess.CompletedProcess[str]]


def block(kind: str, holding: str) -> str:
    """Return the one block of a kind that holds these words."""
    (found,) = [text for text in re.findall(rf"```{kind}\n(.*?)```", MANUAL, re.DOTALL) if holding in text]
    return str(found)


@pytest.fixture
def path(tmp_path: Path, home: Path) -> dict[str, str]:
    """Return an environment in which `callcheck` is this program."""
    script = tmp_path / "callcheck"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m callcheck "$@"\n')
    script.chmod(0o755)
    return {**os.environ, "CALLCHECK_HOME": str(home), "PATH": f"{tmp_path}:{os.environ['PATH']}"}


def bash(script: str, env: dict[str, str], cwd: Path, *args: str, stdin: str = "") -> str:
    """Run a script, and return what it printed."""
    done = subprocess.run(
        ["/bin/bash", "-c", script, "bash", *args],
        env=env,
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout


def test_python_examples_give_what_they_show(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line of the Python examples gives the value that stands under it."""
    assert home.name == "home"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "club.csv").write_text("number,name\n0161 496 0000,bank\n+44 113 496*,sales\n")
    examples = block("pycon", "read_number") + block("pycon", "import_file")
    example = doctest.DocTestParser().get_doctest(examples, {}, "manual", None, 0)

    assert doctest.DocTestRunner().run(example).failed == 0
    assert (tmp_path / "numbers.txt").read_text().startswith("+442079460123  # windows again\n")


def test_the_shell_script_answers(path: dict[str, str], tmp_path: Path) -> None:
    """The script says that a listed number is on the list."""
    script = block("sh", "is on the list")

    assert bash(f"number='07700 900123'\n{script}", path, tmp_path) == "07700 900123 is on the list\n"
    assert bash(f"number='+12025550123'\n{script}", path, tmp_path) == ""


def test_the_call_log_is_filtered(path: dict[str, str], tmp_path: Path) -> None:
    """Both commands work on a log of lines and on a CSV."""
    (tmp_path / "calls.txt").write_text("07700 900123\n+12025550123\n")
    (tmp_path / "calls.csv").write_text("caller\n07700 900123\n")

    assert bash(block("sh", "--listed - < calls.txt"), path, tmp_path) == "07700 900123\n"
    assert "07700 900123,listed" in (tmp_path / "checked.csv").read_text()


def test_a_backup_comes_back(path: dict[str, str], tmp_path: Path) -> None:
    """Both commands run as they stand, and nothing is lost on the way."""
    bash("callcheck blocklist add '020 7946 0123' --allow", path, tmp_path)
    before = bash("callcheck blocklist list", path, tmp_path)
    done = subprocess.run(["/bin/sh", "-ec", block("sh", "--restore")], env=path, cwd=tmp_path, capture_output=True)

    assert done.returncode == 0
    assert bash("callcheck blocklist list", path, tmp_path) == before


def test_the_line_for_cron_is_a_command(path: dict[str, str], tmp_path: Path) -> None:
    """What follows the five fields of the cron line takes the list in, as cron's shell would run it."""
    (tmp_path / "club.csv").write_text("number\n0161 496 0000\n")
    (command,) = re.findall(r"^30 4 \* \* \*  (.*)$", MANUAL, re.MULTILINE)
    there = command.replace("/usr/local/bin/", f"{tmp_path}/").replace("/srv/lists/", f"{tmp_path}/")

    assert "1 added" in bash(there, path, tmp_path)


def test_the_co_process_answers_a_line(path: dict[str, str], tmp_path: Path) -> None:
    """The co-process gives its answer while the pipe is still open."""
    script = block("sh", "coproc") + 'echo "$answer"\n'

    assert bash(script, path, tmp_path).startswith("07700 900123\tlisted\t")


def test_the_table_of_formats_is_complete() -> None:
    """Every format stands in the table of the manual."""
    from callcheck.store import formats

    table = MANUAL.partition("## Formats")[2].partition("<!-- generated")[0]
    for name in formats.NAMES:
        assert f"`{name}`" in table


def test_a_list_is_signed_imported_and_undone(path: dict[str, str], tmp_path: Path) -> None:
    """The commands for a shared list and for an import that was wrong run as they stand."""
    pytest.importorskip("cryptography", reason="the extra callcheck[signed] is not installed")
    (tmp_path / "club.csv").write_text("number\n+1 202 555 0123\n")

    assert "1 added" in bash(block("sh", "--new-key"), path, tmp_path)
    assert "callcheck blocklist undo club" in block("sh", "blocklist history")
    assert "Undone" in bash("callcheck blocklist undo club", path, tmp_path)
