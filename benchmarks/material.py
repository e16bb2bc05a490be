"""What is measured with: lists and lines of UK ranges that are not in use, 04 and 06, so that none is anyone's."""

import random
from collections.abc import Iterator
from pathlib import Path

LISTED = 0.3
"""Part of the mixed lines whose number is on the list."""


def numbers(seed: int) -> Iterator[str]:
    """Yield national numbers without end."""
    source = random.Random(seed)
    while True:
        yield f"{source.choice('46')}{source.randrange(10**9):09}"


def write_list(path: Path, size: int) -> None:
    """Write a list of so many E.164 lines; a longer one begins with a shorter one."""
    endless = numbers(1)
    with path.open("w") as file:
        for _ in range(size):
            file.write(f"+44{next(endless)}\n")


def write_mixed(path: Path, size: int, listed: Path) -> None:
    """Write lines as call logs have them: nine in ten plain, the rest abroad, bracketed, withheld or without a 0."""
    source, others = random.Random(2), numbers(3)
    with listed.open() as file:
        known = [line.strip()[3:] for line, _ in zip(file, range(100_000), strict=False)]
    with path.open("w") as file:
        for _ in range(size):
            n = source.choice(known) if source.random() < LISTED else next(others)
            file.write(_notation(n, source) + "\n")


def _notation(n: str, source: random.Random) -> str:
    forms = (
        (35, f"+44{n}"),
        (20, f"0{n}"),
        (20, f"0{n[:4]} {n[4:]}"),
        (10, f"+44 {n[:4]} {n[4:]}"),
        (7, f"0044{n}"),
        (3, f"(0{n[:3]}) {n[3:6]}-{n[6:]}"),
        (3, f"+1202555{source.randrange(100, 200):04}"),
        (1, "withheld"),
        (1, f"7700900{source.randrange(1000):03}"),
    )
    return source.choices([form for _, form in forms], [weight for weight, _ in forms])[0]
