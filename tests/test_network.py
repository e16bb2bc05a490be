"""The program never talks to a network: watched from inside the interpreter while it runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WATCH = """
import sys
def watch(event, args):
    if event.split(".")[0] in ("socket", "urllib", "ftplib", "smtplib", "http"):
        print("NETWORK", event, file=sys.stderr)
sys.addaudithook(watch)
from callcheck.cli.main import main
sys.argv = ["callcheck", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize(
    "args",
    [
        ["check", "--no-input", "--json"],
        ["lookup", "+1 202 555 0123", "--json"],
        ["blocklist", "add", "07700 900123"],
        ["contacts"],
        ["scams"],
        ["about"],
        ["record", "add", "--no-input", "--answer", "claimed=bank"],
        ["record", "export", "--format", "html"],
        ["card"],
        ["wait", "--minutes", "0.001"],
    ],
    ids=" ".join,
)
def test_no_command_opens_a_socket(args: list[str], home: Path) -> None:
    """No socket is made, connected or resolved, whatever the command does."""
    env = {**os.environ, "CALLCHECK_HOME": str(home)}

    done = subprocess.run([sys.executable, "-c", WATCH, *args], capture_output=True, text=True, env=env)

    assert "NETWORK" not in done.stderr
    assert done.returncode in (0, 1)
