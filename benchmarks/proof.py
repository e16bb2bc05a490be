"""Compare the fast reading with the full reading over generated lines: `python -m benchmarks.proof 10000000`."""

import random
import sys
import time

from callcheck.core.numbers.fast_parse import e164_of, key_of, keys_of, read_fast
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.parse import read
from callcheck.store.data.numbering import numbering

STARTS = ("+44", "0044", "0", "44", "", "+440", "+44 (0)", "00", "++44", "+0044", "00440", "18001", "0118", "1")
MARKS = (" ", "-", ".", "(", ")", "\t", "  ", " - ", ") ", "\r", ".-", "((")
ODD = (
    "x",
    "O",
    "\u00a0",
    "\u200b",
    "/",
    "#",
    "~",
    "ext",
    "*",
    "+",
    ";",
    "\u0663",
    "tel:",
    "\x0b",
    "\x85",
    ",",
    "[",
    "'",
)
REGIONS = ("GB", "GB", "GB", "US", "DE")


def line(source: random.Random) -> str:
    """Return a line that is a number in some notation, or nearly one."""
    kind = source.random()
    if kind < 0.5:
        shown = (
            source.choice(STARTS)
            + source.choice("123456789")
            + _digits(source, source.choice((7, 8, 8, 9, 9, 9, 10)))
        )
    elif kind < 0.9:
        shown = f"+{source.randrange(1, 1000)}{_digits(source, source.randrange(3, 13))}"
    else:
        shown = "".join(source.choice("0123456789+0447118x/~,#;*") for _ in range(source.randrange(16)))
    if source.random() < 0.5:
        shown = "".join(c + (source.choice(MARKS) if source.random() < 0.15 else "") for c in shown)
    if source.random() < 0.03:
        at = source.randrange(len(shown) + 1)
        shown = shown[:at] + source.choice(ODD) + shown[at:]
    return shown


def _digits(source: random.Random, count: int) -> str:
    return "".join(source.choice("0123456789") for _ in range(count))


def differences(lines: list[str], region: str) -> tuple[int, list[str]]:
    """Return how many lines the fast reading knew, and those that it read otherwise than the full reading."""
    known, wrong = 0, []
    for text, key in zip(lines, keys_of("".join(f"{x}\n" for x in lines).encode(), region), strict=True):
        fast = read_fast(text, region)
        if fast is None and not key:
            continue
        known += 1
        full = read(text, region, numbering())
        agrees = fast == full and isinstance(full, Number) and e164_of(key) == full.e164 and key_of(full.e164) == key
        if not agrees:
            wrong.append(text)
    return known, wrong


def main() -> None:
    """Generate, compare, and say what was found."""
    total, started = int(sys.argv[1]), time.perf_counter()
    source = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    known, wrong = 0, 0
    for _ in range(0, total, 1000):
        region = source.choice(REGIONS)
        found, different = differences([line(source) for _ in range(1000)], region)
        known, wrong = known + found, wrong + len(different)
        for text in different:
            print(f"DIFFERENT in {region}: {text!r}")
    print(f"{total:,} lines, {known:,} read fast, {wrong} differences, {time.perf_counter() - started:.0f} s")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
