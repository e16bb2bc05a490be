"""Times as people say them, read with the words of data/en/words.toml and a library for the days."""

from datetime import datetime
from functools import cache

from callcheck.core.moment import Moment, MomentWords, read_moment
from callcheck.store.data.rows import toml
from callcheck.store.data.spoken import FILE


def moment(text: str, now: datetime) -> Moment | None:
    """Return when something was, or None for what is no time in the last ten years."""
    return read_moment(text, now, _words(), _read_day)


@cache
def _words() -> MomentWords:
    table = toml(FILE)["moments"]
    return MomentWords(
        rewrite=table["rewrite"],
        parts=table["parts"],
        days=frozenset(table["days"]) | frozenset(table["months"]) | frozenset(table["units"]),
        afternoon=frozenset(table["afternoon"]),
        months=frozenset(table["months"]),
        units=table["units"],
    )


def _read_day(text: str, now: datetime) -> datetime | None:
    import dateparser  # loaded when a person types a time, and costs a fifth of a second

    settings = {
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "TIMEZONE": "UTC",  # all that is read is the clock's own; the system's zone may be set to one that cannot be
    }
    day: datetime | None = dateparser.parse(text, languages=["en"], settings=settings)
    return day.replace(tzinfo=now.tzinfo) if day else None
