"""The shipped table of number ranges and area codes, with the words for them."""

import csv
from collections.abc import Mapping
from functools import cache

from callcheck.core.numbers.uk_ranges import Numbering, Range, Service
from callcheck.store import paths
from callcheck.store.data.rows import WORDS, toml


@cache
def numbering() -> Numbering:
    """Return the table of number ranges and the words for them."""
    table, words = toml("numbering.toml"), toml(f"{WORDS}/numbering.toml")
    return Numbering(
        withheld=frozenset(table["withheld"]),
        services=tuple(
            Service(
                row["digits"],
                words["service"][row["digits"]],
                row.get("everywhere", False),
                row.get("relay", False),
            )
            for row in table["service"]
        ),
        ranges={r["prefix"]: Range(r["kind"], r.get("flag"), r.get("region")) for r in table["range"]},
        fictional=frozenset(prefix for row in table["fictional"] for prefix in row["prefixes"]),
        notes=words["notes"],
        refusals=words["refusals"],
        kinds=words["kinds"],
        places=words["places"],
    )


@cache
def areas() -> Mapping[str, str]:
    """Return the town of each UK area code, by E.164 prefix."""
    with paths.shipped_file("areas.csv") as path, path.open(encoding="utf-8", newline="") as file:
        return {row["prefix"]: row["town"] for row in csv.DictReader(file)}
