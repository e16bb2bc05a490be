"""What every test may use: a home of its own, the real program, and a real terminal."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pyte
import pytest
from hypothesis import settings

signal.signal(signal.SIGINT, signal.default_int_handler)
"""Where the tests were started with Ctrl-C ignored, what they start would ignore it too."""

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of everything the program keeps, which is empty at first."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CALLCHECK_HOME", str(folder))
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def callcheck(home: Path) -> Run:
    """Return a function that runs the real program to its end, without a terminal."""
    assert home.name == "home"

    def run(*args: str, stdin: str | bytes = "", **env: str) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "callcheck", *args],
            input=data,
            capture_output=True,
            env={**os.environ, **env},
            timeout=60,
        )
        out, err = done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode("utf-8", "replace")
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return run


@dataclass
class Terminal:
    """A pseudo-terminal with the program in it, and what a person sees on it."""

    child: "pexpect.spawn[str]"
    screen: pyte.Screen
    stream: pyte.Stream
    written: str = ""

    def see(self, text: str) -> str:
        """Wait until the program has written the text since the last time, and return the screen."""
        self.child.expect_exact(text)
        self._take(f"{self.child.before}{self.child.after}")
        return self.shown()

    def prompt(self) -> str:
        """Wait for the next prompt, and return what was written since the one before."""
        start = len(self.written)
        self.see("> ")
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", self.written[start:])

    def type(self, text: str) -> None:
        """Type a line, and wait until it is echoed."""
        self.child.send(text + "\r")

    def end(self) -> int:
        """Wait for the end, and return the exit code."""
        self.child.expect(pexpect.EOF)
        self._take(self.child.before or "")
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    def shown(self) -> str:
        """Return the screen as lines without the spaces at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display).strip()

    def _take(self, text: str) -> None:
        self.written += text
        self.stream.feed(text)


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(home: Path) -> Iterator[Open]:
    """Return a function that starts the program in a terminal of a width."""
    assert home.name == "home"
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminal for tests")
    opened = []

    def start(*args: str, width: int = 80, height: int = 300, **env: str) -> Terminal:
        child = pexpect.spawn(
            sys.executable,
            ["-m", "callcheck", *args],
            dimensions=(height, width),
            env={**os.environ, **env},
            encoding="utf-8",
            timeout=8,
        )
        screen = pyte.Screen(width, height)
        opened.append(child)
        return Terminal(child, screen, pyte.Stream(screen))

    yield start
    for child in opened:
        child.close(force=True)
