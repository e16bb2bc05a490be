"""What the documents say is true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_picture_shows_what_a_run_shows() -> None:
    """The words in the README's picture are those of the same run today."""
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "picture.py"), "--check"])

    assert done.returncode == 0


def test_the_first_two_blocks_are_one_command_each() -> None:
    """The README's first two shell blocks set up and run the program, and set up and run the tests."""
    run, tests, *_ = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)

    assert run.strip().endswith("callcheck")
    assert tests.strip().endswith("-m pytest -q -n auto")
    assert run.count("\n") == tests.count("\n") == 1


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_lead_somewhere(link: str) -> None:
    """Every link to a file of the project leads to one."""
    assert (ROOT / link).exists()


def test_the_readme_names_only_commands_that_exist() -> None:
    """Each `callcheck COMMAND` in the README is a command."""
    from callcheck.cli.app import build

    app = build()

    groups = {group.name for group in app.registered_groups}
    commands = {command.name for command in app.registered_commands} | groups

    assert set(re.findall(r"(?:`|^)callcheck ([a-z]+)\b", README, re.MULTILINE)) <= commands | {
        "never",
        "walks",
        "opens",
    }


def test_python_examples_run_as_they_stand(callcheck: object) -> None:
    """The README's Python gives the values that its comments show."""
    assert callcheck
    from callcheck import Blocklist, advise, read_number

    assert read_number("07700 900123").e164 == "+447700900123"  # type: ignore[union-attr]
    assert advise({"claimed": ["bank"], "asked": ["pin"]}).verdict == "scam"
    with Blocklist.open() as blocklist:
        assert blocklist.lookup("07700 900123").status == "listed"


def test_the_manual_is_what_the_program_says() -> None:
    """The reference in docs/manual.md and the page for man are the program's own help, as it is today."""
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "manual.py"), "--check"])

    assert done.returncode == 0
