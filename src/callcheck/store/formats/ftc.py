"""The complaints that the FTC publishes each day: one row a complaint, counted by number (read only).

What a row tells of the person who complained (city, state, area code) is never kept, not even among the rejects.
"""

from collections.abc import Iterator
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.csv_rows import line_of, rows
from callcheck.store.formats.format import Format, RawEntry, ReadOptions

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


def recognise(start: str) -> bool:
    """Whether it starts with the FTC's header."""
    return start.startswith(f"{_NUMBER},Created_Date,{_DATE},")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each complaint, with its subject as the label; the last day is that of the call."""
    complaints = rows(file, ",")
    _, header = next(complaints, (0, []))
    if not {_NUMBER, _DATE, _SUBJECT} <= set(header):
        raise WrongInput(text("import.lacks-columns", names=f"{_NUMBER}, {_DATE}, {_SUBJECT}"))
    for position, row in complaints:
        if not row:
            continue
        fields = dict(zip(header, row, strict=False))
        number, day = fields.get(_NUMBER, "").strip(), fields.get(_DATE, "")
        subject = " ".join(fields.get(_SUBJECT, "").split())
        ten = len(number) == 10 and number.isascii() and number.isdecimal()
        yield RawEntry(
            line=position,
            text=line_of([number, day, subject]),
            number=f"+1{number}" if ten else "",
            category=next((c for words, c in _CATEGORIES.items() if subject.casefold().startswith(words)), ""),
            label="" if subject == "No Subject Provided" else subject,
            last_reported=day,
            refusal=text("import.not-american") if number and not ten else "",
        )


FORMAT = Format(recognise=recognise, read=read, counts_lines=True)
