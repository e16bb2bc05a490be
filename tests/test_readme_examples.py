"""The README's examples for shells, run as they stand in bash, zsh and fish."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)[2:]
SHELLS = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}
SET_CALLER = {"fish": "set caller '07700 900123'\n"}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("block", BLOCKS, ids=[block.split("\n")[0][:40] for block in BLOCKS])
def test_each_example_runs_in_each_shell(home: Path, tmp_path: Path, shell: str, block: str) -> None:
    """Every line of an example does what it says, whichever shell it is typed into."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "callcheck").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m callcheck "$@"\n')
    (tmp_path / "callcheck").chmod(0o755)
    for name, content in {
        "calls.txt": "07700 900123\n+1 202 555 0123\n",
        "log.csv": "phone,at\n07700 900123,noon\n",
        "numbers.csv": "number,label\n+44 161 496 0000,a bank\n",
    }.items():
        (tmp_path / name).write_text(content)
    env = {
        **os.environ,
        "CALLCHECK_HOME": str(home),
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
    }

    for line in block.strip().splitlines():
        script = SET_CALLER.get(shell, "caller='07700 900123'\n") + line
        done = subprocess.run(
            [shell, *SHELLS[shell], "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60
        )

        assert done.returncode == 0, f"{line}: {done.stderr}"
