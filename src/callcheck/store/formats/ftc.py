"""The complaints that the FTC publishes each day: one row a complaint, counted by number (read only).

What a row tells of the person who complained (city, state, area code) is never kept, not even among the rejects.
"""

import csv
from collections.abc import Iterator
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.formats import Draft

ADDS_UP = True
"""Each row is one report of its number."""

_NUMBER, _DATE, _SUBJECT = "Company_Phone_Number", "Violation_Date", "Subject"

_CATEGORIES = {
    "calls pretending": "scam",
    "computer": "tech-support",
    "lotteries": "prize",
    "charities": "charity",
    "dropped call": "silent",
    "work from home": "job",
    "warranties": "sales",
    "reducing your debt": "sales",
    "medical": "sales",
    "energy": "sales",
    "vacation": "sales",
    "home improvement": "sales",
    "home security": "sales",
}


def recognises(start: str) -> bool:
    """Whether it starts with the FTC's header."""
    return start.startswith(f"{_NUMBER},Created_Date,{_DATE},")


def read(file: TextIO, column: str | None) -> Iterator[Draft]:  # noqa: ARG001 - the columns are fixed
    """Yield a draft for each complaint, with its subject as the label; the last day is that of the call."""
    rows = csv.DictReader(file)
    if rows.fieldnames is None or not {_NUMBER, _DATE, _SUBJECT} <= set(rows.fieldnames):
        raise WrongInput(f"This CSV has no columns {_NUMBER}, {_DATE} and {_SUBJECT}. Nothing was changed.")
    try:
        for row in rows:
            number = (row[_NUMBER] or "").strip()
            subject = " ".join((row[_SUBJECT] or "").split())
            ten = len(number) == 10 and number.isascii() and number.isdecimal()
            yield Draft(
                line=rows.line_num,
                text=",".join((number, row[_DATE] or "", subject)),
                number=f"+1{number}" if ten else "",
                category=next((c for words, c in _CATEGORIES.items() if subject.casefold().startswith(words)), ""),
                label="" if subject == "No Subject Provided" else subject,
                last_reported=row[_DATE] or "",
                refusal="It is no American number: those have ten digits." if number and not ten else "",
            )
    except csv.Error as error:
        raise WrongInput(f"Line {rows.line_num} is not CSV: {error}. Nothing was changed.") from error
