"""The exit contract: 1 only from a lookup that finished; everything that goes wrong has a code of its own."""

import os
import resource
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Run

ENTRY = [sys.executable, "-m", "callcheck"]
FULL = Path("/dev/full")
UNLISTED = ["lookup", "+12025550199"]

needs_dev_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def code(*args: str, streams: str = "") -> int:
    """Return the exit code of a run whose streams a shell has prepared."""
    command = " ".join(f"'{word}'" for word in [*ENTRY, *args])
    return subprocess.run(["sh", "-c", f"{command} {streams}"], stdin=subprocess.DEVNULL, timeout=60).returncode


def is_pythons_own(complaint: bytes) -> bool:
    """Whether Python ended before a line of ours could run; its code is 1, and it says so itself."""
    return b"Fatal Python error" in complaint or b"runpy module" in complaint


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("streams", "wanted"),
    [
        (">&-", {4}),
        (">&- 2>&-", {4}),
        pytest.param(">/dev/full", {4}, marks=needs_dev_full),
        pytest.param(">/dev/full 2>/dev/full", {4}, marks=needs_dev_full),
        pytest.param(">/dev/null 2>/dev/full", {1}, marks=needs_dev_full),
        (">/dev/null 2>&-", {1}),
        (">/dev/null <&-", {1}),
    ],
)
def test_an_answer_that_cannot_be_written_is_no_answer(streams: str, wanted: set[int]) -> None:
    """With standard output full or closed the code is 4; without an error stream the answer stands."""
    assert code(*UNLISTED, streams=streams) in wanted


@needs_dev_full
@pytest.mark.parametrize("streams", ["2>/dev/full", "2>&-", ">/dev/full 2>/dev/full", ">&- 2>&-"])
@pytest.mark.parametrize(
    ("words", "wanted"),
    [(["lookup", "x"], {2, 4}), (["lookup", "--nix"], {2}), (["lookup", "-q", "+12025550199"], {4})],
)
def test_an_error_that_cannot_be_told_keeps_its_code(
    streams: str, words: list[str], wanted: set[int], home: Path
) -> None:
    """A refused word, a wrong option and a damaged list give their codes into streams that take nothing."""
    home.mkdir()
    (home / "blocklist.db").write_bytes(b"not a database")

    assert code(*words, streams=streams) in wanted | {4}


def test_q_needs_nowhere_to_write(callcheck: Run) -> None:
    """What prints nothing is not stopped by a stream that cannot be written."""
    callcheck("blocklist", "add", "+12025550123")

    assert code("lookup", "-q", "+12025550123", streams=">&- 2>&-") == 0
    assert code("lookup", "-q", "+12025550199", streams=">&- 2>&-") == 1


def test_too_little_memory_is_never_an_answer(callcheck: Run) -> None:
    """Whatever the limit, a listed number gives its answer or a failure, and never 1 from our own code."""
    callcheck("blocklist", "add", "+12025550123")
    for megabytes in range(24, 80, 4):
        limit = megabytes << 20
        done = subprocess.run(
            [*ENTRY, "lookup", "-q", "+12025550123"],
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_AS, (limit, limit)),
            capture_output=True,
            timeout=60,
        )
        assert done.returncode != 1 or is_pythons_own(done.stderr), (megabytes, done.stderr)


@pytest.mark.parametrize("missing", ["callcheck.store.database", "callcheck.cli.main", "sqlite3"])
def test_a_module_that_is_missing_is_named(missing: str, home: Path) -> None:
    """An installation with a hole ends with code 70 and says what is missing, without a traceback."""
    assert home.name == "home"
    script = f"import sys; sys.modules[{missing!r}] = None; sys.argv = ['callcheck', 'lookup', '-q', '159']\n"
    script += "from callcheck.__main__ import main; main()"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)

    assert done.returncode == 70
    assert missing in done.stderr
    assert "Traceback" not in done.stderr


HELD = """
import os, sys
import callcheck.store.blocklist.blocklist as held
class Waiting:
    def open(**_):
        print("here", flush=True)
        while True: {wait}
held.Blocklist = Waiting
sys.argv = ["callcheck", "lookup", "-q", "159"]
from callcheck.__main__ import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("wait", ["pass", "__import__('time').sleep(9)"])
def test_a_signal_in_a_command_is_130_without_a_traceback(number: int, wait: str, home: Path) -> None:
    """Ctrl-C, and being told to end, stop a command in its middle with a sentence and code 130."""
    assert home.name == "home"
    child = subprocess.Popen(
        [sys.executable, "-c", HELD.format(wait=wait)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "here\n"
    child.send_signal(number)
    _, complaint = child.communicate(timeout=20)

    assert child.returncode == 130
    assert complaint.strip() == "Stopped. In an emergency ring 999."


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_a_signal_at_any_instant_of_a_lookup_is_never_1(callcheck: Run) -> None:
    """Stopped at moments spread over a whole run, a lookup of a listed number answers 0 or is stopped."""
    callcheck("blocklist", "add", "+12025550123")
    started = time.perf_counter()
    callcheck("lookup", "-q", "+12025550123")
    takes = time.perf_counter() - started
    codes = set()
    for step in range(24):
        child = subprocess.Popen([*ENTRY, "lookup", "-q", "+12025550123"], stderr=subprocess.PIPE)
        try:
            child.wait(takes * step / 24)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGINT)
        _, complaint = child.communicate(timeout=20)
        if child.returncode == 1:
            assert is_pythons_own(complaint)
        codes.add(child.returncode)

    assert codes <= {0, 1, 130, -signal.SIGINT}
