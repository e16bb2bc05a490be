"""Words as a voice should say them: a telephone number digit by digit, and a date in words.

A voice reads "101" as one hundred and one and "7726" as thousands, which nobody can dial from hearing it.
"""

import re

from callcheck.store.data.words import text, texts

_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMBER = re.compile(r"(?<![\d£$.,:/-])(?:\+\d+|\d{3,})(?: \d{2,})*(?![\d,.:/-]*\d)")
"""Three digits or more, in groups or not. Nothing else that we say is written so, but for years."""

_BESIDE = re.compile(r"(?<=\d \d)(?=[a-z])")
"""Between digits that are said one by one and letters: `9 9 9 bsl`."""

_SAID = re.compile(r"(?<!\S)\d(?: \d)+(?:, \d(?: \d)*)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


def spoken(line: str) -> str:
    """Return a line as a voice should say it: `Ring 1 0 1.`, `the twenty-second of November 2026`."""
    months = texts("month.names")
    line = _ISO_DATE.sub(
        lambda m: f"{int(m[3])} {months[int(m[2]) - 1]} {m[1]}" if 0 < int(m[2]) < 13 else m[0], line
    )
    day = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(months)}) (\d{{4}})\b")
    line = day.sub(lambda m: text("spoken.date", day=_ordinal(int(m[1])), month=m[2], year=_year(int(m[3]))), line)
    said = _NUMBER.sub(lambda m: m[0] if _is_year(m, months) else digits(m[0]), line)
    return _BESIDE.sub(" ", said)


def digits(number: str) -> str:
    """Return the digits of a number one by one, with a pause between its groups: `0 3 0 0, 1 2 3`."""
    plus = f"{text('spoken.plus')} " if number.startswith("+") else ""
    return plus + ", ".join(" ".join(group) for group in number.removeprefix("+").split())


def unbroken(line: str) -> str:
    """Return a line in which no number that is said digit by digit can be broken at the end of a row."""
    return _SAID.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), line)


def _ordinal(day: int) -> str:
    names = texts("spoken.days")
    return names[day - 1] if 0 < day <= len(names) else str(day)


def _year(year: int) -> str:
    """Return a year as two numbers, as people say it: 2026 is `20 26`."""
    return f"{year // 100} {year % 100}" if year % 100 > 9 else str(year)


def _is_year(found: re.Match[str], months: tuple[str, ...]) -> bool:
    before = found.string[: found.start()].rstrip().rpartition(" ")[2]
    return bool(_YEAR.fullmatch(found[0])) and before in (*months, *texts("spoken.before-years"))
