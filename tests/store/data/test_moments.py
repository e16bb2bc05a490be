"""Times as people say them."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcheck.core.moment import OLDEST, SLACK, Precision
from callcheck.store.data.moments import moment

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 24, 14, 0, tzinfo=ZONE)
"""A Tuesday."""
WORDS = (
    *("yesterday", "today", "last", "tuesday", "monday", "2", "3pm", "at", "half", "past", "weeks", "ago", "a", "an"),
    *(
        "hour",
        "14/11",
        "31/12/2026",
        "november",
        "this",
        "morning",
        "next",
        "tomorrow",
        "in",
        "night",
        "14th",
        "-",
        "12",
    ),
)


@pytest.mark.parametrize(
    ("said", "when", "precision"),
    [
        ("yesterday 2pm", "2026-11-23 14:00", "minute"),
        ("Yesterday at 2.30 p.m.", "2026-11-23 14:30", "minute"),
        ("yest 2pm", "2026-11-23 14:00", "minute"),
        ("last Tuesday", "2026-11-17 12:00", "day"),
        ("monday", "2026-11-23 12:00", "day"),
        ("tuesday at 3", "2026-11-17 15:00", "minute"),
        ("2 weeks ago", "2026-11-10 12:00", "week"),
        ("a fortnight ago", "2026-11-10 12:00", "week"),
        ("an hour ago", "2026-11-24 13:00", "minute"),
        ("ten mins ago", "2026-11-24 13:50", "minute"),
        ("just now", "2026-11-24 14:00", "minute"),
        ("this morning", "2026-11-24 09:00", "part"),
        ("about 10 this morning", "2026-11-24 10:00", "minute"),
        ("last night", "2026-11-23 21:00", "part"),
        ("half two yesterday", "2026-11-23 14:30", "minute"),
        ("the day before yesterday", "2026-11-22 12:00", "day"),
        ("14/11", "2026-11-14 12:00", "day"),
        ("31/12", "2025-12-31 12:00", "day"),
        ("14/11/2026", "2026-11-14 12:00", "day"),
        ("14th november", "2026-11-14 12:00", "day"),
        ("14 nov 2pm", "2026-11-14 14:00", "minute"),
        ("in march", "2026-03-01 12:00", "month"),
        ("last month", "2026-10-01 12:00", "month"),
        ("2026-11-20 15:00", "2026-11-20 15:00", "minute"),
        ("11pm", "2026-11-23 23:00", "minute"),
        ("1pm", "2026-11-24 13:00", "minute"),
    ],
)
def test_times_are_read_as_people_say_them(said: str, when: str, precision: str) -> None:
    """A time is read in the past, day before month, and how exactly it is known is said."""
    found = moment(said, NOW)

    assert found is not None
    assert (f"{found.when:%Y-%m-%d %H:%M}", found.precision) == (when, Precision(precision))
    assert found.when.tzinfo is ZONE


@pytest.mark.parametrize(
    "said",
    [
        *("", " ", "bank", "my mum", "5", "1430", "2019", "tomorrow", "next tuesday", "in 2 weeks", "100 years ago"),
        *(
            "11/14/2026",
            "30/2",
            "31/12/2026",
            "25:00",
            "-2 weeks ago",
            "friday week",
            "the other day",
            "monday tuesday",
        ),
        *("\x00", "१४/११", "14/11/2026/3"),
    ],
)
def test_what_is_no_time_in_the_past_is_refused(said: str) -> None:
    """What is not a time, is in the future, is absurdly long ago, or can be read in two ways is no answer."""
    assert moment(said, NOW) is None


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)))
def test_no_time_is_in_the_future_or_absurd(said: str) -> None:
    """Whatever is typed, a moment that comes of it can have been."""
    found = moment(said, NOW)

    assert found is None or NOW - OLDEST <= found.when <= NOW + SLACK
