"""The forty notations one at a time, and mixed: `python -m benchmarks.alone [REGION…]`.

Each figure is the rate of `callcheck lookup --listed -` against that of phonenumbers' `parse` and E.164 format over
the same lines, both as whole programs, by the time of the processor, one after the other. Three lines in ten are on
the list, which has a hundred thousand.
"""

import random
import sys
import tempfile
from pathlib import Path

from benchmarks.clock import CALLCHECK, PYTHON, best, run
from benchmarks.notations import NOTATIONS, OTHERS, PLANS, Rule, sample
from benchmarks.rivals import PARSE

LINES = 200_000
"""Of each notation; five times as many of the mix."""

LISTED = 0.3
_LIST = 100_000


def measured(region: str, folder: Path) -> dict[str, float]:
    """Return the ratio for each notation of a region, and for all of them mixed."""
    source = random.Random(1)
    known = [sample(region, source).digits for _ in range(_LIST)]
    entries, lines = folder / f"{region}.list", folder / f"{region}.lines"
    entries.write_text("".join(f"+{PLANS[region].code}{digits}\n" for digits in known))
    home = folder / region
    run([*CALLCHECK, "blocklist", "import", str(entries)], home=home)
    every = {**NOTATIONS, **OTHERS}
    ways: dict[str, list[Rule]] = {name: [rule] for name, (_, rule) in every.items()}
    ways["mix"] = [rule for _, rule in every.values()]
    found = {}
    for name, rules in ways.items():
        count = LINES * (5 if name == "mix" else 1)
        with lines.open("w", encoding="utf-8", newline="") as file:
            for _ in range(count):
                digits = source.choice(known) if source.random() < LISTED else None
                file.write(source.choice(rules)(sample(region, source, digits)) + "\n")
        programs = {
            "ours": [*CALLCHECK, "lookup", "--region", region, "--listed", "-"],
            "theirs": [PYTHON, "-c", PARSE.replace('"GB"', f'"{region}"')],
        }
        taken = best(1, programs, home, lines)
        found[name] = taken["theirs"].seconds / taken["ours"].seconds
        print(f"{region} {name}: {found[name]:.1f} ×", flush=True)
    return found


def main() -> None:
    """Measure the regions that are named, or all six, and print a table."""
    regions = sys.argv[1:] or list(PLANS)
    with tempfile.TemporaryDirectory() as folder:
        table = {region: measured(region, Path(folder)) for region in regions}
    names = {**{name: what for name, (what, _) in {**NOTATIONS, **OTHERS}.items()}, "mix": "all of them, mixed"}
    print("| Notation | " + " | ".join(regions) + " |\n|---|" + "---|" * len(regions))
    for name, what in names.items():
        print(f"| {what} | " + " | ".join(f"{table[region][name]:.1f}" for region in regions) + " |")


if __name__ == "__main__":
    main()
