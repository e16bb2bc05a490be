"""The rates of the recipes in docs/recipes.md: `python -m benchmarks.recipes 1000000`.

Each recipe is run as it stands there, on a log of so many rows in place of its own few. The list is the one that
comes with callcheck, and a hundred thousand numbers. An engine that is not installed is left out, and said to be.
"""

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import material

DOCS = Path(__file__).parent.parent / "docs"
ENGINES = {
    "pandas": ("import pandas\n", r"pandas\.DataFrame\(.*\)"),
    "polars": ("import polars\n", r"polars\.DataFrame\(.*\)"),
    "duckdb": ("import duckdb\n", r"\(VALUES .*\) log\(caller\)"),
    "pyspark": ("from pyspark", r"spark\.createDataFrame\(.*\)"),
}
"""What a recipe starts with, and what in it is its own few rows."""

LOGS = {
    "pandas": "pandas.read_parquet({file!r})",
    "polars": "polars.read_parquet({file!r})",
    "duckdb": "read_parquet({file!r}) log",
    "pyspark": "spark.read.parquet({file!r})",
}
TIMED = "import time\n_start = time.perf_counter()\n{recipe}\nprint('seconds', time.perf_counter() - _start)"
ENDS = {"duckdb": "calls.fetchall()"}


def block(holding: str) -> str:
    """Return the recipe that starts so."""
    text = (DOCS / "recipes.md").read_text(encoding="utf-8")
    (found,) = [block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if holding in block]
    return str(found)


def rates(folder: Path, rows: int) -> Iterator[tuple[str, str]]:
    """Yield each engine with its rate in rows a second, or why there is none."""
    numbers, log, parquet = folder / "list.txt", folder / "log.txt", str(folder / "log.parquet")
    material.write_list(numbers, 100_000)
    material.write_mixed(log, rows, numbers)
    env = {**os.environ, "CALLCHECK_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "callcheck"]
    subprocess.run([*command, "blocklist", "import", str(numbers)], env=env, check=True, capture_output=True)
    started = time.perf_counter()
    with log.open("rb") as asked:
        subprocess.run([*command, "lookup", "--serve"], stdin=asked, env=env, check=True, stdout=subprocess.DEVNULL)
    yield "lookup --serve, all lines at hand", f"{rows / (time.perf_counter() - started):,.0f}"
    if importlib.util.find_spec("pyarrow") is None:
        yield "data engines", "pyarrow is not installed"
        return
    import pyarrow
    import pyarrow.parquet

    callers = log.read_text(encoding="utf-8", errors="replace").splitlines()
    pyarrow.parquet.write_table(pyarrow.table({"caller": callers}), parquet)
    for name, (holding, own) in ENGINES.items():
        if importlib.util.find_spec(name) is None:
            yield name, "not installed"
            continue
        recipe = re.sub(own, LOGS[name].format(file=parquet), block(holding))
        recipe = TIMED.format(recipe=f"{recipe}\n{ENDS.get(name, '')}")
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", recipe], env=env, capture_output=True, text=True)
        seconds = re.search(r"^seconds ([0-9.]+)$", done.stdout, re.MULTILINE)
        yield name, f"{rows / float(seconds[1]):,.0f}" if seconds else done.stderr.strip().splitlines()[-1]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for what, rate in rates(Path(made), int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000):
            print(f"{what}: {rate}", flush=True)
