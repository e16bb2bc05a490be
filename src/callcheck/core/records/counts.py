"""How many records there are by week, script or nation, for who asks whether such calls increase."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from callcheck.core.records.record import Record


class By(StrEnum):
    """What records can be counted by."""

    WEEK = "week"
    SCAM = "scam"
    NATION = "nation"


def counts(records: Iterable[Record], by: By) -> list[tuple[str, int]]:
    """Return how many records there are of each kind; the id `not-sure` counts those that do not say.

    Weeks are ISO weeks, such as 2026-W47, in order and without gaps; calls that nobody dated come last. Others stand
    by number, most first.
    """
    match by:
        case By.WEEK:
            days = [record.happened.date() if record.happened else None for record in records]
            weeks = Counter(_monday(day) for day in days if day is not None)
            undated = [("not-sure", days.count(None))] if None in days else []
            return [(f"{day:%G-W%V}", weeks[day]) for day in _mondays(weeks)] + undated
        case By.SCAM:
            return _most(record.scam or "not-sure" for record in records)
        case By.NATION:
            return _most(next(iter(sorted(record.answer("nation"))), "not-sure") for record in records)
        case _:
            assert_never(by)


def _most(keys: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(keys).items(), key=lambda item: (-item[1], item[0]))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(weeks: Iterable[date]) -> Iterator[date]:
    days = sorted(weeks)
    if days:
        for week in range((days[-1] - days[0]).days // 7 + 1):
            yield days[0] + timedelta(weeks=week)
