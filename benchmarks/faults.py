"""What happens when something fails: `python -m benchmarks.faults calls`, or `kills`, `stops` or `flips`.

calls  lets each system call of a cold lookup fail once, with strace, and counts what the lookup then says
stops  kills an import with SIGKILL at system calls spread over the run, and looks whether the list is sound
kills  kills imports and changes with SIGKILL at random moments, and looks whether the list is sound
flips  changes one bit of the list at a time, and looks for an answer that is wrong and that `verify` does not find

Each ends with code 1 when it has found a lie, and with 2 when strace is not installed.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from callcheck import Blocklist, StoreFault
from callcheck.core.blocklist.precedence import Lookup

PROGRAM = [str(Path(sys.executable).parent / "callcheck")]
NUMBER = "+12025550123"
LOOKUP = [*PROGRAM, "lookup", "-q", NUMBER]
ERRORS = ("EIO", "ENOMEM", "ENOENT")
SKIPPED = {"exit_group", "exit", "execve", "rt_sigreturn"}
"""What cannot fail, or starts the program itself."""


def run(command: list[str], home: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run to the end, in a home."""
    env = {**os.environ, "CALLCHECK_HOME": str(home), "PYTHONHASHSEED": "0"}
    return subprocess.run(command, env=env, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)


def traced(command: list[str], home: Path) -> Iterator[tuple[str, int, bool]]:
    """Yield each system call of a run: its name, which of that name it is, and whether a line of ours has run."""
    trace = home.parent / "trace"
    run(["strace", "-f", "-o", str(trace), *command], home)
    seen: Counter[str] = Counter()
    is_ours = False
    for line in trace.read_text(errors="replace").splitlines():
        is_ours = is_ours or "callcheck/cli/signals" in line
        if (found := re.match(r"\d+ +(\w+)\(", line)) and found[1] not in SKIPPED:
            seen[found[1]] += 1
            yield found[1], seen[found[1]], is_ours


def stocked(home: Path) -> Path:
    """Make a list in which the number is blocked, and return its home."""
    run([*PROGRAM, "blocklist", "add", NUMBER], home)
    assert run(LOOKUP, home).returncode == 0
    return home


def calls(folder: Path, count: int) -> int:
    """Let each system call of a cold lookup of a listed number fail; code 1 would be a lie."""
    home = stocked(folder / "home")
    codes: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    lies = []
    every = list(traced(LOOKUP, home))
    for turn, (name, which, is_ours) in enumerate(every[:: max(1, len(every) // count)]):
        inject = f"inject={name}:error={ERRORS[turn % len(ERRORS)]}:when={which}"
        done = run(["strace", "-f", "-o", "/dev/null", "-e", inject, *LOOKUP], home)
        codes[is_ours][done.returncode] += 1
        if is_ours and (done.returncode == 1 or b"Traceback" in done.stderr):
            lies.append((inject, done.returncode, done.stderr[-200:]))
    print(f"{len(every)} system calls, {sum(c.total() for c in codes.values())} failures made")
    print("after the first line of callcheck:", dict(codes[True]))
    print("before it, in Python's own start:", dict(codes[False]))
    print(*lies, sep="\n")
    return len(lies)


def lists(folder: Path) -> tuple[Path, Path]:
    """Return two lists of the same name, of which each replaces the other."""
    first, second = folder / "a" / "club.txt", folder / "b" / "club.txt"
    for file, start in ((first, 0), (second, 3000)):
        file.parent.mkdir()
        file.write_text("".join(f"+4420{n:08}\n" for n in range(start, start + 6000)))
    return first, second


def state(home: Path) -> tuple[str, ...]:
    """Return what the list holds; raises AssertionError when it is not sound."""
    with Blocklist.open(home / "blocklist.db") as blocklist:
        assert blocklist.verify() == []
        names = {source.name for source in blocklist.sources()}
        return tuple(str(entry.pattern) for entry in blocklist.entries("club")) if "club" in names else ()


def killed(folder: Path, moments: Iterator[Callable[[list[str], Path], object]]) -> int:
    """Kill imports that replace each other; the list must be sound, and hold the one or the other."""
    home = folder / "home"
    files = lists(folder)
    allowed = {tuple(file.read_text().split()) for file in files} | {()}
    outcomes: Counter[int] = Counter()
    for turn, kill in enumerate(moments):
        kill([*PROGRAM, "blocklist", "import", "--replace", "--yes", str(files[turn % 2])], home)
        found = state(home)
        assert found in allowed, "half an import was kept"
        outcomes[len(found)] += 1
    print(f"{outcomes.total()} kills; the list was sound after each")
    return 0


def stops(folder: Path, count: int) -> int:
    """Kill at system calls spread over a run."""
    file = folder / "probe.txt"
    file.write_text("+12025550123\n")
    every = traced([*PROGRAM, "blocklist", "import", str(file)], folder / "probe")

    def at(name: str, which: int) -> Callable[[list[str], Path], object]:
        inject = f"inject={name}:signal=KILL:when={which}"
        return lambda command, home: run(["strace", "-f", "-o", "/dev/null", "-e", inject, *command], home)

    ours = [call for call in every if call[2]]
    return killed(folder, (at(*ours[len(ours) * n // count][:2]) for n in range(count)))


def kills(folder: Path, count: int) -> int:
    """Kill at random moments of a run."""
    source = random.Random(1)

    def after(share: float) -> Callable[[list[str], Path], object]:
        def kill(command: list[str], home: Path) -> None:
            env = {**os.environ, "CALLCHECK_HOME": str(home)}
            with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as child:
                time.sleep(share)
                child.kill()

        return kill

    started = time.perf_counter()
    run([*PROGRAM, "blocklist", "history"], folder / "probe")
    takes = 2 * (time.perf_counter() - started)
    return killed(folder, (after(source.random() * takes) for _ in range(count)))


def flips(folder: Path, count: int) -> int:
    """Change one bit at a time."""
    home = folder / "home"
    first, _ = lists(folder)
    run([*PROGRAM, "blocklist", "import", str(first)], home)
    run([*PROGRAM, "blocklist", "add", "+4420*", "--label", "the whole city"], home)
    path = home / "blocklist.db"
    whole, truth, source = path.read_bytes(), answers(path), random.Random(2)
    outcomes: Counter[str] = Counter()
    for _ in range(count):
        place = source.randrange(len(whole) * 8)
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        path.write_bytes(damaged)
        outcomes[outcome(path, truth)] += 1
    print(dict(outcomes))
    return outcomes["a lie that verify does not find"]


def outcome(path: Path, truth: list[object]) -> str:
    """Return what a damaged list does."""
    try:
        is_true = answers(path) == truth
    except StoreFault:
        return "refused with code 4"
    try:
        with Blocklist.open(path) as blocklist:
            is_found = bool(blocklist.verify())
    except StoreFault:
        is_found = True
    if is_true:
        return "true, and found by verify" if is_found else "true, and nothing that was kept has changed"
    return "a lie that verify finds" if is_found else "a lie that verify does not find"


def answers(path: Path) -> list[object]:
    """Return what the list says, one at a time and many at once."""
    numbers = [f"+4420{n:08}" for n in range(0, 6400, 97)]
    with Blocklist.open(path) as blocklist:
        alone: list[Lookup] = [blocklist.lookup(number) for number in numbers]
        every = "".join(f"+4420{n:08}\n" for n in range(6400)).encode()
        return [*alone, blocklist.pick(every), [str(entry) for entry in blocklist.entries("yours")]]


if __name__ == "__main__":
    what = {"calls": calls, "stops": stops, "kills": kills, "flips": flips}[sys.argv[1]]
    if what in (calls, stops) and shutil.which("strace") is None:
        sys.exit(2)
    with tempfile.TemporaryDirectory() as made:
        sys.exit(what(Path(made), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000) > 0)
