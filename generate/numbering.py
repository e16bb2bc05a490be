"""Make the table of the fast reading from the installed phonenumbers: `python -m generate.numbering`.

What a text means is worked out for all digits with a start at once, not tried: see `automata`. Where phonenumbers
would give a second thought to some of them, as to digits that may be a number with its country code or without,
nothing is said of them, and they are left to the full reading.
"""

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from textwrap import wrap
from typing import Any

import phonenumbers

from generate.automata import automaton

TABLE = Path(__file__).parent.parent / "src" / "callcheck" / "core" / "numbers" / "plans.py"
SHORTEST, LONGEST = 7, 15
"""Digits of a number that is read fast, with its country code where it has one."""

_SHORTEST_NATIONAL = 4

_DEPTH = 4
"""Digits behind a prefix that may be looked at to decide."""

_LONGEST_START = 70
"""Letters of an expression for the first digits: a longer one says less in more words, and looks at fewer digits."""

_WIDTH = 118
"""Letters of a line of the table."""

_TRUNKS = ("0", "1", "8", "06")
"""What is dialled before an area code somewhere."""

Decide = Callable[[str, int], int | None]
"""Returns how many digits of all texts with a start and a length are taken off, or None where it depends."""

HEADER = '''"""How each region writes its numbers: made by `python -m generate.numbering`, not by hand.

A row is `rules@where`. A rule is `removed start lengths`: what stands before the national number, no part of it,
an expression for its first digits, and how many digits it has; `=` stands for nothing, `c` for the country code,
`.` for any digit, `d` for 1 to 9, and `n` for those, with one 0 before them or none. `CODES` says what may follow a
plus sign and a country code. The rules of a region in `HOME` read what has neither plus nor the digits that are
dialled before a country code, which stand first. Whatever no rule speaks of, the full reading decides.
"""

MADE_FROM = "{version}"
"""The version of phonenumbers that was asked."""
'''


@dataclass(frozen=True)
class Metadata:
    """What one version of phonenumbers knows."""

    version: str
    regions: dict[str, Any]
    main: dict[int, Any]
    """By country code, the metadata of the region that phonenumbers takes for it."""


def installed() -> Metadata:
    """Return all that the installed phonenumbers knows."""
    metadata = phonenumbers.PhoneMetadata
    regions = {r: metadata.metadata_for_region(r, None) for r in phonenumbers.SUPPORTED_REGIONS}
    main = {
        code: regions[names[0]] if names[0] != "001" else metadata.metadata_for_nongeo_region(code)
        for code, names in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()
    }
    return Metadata(phonenumbers.__version__, regions, main)


def after_prefix(metadata: Any, start: str, length: int) -> int | None:  # noqa: ANN401
    """Return how many digits phonenumbers takes off as a national prefix; None when that depends on what follows.

    This is `_maybe_strip_national_prefix_carrier_code`, for all texts with this start at once.
    """
    prefix = metadata.national_prefix_for_parsing
    if not prefix or not length:
        return 0
    ends = automaton(prefix).ends(start, length)
    if ends is None or len(ends) > 1:
        return None
    if ends <= {0}:
        return 0
    if metadata.national_prefix_transform_rule and _may_capture(prefix, start, length):
        return None
    (end,) = ends
    general = automaton(metadata.general_desc.national_number_pattern)
    before, after = general.whole(start, length), general.whole(start[end:], length - end)
    if before is False or after is True:
        return end
    return None if before is None or after is None else 0


def _may_capture(prefix: str, start: str, length: int) -> bool:
    """Whether an alternative with a group may match: then digits are put in the place of what is taken."""
    return any(
        automaton(way).ends(start, length) != set() for way in _alternatives(prefix) if re.search(r"\((?!\?)", way)
    )


def _alternatives(pattern: str) -> list[str]:
    found, depth = [""], 0
    for c in pattern:
        depth += (c == "(") - (c == ")")
        if c == "|" and not depth:
            found.append("")
        else:
            found[-1] += c
    return found


def _length_allows(metadata: Any, length: int) -> bool:  # noqa: ANN401
    """Whether a national number of this length is neither too short, nor local, nor of no length at all."""
    possible, local = metadata.general_desc.possible_length, metadata.general_desc.possible_length_local_only
    return length not in local and (length in possible or length > possible[-1])


def national(metadata: Any, start: str, length: int) -> int | None:  # noqa: ANN401
    """Return how many digits are taken off behind a country code, or at home; None when it depends."""
    taken = after_prefix(metadata, start, length)
    if taken is None or not taken:
        return taken
    return taken if _length_allows(metadata, length - taken) else 0


def behind_code(known: Metadata, code: int, start: str, length: int) -> int | None:
    """Return how many digits are taken off behind `+` and a country code, for good: what is left stays as it is."""
    taken = national(known.main[code], start, length)
    if not taken:
        return taken
    return taken if national(known.main[code], start[taken:], length - taken) == 0 else None


def at_home(known: Metadata, region: str, start: str, length: int) -> int | None:
    """Return how many digits are taken off at home before the national number; None when it depends."""
    metadata = known.regions[region]
    if automaton(metadata.international_prefix).ends(start, length) != set():
        return None
    code = str(metadata.country_code)
    if code.startswith(start[: len(code)]) and len(start) < len(code):
        return None
    taken = _with_code(metadata, start, length, len(code)) if start.startswith(code) else 0
    if taken is None:
        return None
    rest, left = start[taken:], length - taken
    of = known.main[metadata.country_code] if taken else metadata
    more = national(of, rest, left)
    if more is None:
        return None
    final = behind_code(known, metadata.country_code, rest[more:], left - more)
    return taken + more if final == 0 else None


def _with_code(metadata: Any, start: str, length: int, code: int) -> int | None:  # noqa: ANN401
    """Return how many digits are taken off for a country code without a plus, and a prefix behind it."""
    prefix = after_prefix(metadata, start[code:], length - code)
    if prefix is None:
        return None
    possible, local = metadata.general_desc.possible_length, metadata.general_desc.possible_length_local_only
    taken = code + prefix
    if length > possible[-1] and length not in local:
        return taken
    general = automaton(metadata.general_desc.national_number_pattern)
    before = general.whole(start, length)
    after = general.whole(start[taken:], length - taken)
    if before is False and after is True:
        return taken
    return 0 if before is True or after is False else None


def starts(decide: Decide, length: int, depth: int, start: str = "", taken: int = 0) -> Iterator[tuple[str, int]]:
    """Yield the shortest starts that decide how many digits are taken off, with that number."""
    outcome = decide(start, length) if len(start) > taken else None
    if outcome is not None and outcome < len(start):
        yield start, outcome
    elif len(start) < depth + (outcome or taken):
        for digit in "0123456789":
            yield from starts(decide, length, depth, start + digit, outcome or taken)


def rules(decide: Decide, lengths: Iterable[int], possible: Container[int], code: str = "") -> list[str]:
    """Return the rules for numbers of possible lengths that are decided, those of one shape together."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for length in lengths:
        for removed, start in _told(decide, length, possible, code):
            found["c" if code and removed == code else removed, start].append(length - len(removed))
    return [f"{removed or '='} {start} {ranges(counts)}" for (removed, start), counts in sorted(found.items())]


def _told(decide: Decide, length: int, possible: Container[int], code: str) -> Iterator[tuple[str, str]]:
    """Yield what is removed and how the rest starts, looking at no more digits than make a short expression."""
    done = set()
    for depth in range(_DEPTH, 0, -1):
        by_removed: dict[str, set[str]] = defaultdict(set)
        for start, taken in starts(decide, length, depth):
            is_usual = start[:taken] in ("", code, *_TRUNKS)
            if is_usual and length - taken in possible and length - taken >= _SHORTEST_NATIONAL:
                by_removed[start[:taken]].add(start[taken:])
        for removed, leads in by_removed.items():
            shown = expression(leads) or "."
            if removed not in done and len(shown) <= _LONGEST_START:
                done.add(removed)
                yield removed, shown


def expression(leads: set[str]) -> str:
    """Return the shortest simple expression for any of the starts; a start with all ten digits behind it is whole."""
    by_first: dict[str, set[str]] = defaultdict(set)
    for lead in leads:
        by_first[lead[:1]].add(lead[1:])
    if "" in by_first:
        return ""
    ways: dict[str, list[str]] = defaultdict(list)
    for first, rests in sorted(by_first.items()):
        ways["" if "" in rests else expression(rests)].append(first)
    parts = [_set(firsts) + rest for rest, firsts in sorted(ways.items(), key=lambda item: item[1])]
    if parts == ["[0-9]"]:
        return ""
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _set(digits: list[str]) -> str:
    if len(digits) == 1:
        return digits[0]
    runs = ranges([int(d) for d in digits]).split(",")
    return (
        "["
        + "".join(run if len(run) == 1 or int(run[2]) - int(run[0]) > 1 else run[0] + run[2] for run in runs)
        + "]"
    )


def ranges(counts: list[int]) -> str:
    """Return numbers in order, those that follow each other as `first-last`."""
    runs: list[list[int]] = []
    for count in sorted(counts):
        if runs and runs[-1][1] == count - 1:
            runs[-1][1] = count
        else:
            runs.append([count, count])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def codes(known: Metadata) -> dict[str, str]:
    """Return the rules behind each country code."""
    found = {}
    for code, metadata in sorted(known.main.items(), key=lambda item: str(item[0])):
        lengths = range(SHORTEST - len(str(code)), LONGEST - len(str(code)) + 1)
        decide = cache(partial(behind_code, known, code))
        found[str(code)] = "; ".join(rules(decide, lengths, metadata.general_desc.possible_length))
    return found


def homes(known: Metadata) -> dict[str, str]:
    """Return the rules of each region for what has no plus sign, its digits for abroad first."""
    found = {}
    for region, metadata in sorted(known.regions.items()):
        possible = [
            n for n in metadata.general_desc.possible_length if n + len(str(metadata.country_code)) <= LONGEST
        ]
        own = rules(
            cache(partial(at_home, known, region)), range(SHORTEST, LONGEST + 1), possible, str(metadata.country_code)
        )
        found[region] = "; ".join([_abroad(metadata.international_prefix), *own])
    return found


def _abroad(pattern: str) -> str:
    """Return the digits before a country code that no other such prefix starts with, or `=`."""
    for digits in ("00", "011", "0011"):
        if all(automaton(pattern).ends(digits + first, SHORTEST) == {len(digits)} for first in "123456789"):
            return digits
    return "="


def source(known: Metadata) -> str:
    """Return the module that holds the table."""
    own = {f"{region}:{known.regions[region].country_code}": rule for region, rule in homes(known).items()}
    lines = [HEADER.format(version=known.version)]
    for name, table, what in (
        ("CODES", codes(known), "Rules, and the country codes that they hold for."),
        ("HOME", own, "Rules, and the regions that they hold for, each with its country code."),
    ):
        grouped: dict[str, list[str]] = defaultdict(list)
        for key, value in table.items():
            grouped[value].append(key)
        rows = [f"{_short(rule)}@{' '.join(keys)}" for rule, keys in sorted(grouped.items()) if rule]
        shown = wrap(" & ".join(rows), _WIDTH, break_long_words=False, break_on_hyphens=False)
        lines += [f'{name} = """', *shown, '"""', f'"""{what}"""', ""]
    return "\n".join(lines)


def _short(rule: str) -> str:
    return rule.replace("(?:0[1-9]|[1-9])", "n").replace(" [1-9] ", " d ").replace("(?:", "(").replace("; ", ";")


def main() -> None:
    """Make the table."""
    TABLE.write_text(source(installed()), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(TABLE)], check=True)


if __name__ == "__main__":
    main()
