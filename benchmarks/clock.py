"""Running a program and telling what it took."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PYTHON = sys.executable
CALLCHECK = (PYTHON, "-m", "callcheck")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took."""

    seconds: float
    """Of the processor, user and system: what other programs on the machine disturb least."""
    megabytes: float
    """The most memory at one time, as the kernel counts it."""


def run(command: Sequence[str], *, home: Path | None = None, stdin: Path | None = None) -> Taken:
    """Run a program to its end, its output thrown away."""
    env = {**os.environ, **({"CALLCHECK_HOME": str(home)} if home else {})}
    with Path(stdin or os.devnull).open("rb") as source, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=errors, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if process.returncode not in (0, 1):
            raise RuntimeError(f"{command}: {errors.read().decode()}")
    return Taken(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(
    times: int, commands: Mapping[str, Sequence[str]], home: Path | None, stdin: Path | None
) -> dict[str, Taken]:
    """Run programs in turn, several times, and return the quickest run of each: what a quiet machine would show."""
    found: dict[str, Taken] = {}
    for _ in range(times):
        for name, command in commands.items():
            taken = run(command, home=home, stdin=stdin)
            if name not in found or taken.seconds < found[name].seconds:
                found[name] = taken
    return found
