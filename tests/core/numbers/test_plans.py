"""The table of the fast reading is what phonenumbers knows, and nothing else."""

import random

import phonenumbers
import pytest

from callcheck.core.numbers import plans, rules
from callcheck.core.numbers.parse import read
from callcheck.store.data.numbering import numbering
from generate import numbering as generator
from generate.automata import automaton

SAMPLED = ("AU", "CA", "DE", "FR", "GB", "IE", "IM", "IT", "SM", "US")


def test_the_table_is_fresh() -> None:
    """What stands there for each country code, and for some regions, is made anew from the installed phonenumbers."""
    if phonenumbers.__version__ != plans.MADE_FROM:
        pytest.skip(f"the table was made from {plans.MADE_FROM}: run `python -m generate.numbering`")
    known = generator.installed()
    few = generator.Metadata(known.version, {r: known.regions[r] for r in SAMPLED}, known.main)
    made = generator.source(few)

    assert _rows(plans.CODES) == _rows(made.partition('CODES = """')[2].partition('"""')[0])
    assert set(_rows(made.partition('HOME = """')[2].partition('"""')[0])) <= set(_rows(plans.HOME))


def _rows(table: str) -> list[tuple[str, str]]:
    rows = (row.partition("@") for row in " ".join(table.split()).split(" & "))
    return sorted((where, rule) for rule, _, each in rows for where in each.split())


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_each_rule_is_what_the_full_reading_does(region: str) -> None:
    """Under any phonenumbers: digits that a rule speaks of are read as it says, at home and behind a plus."""
    source = random.Random(region)
    plan = rules.plan_of(region)
    for rule in plan.rules:
        for national in _fitting(rule, source):
            found = read(rule.removed + national, region, numbering())
            is_relay = plan.code == "44" and (rule.removed + national).startswith("18001")
            assert is_relay or getattr(found, "e164", None) == f"+{plan.code}{national}", (rule, national)
    for rule in rules.behind(plan.code):
        for national in _fitting(rule, source):
            found = read(f"+{plan.code}{rule.removed}{national}", "GB", numbering())
            assert getattr(found, "e164", None) == f"+{plan.code}{national}", (rule, national)
    if plan.abroad:
        found = read(f"{plan.abroad}447700900123", region, numbering())
        assert getattr(found, "e164", None) == "+447700900123"


def _fitting(rule: rules.Rule, source: random.Random) -> list[str]:
    """Return some digits that a rule speaks of, of each of its lengths."""
    found = []
    for a, b in rule.lengths:
        for length in range(a, b + 1):
            tried = ("".join(source.choice("0123456789") for _ in range(length)) for _ in range(40))
            found += [digits for digits in tried if rule.fits(digits)][:4]
    return found


@pytest.mark.parametrize(
    "pattern", ["0|180020", "([2-9]\\d{6})$|1", "0(1\\d)?", "[1-357-9]\\d{9}|[18]\\d{8}", "1?23"]
)
def test_what_is_worked_out_is_what_the_expression_does(pattern: str) -> None:
    """Whether all, none or some texts with a start match, and where a match may end, agrees with trying them all."""
    import re

    expression = re.compile(pattern, re.ASCII)
    source = random.Random(pattern)
    for _ in range(300):
        length = source.randrange(1, 11)
        start = "".join(source.choice("0123456789") for _ in range(source.randrange(length + 1)))
        texts = [
            start + f"{source.randrange(10**9):09}{source.randrange(10**9):09}"[: length - len(start)]
            for _ in range(50)
        ]
        whole, ends = automaton(pattern).whole(start, length), automaton(pattern).ends(start, length)
        assert whole is None or {bool(expression.fullmatch(text)) for text in texts} == {whole}
        if ends is not None:
            assert all((m := expression.match(text)) is None or m.end() in ends for text in texts)
        if ends == set():
            assert not any(expression.match(text) for text in texts)
