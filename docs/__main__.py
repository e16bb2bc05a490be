"""Make every page that is made from the program or its data: `python -m docs`. With --check, say which are old.

Each generator is a program of its own with the same two ways of running, so that one can be run alone.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GENERATORS = {
    "manual": "the commands in docs/manual.md, and docs/callcheck.1",
    "advice": "docs/advice.md",
    "review_pack": "docs/review-pack.html and docs/review-reply.html",
    "index": "docs/decisions/README.md",
    "record_schema": "data/schemas/record.json",
    "picture": "docs/run.svg, the picture in the README",
}
"""Each module of this folder, and what it makes."""


def main() -> int:
    """Run every generator, or with --check every check; return 1 when a page is old or could not be made."""
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        print("Usage: python -m docs [--check]", file=sys.stderr)
        return 2
    started = {
        name: subprocess.Popen([sys.executable, "-m", f"docs.{name}", *["--check"] * check], cwd=ROOT)
        for name in GENERATORS
    }
    failed = [name for name, process in started.items() if process.wait()]
    for name in failed:
        told = "is old. Run `python -m docs`" if check else "could not be made"
        print(f"{GENERATORS[name]} {told} (docs/{name}.py).", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
