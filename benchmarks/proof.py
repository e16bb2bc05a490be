"""Compare the fast reading with the full reading over generated lines: `python -m benchmarks.proof 10000000`."""

import random
import sys
import time

from benchmarks.notations import NOTATIONS, OTHERS, PLANS, sample
from callcheck.core.numbers.fast_parse import e164_of, home_code, keys_of, read_fast
from callcheck.core.numbers.many import REFUSED, read_many
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
REGIONS = ("GB", "GB", "GB", "US", "DE", "IE", "FR", "AU")
RULES = [rule for _, rule in {**NOTATIONS, **OTHERS}.values()]


def line(source: random.Random, region: str) -> str:
    """Return a line that is a number in some notation, or nearly one."""
    kind = source.random()
    if kind < 0.3 and region in PLANS:
        shown = source.choice(RULES)(sample(region, source))
    elif kind < 0.5:
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
    """Return how many lines were read without the full reading, and those that it reads otherwise."""
    known, wrong, code = 0, [], home_code(region)
    strict = keys_of("".join(f"{x}\n" for x in lines).encode("utf-8", "surrogatepass"), region)
    for text, key, many in zip(lines, strict, read_many(lines, region), strict=True):
        fast = read_fast(text, region)
        if fast is None and not key and many is None:
            continue
        known += 1
        full = read(text, region, numbering())
        agrees = (
            (fast is None or fast == full)
            and (not key or (isinstance(full, Number) and e164_of(key, code) == full.e164))
            and (many is None or (not isinstance(full, Number) if many is REFUSED else many == full))
        )
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
        found, different = differences([line(source, region) for _ in range(1000)], region)
        known, wrong = known + found, wrong + len(different)
        for text in different:
            print(f"DIFFERENT in {region}: {text!r}")
    print(f"{total:,} lines, {known:,} read fast, {wrong} differences, {time.perf_counter() - started:.0f} s")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
