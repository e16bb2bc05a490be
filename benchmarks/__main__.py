"""Measure, print, and with --write put the figures into docs/benchmarks.md.

The full run makes a list of ten million and takes about ten minutes and two gigabytes of disk; --small a tenth of it.
The JavaScript libraries are found where NODE_PATH points.
"""

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import material, rivals
from benchmarks.clock import CALLCHECK, PYTHON, best, run

REPORT = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- measured: python -m benchmarks --write -->", "<!-- end of what was measured -->"


class Bench:
    """The lists and lines of one run, and what was measured with them."""

    def __init__(self, folder: Path, scale: float) -> None:
        self.folder = folder
        self.lines = int(1_000_000 * scale)
        self.sizes = {name: int(size * scale) for name, size in (("100k", 1e5), ("1M", 1e6), ("10M", 1e7))}
        self.rows: list[tuple[str, str, str]] = []
        self.others: list[tuple[str, str]] = []
        for name, size in {"10k": 10_000, **self.sizes}.items():
            material.write_list(self.file(name), size)
        self.mixed = folder / "mixed.txt"
        material.write_mixed(self.mixed, self.lines, self.file("100k"))

    def file(self, name: str) -> Path:
        """Return the file of a list."""
        return self.folder / f"{name}.txt"

    def home(self, name: str) -> Path:
        """Return the folder of an imported list."""
        return self.folder / f"home-{name}"

    def say(self, what: str, figure: str, target: str = "") -> None:
        """Keep a figure, and print it."""
        self.rows.append((what, figure, target))
        print(f"{what}: {figure}  {target and f'(target {target})'}", flush=True)

    def imports(self) -> None:
        """Import each list, and compare with what the sqlite3 shell takes for the same rows."""
        for name in ("10k", "100k", "10M"):
            taken = run([*CALLCHECK, "blocklist", "import", str(self.file(name))], home=self.home(name))
            if name == "10M":
                self.say("import of 10M lines", f"{taken.seconds:.1f} s, {taken.megabytes:.0f} MB", "300 MB")
        ours: list[float] = []
        keyless: list[float] = []
        keyed: list[float] = []
        for turn in range(3):
            home = self.home("1M") if turn == 2 else self.folder / f"home-{turn}"
            ours.append(run([*CALLCHECK, "blocklist", "import", str(self.file("1M"))], home=home).seconds)
            for found, column in ((keyless, "n TEXT"), (keyed, "n TEXT PRIMARY KEY")):
                database = self.folder / f"shell-{turn}-{len(column)}.db"
                load = f".import {self.file('1M')} t"
                found.append(run(["sqlite3", str(database), f"CREATE TABLE t ({column})", load]).seconds)
        self.say("import of 1M lines / `.import` without a key", f"{min(ours) / min(keyless):.2f} ×", "≤ 3 ×")
        self.say("import of 1M lines / `.import` with a key", f"{min(ours) / min(keyed):.2f} ×")

    def cold(self) -> None:
        """Compare the start of a single lookup with that of a Typer program that does nothing."""
        hello = self.folder / "hello.py"
        hello.write_text(rivals.HELLO)
        one = [*CALLCHECK, "lookup", "-q", "+446123456789"]
        programs = {"hello": [PYTHON, str(hello), "hello"]}
        first = best(25, {**programs, "one": one}, self.home("1M"), None)
        self.say("cold `lookup -q`, 1M entries / hello", f"{_ratio(first, 'one', 'hello'):.2f} ×", "≤ 1.35 ×")
        env, asked = ["env", f"CALLCHECK_HOME={self.home('10k')}"], ["env", f"CALLCHECK_HOME={self.home('10M')}"]
        grown = best(25, {"small": [*env, *one], "large": [*asked, *one]}, None, None)
        self.say("cold lookup in 10M / in 10k entries", f"{_ratio(grown, 'large', 'small'):.2f} ×", "≤ 1.15 ×")

    def streams(self) -> None:
        """Compare the rate of a stream with that of the programs that only read numbers."""
        stream = [*CALLCHECK, "lookup", "--listed", "-"]
        readers = {
            name: best(1, {name: command}, None, self.mixed)[name]
            for name, command in rivals.readers(self.folder).items()
        }
        reference = readers["python-phonenumbers"].seconds
        for name, target in (("100k", "≥ 20 ×"), ("1M", ""), ("10M", "≥ 8 ×, 150 MB")):
            taken = best(3, {"one": stream}, self.home(name), self.mixed)["one"]
            figure = f"{reference / taken.seconds:.1f} ×, {taken.megabytes:.0f} MB"
            self.say(f"stream, {name} entries / phonenumbers", figure, target)
            self.beside(f"callcheck `lookup --listed -`, {name} entries", taken.seconds)
        for name, taken in readers.items():
            self.beside(f"{name}, reading only", taken.seconds)
        plain = [PYTHON, "-c", rivals.PLAIN, str(self.home("100k") / "blocklist.db")]
        self.beside(
            "python-phonenumbers and sqlite3, done plainly, 100k entries", run(plain, stdin=self.mixed).seconds
        )
        grep = ["grep", "-F", "-f", str(self.file("100k"))]
        self.beside(
            "`grep -F -f`, 100k entries: finds only lines in the list's own notation",
            run(grep, stdin=self.mixed).seconds,
        )

    def beside(self, what: str, seconds: float) -> None:
        """Keep the rate of a program over the mixed lines."""
        self.others.append((what, f"{self.lines / seconds:,.0f}"))
        print(f"{what}: {self.lines / seconds:,.0f} lines a second", flush=True)

    def report(self) -> str:
        """Return the figures as Markdown."""
        cpu = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), "unknown")
        machine = f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
        lines = [f"{datetime.now(UTC):%d %B %Y}; {machine}; {self.lines:,} mixed lines.", ""]
        lines += ["| What | Measured | Target |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in self.rows)]
        lines += ["", "| Program, over the same lines | Lines a second |", "|---|---|"]
        return "\n".join([*lines, *(f"| {a} | {b} |" for a, b in self.others)])


def _ratio(found: dict, one: str, other: str) -> float:  # type: ignore[type-arg]
    return float(found[one].seconds / found[other].seconds)


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


@contextmanager
def _folder(chosen: str | None) -> Iterator[Path]:
    if chosen:
        yield Path(chosen)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the figures into docs/benchmarks.md")
    parser.add_argument("--small", action="store_true", help="a tenth of the size, to see that it runs")
    parser.add_argument("--folder", help="an empty folder for the lists; else a temporary one")
    chosen = parser.parse_args()
    with _folder(chosen.folder) as folder:
        bench = Bench(folder, 0.1 if chosen.small else 1)
        bench.imports()
        bench.cold()
        bench.streams()
    if chosen.write:
        before, _, rest = REPORT.read_text(encoding="utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        REPORT.write_text(f"{before}{BEGIN}\n\n{bench.report()}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
