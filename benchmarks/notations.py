"""Forty notations of one number, as people and programs write them: each a rule, told in a sentence.

The rules come from what address books, call logs, exchanges, spreadsheets and web pages hold, not from what callcheck
reads quickly: nothing here is imported from it. Numbers are of ranges that are not in use or are kept for drama.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """How numbers of a country are written."""

    code: str
    trunk: str
    """What is dialled before the area code at home."""
    abroad: str
    """What is dialled before a country code."""
    groups: tuple[int, ...]
    """Digits in each group of the national number, the area code first."""
    starts: tuple[str, ...]
    """The first digits of numbers that are nobody's."""


PLANS = {
    "GB": Plan("44", "0", "00", (4, 6), ("4", "6")),
    "IE": Plan("353", "0", "00", (2, 3, 4), ("2091",)),
    "US": Plan("1", "", "011", (3, 3, 4), ("292", "493", "694", "895")),
    "FR": Plan("33", "0", "00", (1, 2, 2, 2, 2), ("19900", "26191", "35301", "46571", "53649", "63998")),
    "DE": Plan("49", "0", "00", (2, 4, 4), ("190",)),
    "AU": Plan("61", "0", "0011", (1, 4, 4), ("25550", "35550", "75550", "85550")),
}
"""Ofcom's 04 and 06, the N9X of the NANP and Germany's 0190, which are in no use; the ranges that ComReg, ARCEP and
ACMA keep for drama."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One number, in the parts that notations are made of."""

    plan: Plan
    digits: str
    """The national number, without the trunk prefix."""
    source: random.Random

    @property
    def groups(self) -> list[str]:
        """The national digits in groups."""
        ends = [sum(self.plan.groups[: i + 1]) for i in range(len(self.plan.groups))]
        return [self.digits[a:b] for a, b in zip([0, *ends], ends, strict=False)]

    def home(self, mark: str = "") -> str:
        """As it is dialled at home, with a mark between the groups."""
        return self.plan.trunk + mark.join(self.groups)

    def whole(self, mark: str = "", start: str = "+") -> str:
        """With its country code, and a mark between all groups."""
        return start + self.plan.code + mark + mark.join(self.groups)

    def area(self, left: str, right: str, mark: str) -> str:
        """With marks around the area code."""
        area, *rest = self.groups
        return f"{left}{self.plan.trunk}{area}{right}{mark.join(rest)}"

    def some(self, count: int) -> str:
        """Return digits of an extension."""
        return "".join(self.source.choice("123456789") for _ in range(count))


_WIDE = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}

Rule = Callable[[Sample], str]

NOTATIONS: dict[str, tuple[str, Rule]] = {
    "e164": ("E.164, as programs store it", lambda s: s.whole()),
    "spaced": ("with country code and spaces, as ITU-T E.123 writes it", lambda s: s.whole(" ")),
    "dashed": ("with country code and dashes", lambda s: s.whole("-")),
    "dotted": ("with country code and dots, as web pages have it", lambda s: s.whole(".")),
    "registry": (
        "country code, a dot, the rest, as domain registries keep it",
        lambda s: f"+{s.plan.code}.{s.digits}",
    ),
    "zero": (
        "with country code, and the trunk prefix in brackets",
        lambda s: f"+{s.plan.code} ({s.plan.trunk or '1'}) {' '.join(s.groups)}" if s.plan.trunk else s.whole(" "),
    ),
    "zero-tight": (
        "the same without spaces",
        lambda s: f"+{s.plan.code}({s.plan.trunk}){s.digits}" if s.plan.trunk else s.whole(),
    ),
    "abroad": ("as it is dialled from abroad", lambda s: s.whole(start=s.plan.abroad)),
    "abroad-spaced": (
        "as it is dialled from abroad, with spaces",
        lambda s: f"{s.plan.abroad} {s.whole(' ', start='')}",
    ),
    "digits": ("country code and number without a plus, as exchanges send it", lambda s: s.whole(start="")),
    "home": ("as it is dialled at home", lambda s: s.home()),
    "home-spaced": ("as it is dialled at home, with spaces", lambda s: s.home(" ")),
    "home-dashed": ("as it is dialled at home, with dashes", lambda s: s.home("-")),
    "home-dotted": ("as it is dialled at home, with dots", lambda s: s.home(".")),
    "slash": ("a slash behind the area code, as in Germany and Austria", lambda s: s.area("", "/", "")),
    "brackets": ("the area code in brackets", lambda s: s.area("(", ") ", " ")),
    "brackets-dash": ("the area code in brackets, then a dash, as in America", lambda s: s.area("(", ") ", "-")),
    "square": ("the area code in square brackets", lambda s: s.area("[", "] ", " ")),
    "pairs": (
        "in pairs of digits",
        lambda s: " ".join((s.home() + " ")[i : i + 2] for i in range(0, len(s.home()), 2)).strip(),
    ),
    "no-zero": ("without its 0, as a spreadsheet leaves it", lambda s: s.digits),
    "apostrophe": ("behind the apostrophe that keeps a spreadsheet from counting", lambda s: f"'{s.home()}"),
    "quoted": ("in quotation marks, as a CSV has it", lambda s: f'"{s.home(" ")}"'),
    "formula": ("as the formula that keeps its 0 in a spreadsheet", lambda s: f'="{s.home()}"'),
    "comma": ("with the comma of a list behind it", lambda s: f"{s.home(' ')},"),
    "caller-id": (
        "a name and the number in angle brackets, as Asterisk logs it",
        lambda s: f'"A Caller" <{s.home()}>',
    ),
    "label": ("with a label before it", lambda s: f"Mobile: {s.home(' ')}"),
    "label-plus": ("with a short label before the country code", lambda s: f"Tel. {s.whole(' ')}"),
    "uri": ("as a tel: address (RFC 3966)", lambda s: f"tel:{s.whole()}"),
    "uri-dashed": ("as a tel: address with dashes", lambda s: f"tel:{s.whole('-')}"),
    "uri-extension": ("as a tel: address with an extension", lambda s: f"tel:{s.whole()};ext={s.some(3)}"),
    "x-extension": ("with an extension behind an x", lambda s: f"{s.home(' ')} x{s.some(2)}"),
    "extension": ("with an extension behind ext.", lambda s: f"{s.whole(' ')} ext. {s.some(3)}"),
    "hard-spaces": ("with spaces that do not break, as copied from a web page", lambda s: s.whole("\u00a0")),
    "thin-spaces": ("with narrow spaces, as good printing has them", lambda s: s.home("\u202f")),
    "hard-dashes": ("with dashes that do not break", lambda s: s.home("\u2011")),
    "long-dashes": ("with long dashes, as a word processor makes them", lambda s: s.home("\u2013")),
    "full-width": ("in the wide digits of East Asian keyboards", lambda s: s.home().translate(_WIDE)),
    "pasted": (
        "with the invisible marks around it that address books put there",
        lambda s: f"\u202a{s.whole(' ')}\u202c",
    ),
    "padded": ("with spaces around it and the line end of Windows", lambda s: f"  {s.home(' ')} \r"),
    "sip": ("as the SIP address of an exchange, which is no number", lambda s: f"sip:{s.whole()}@pbx.example.com"),
}
"""A sentence and a rule for each. An extension counts as part of the notation: the number is the same without it."""

OTHERS: dict[str, tuple[str, Rule]] = {
    "foreign": ("a number from another country, with spaces", lambda s: _abroad(s).whole(" ")),
    "foreign-dialled": (
        "a number from another country, as it is dialled",
        lambda s: _abroad(s).whole(start=s.plan.abroad),
    ),
    "foreign-zero": (
        "a number from another country, with its 0 in brackets",
        lambda s: NOTATIONS["zero"][1](_abroad(s)),
    ),
    "withheld": (
        "what a log writes when no number was sent",
        lambda s: s.source.choice(("Anonymous", "withheld", "Private", "")),
    ),
    "note": ("a number with words behind it, which is not taken for one", lambda s: f"{s.home(' ')} (mobile)"),
    "float": ("as a float, the last 0 of which is no digit", lambda s: f"{s.plan.code}{s.digits}.0"),
}
"""Lines that logs hold besides: these are added to the mix, each as often as a notation."""


def sample(region: str, source: random.Random, digits: str | None = None) -> Sample:
    """Return a number of a region that is nobody's."""
    plan = PLANS[region]
    length = sum(plan.groups)
    if digits is None:
        start = source.choice(plan.starts)
        digits = start + f"{source.randrange(10 ** (length - len(start))):0{length - len(start)}}"
    return Sample(plan, digits, source)


def _abroad(near: Sample) -> Sample:
    others = [region for region, plan in PLANS.items() if plan is not near.plan]
    return sample(near.source.choice(others), near.source)
