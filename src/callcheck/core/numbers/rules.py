"""The rules of plans.py as values, and as expressions for many lines at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from callcheck.core.numbers import plans


@dataclass(frozen=True, slots=True)
class Rule:
    """What stands before a national number, how it starts, and how many digits it may have."""

    removed: str
    start: str
    """An expression; empty for any digit."""
    lengths: tuple[tuple[int, int], ...]
    """First and last of each run."""

    def fits(self, national: str) -> bool:
        """Whether the rule speaks of these digits, once what it removes is gone."""
        size = len(national)
        return any(a <= size <= b for a, b in self.lengths) and bool(re.match(self.start, national))

    def expression(self) -> str:
        """Return an expression for the whole of the national number, the longest first."""
        taken = self.start == _NOT_ZERO
        runs = "|".join(_digits(a - taken, b - taken) for a, b in reversed(self.lengths))
        whole = f"(?:{runs})" if len(self.lengths) > 1 else runs
        return whole if not self.start else f"{self.start}{whole}" if taken else f"(?={self.start}){whole}"

    def usual(self) -> str:
        """Return an expression for most of what the rule speaks of, sooner tried; empty where there is none."""
        first = next((way for way in self.start[3:-1].split("|") if _ONE_SET.fullmatch(way)), "")
        length = self.lengths[-1][-1] - 1
        return rf"{first}\d{{{length}}}" if first and self.start.startswith("(?:") else ""


_ONE_SET = re.compile(r"\[[0-9-]+\]")
_NOT_ZERO = "[1-9]"


def _digits(least: int, most: int) -> str:
    return rf"\d{{{least}}}" if least == most else rf"\d{{{least},{most}}}"


@dataclass(frozen=True, slots=True)
class Plan:
    """How numbers are written in one region."""

    code: str
    abroad: str
    """What is dialled before a country code; empty where no one prefix is sure."""
    rules: tuple[Rule, ...]


@cache
def plan_of(region: str) -> Plan:
    """Return the plan of a region; one that says nothing where the region is not known."""
    for rules, where in _rows(plans.HOME):
        for name in where.split():
            if name.startswith(f"{region}:"):
                abroad, _, own = rules.partition(";")
                code = name.partition(":")[2]
                return Plan(code, abroad.replace("=", ""), _rules(own, code))
    return Plan("", "", ())


@cache
def _codes() -> dict[str, str]:
    return {code: rules for rules, codes in _rows(plans.CODES) for code in codes.split()}


@cache
def behind(code: str) -> tuple[Rule, ...]:
    """Return the rules behind a plus sign and a country code; none where there is no such code."""
    return _rules(_codes().get(code, ""), code)


def codes() -> Iterable[str]:
    """Return the country codes that rules speak of."""
    return _codes().keys()


def _rows(table: str) -> Iterator[tuple[str, str]]:
    for row in " ".join(table.split()).split(" & "):
        rules, _, where = row.partition("@")
        yield rules, where


def _rules(text: str, code: str) -> tuple[Rule, ...]:
    return tuple(_rule(one, code) for one in text.split(";") if one)


def _rule(text: str, code: str) -> Rule:
    removed, start, lengths = text.split()
    ends = (run.split("-") for run in lengths.split(","))
    start = start.replace("(", "(?:").replace("n", "(?:0[1-9]|[1-9])").replace("d", "[1-9]").replace(".", "")
    return Rule({"=": "", "c": code}.get(removed, removed), start, tuple((int(run[0]), int(run[-1])) for run in ends))
