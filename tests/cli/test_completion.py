"""Tab completes values, in the shells that people use, with the scripts that are installed with the package."""

import os
import shutil
import sys
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Run

SCRIPTS = Path(__file__).parent.parent.parent / "completion"


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("check --answer clai", ["claimed="]),
        ("check --answer claimed=ban", ["claimed=bank"]),
        ("check --answer asked=pin,passw", ["asked=pin,password"]),
        ("contacts --nation sc", ["scotland"]),
        ("card --nation n", ["northern-ireland"]),
        ("scams bank-safe", ["bank-safe-account"]),
        ("blocklist import --format freep", ["freepbx"]),
        ("blocklist export --source yo", ["yours"]),
        ("record add --lost mon", ["money"]),
        ("record export --format mark", ["markdown"]),
        ("blocklist imp", ["import"]),
    ],
)
def test_values_are_completed(callcheck: Run, typed: str, values: list[str]) -> None:
    """Questions, answers, nations, scams, formats, sources and commands are completed from the data."""
    callcheck("blocklist", "add", "07700 900123")
    done = callcheck(
        COMP_WORDS=f"callcheck {typed}", COMP_CWORD=str(len(typed.split())), _CALLCHECK_COMPLETE="complete_bash"
    )

    assert done.stdout.split() == values
    assert done.stderr == ""


def test_a_list_that_cannot_be_read_completes_nothing(callcheck: Run, home: Path) -> None:
    """Tab never shows an error in the middle of a line."""
    home.mkdir()
    (home / "blocklist.db").write_bytes(b"not a list")

    done = callcheck(
        COMP_WORDS="callcheck blocklist list --source y", COMP_CWORD="4", _CALLCHECK_COMPLETE="complete_bash"
    )

    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.fixture
def path(tmp_path: Path, home: Path) -> dict[str, str]:
    """Return an environment in which `callcheck` is this program, and no shell reads settings of its own."""
    assert home.name == "home"
    script = tmp_path / "bin" / "callcheck"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m callcheck "$@"\n')
    script.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{script.parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "TERM": "dumb",
    }


SHELLS = {
    "bash": (["--norc", "--noprofile"], f"source '{SCRIPTS}/callcheck.bash'"),
    "zsh": (["-f"], f"autoload -U compinit; compinit -u -D; source '{SCRIPTS}/_callcheck'"),
    "fish": (["--no-config"], f"source '{SCRIPTS}/callcheck.fish'"),
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("contacts --nation sc", "scotland"),
        ("check --answer claimed=ban", "claimed=bank"),
        ("check --answer asked=pin,passw", "asked=pin,password"),
    ],
)
def test_tab_completes_in_the_shell(path: dict[str, str], shell: str, typed: str, completed: str) -> None:
    """Typing a part of a value and Tab gives the whole value on the line that is run."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    options, load = SHELLS[shell]
    child = pexpect.spawn(shell, options, env=path, encoding="utf-8", timeout=20, dimensions=(24, 160))
    child.sendline(load)
    child.sendline("echo rea''dy")
    child.expect_exact("ready")
    child.send(f"callcheck {typed}\t")
    child.expect_exact(completed.removeprefix(typed.split()[-1]))
    child.send("\x03")
    child.close(force=True)
