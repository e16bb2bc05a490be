"""When something happened, as people say it: "yesterday 2pm", "last Tuesday", "2 weeks ago". Never in the future.

A library reads the day; this module decides what it may be asked and what it may answer.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ReadDay = Callable[[str, datetime], datetime | None]
"""Returns the day that a phrase names, counted from a given now, or None."""
OLDEST = timedelta(days=3653)
"""Ten years: whoever says more has slipped."""
SLACK = timedelta(minutes=2)
"""A clock that is read while it turns over may be a little ahead of now."""
NOON = 12
_CLOCK = re.compile(
    r"\b(?:at )?([01]?\d|2[0-3])(?:[:.]?([0-5]\d))? ?([ap]m)\b|\b(?:at )?([01]?\d|2[0-3])[:.]([0-5]\d)\b"
)
_HOUR = r"([01]?\d|2[0-3])"
_BARE_HOUR = re.compile(rf"\bat {_HOUR}\b(?: oclock)?(?![/.:-])|\b{_HOUR} oclock\b")
_LONE = re.compile(rf"\b{_HOUR}\b(?![/.:-])")
_DAWN = 7
"""An hour before this one, said without "am" or "pm", is one of the afternoon."""
_ISO = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\b")


class Precision(StrEnum):
    """How exactly a moment is known."""

    MINUTE = "minute"
    PART = "part"
    """A part of a day, such as an afternoon."""
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in the past, in the zone of the `now` that it was counted from, and how exactly it is known."""

    when: datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class MomentWords:
    """The words of a language for times: see [moments] in data/en/words.toml.

    `rewrite` says common phrases in a plainer way. `parts` are parts of a day with the hour they mean. `days` are
    the words that the name of a day may be made of, besides `months`. `afternoon` are parts in which "at 8" is 20:00.
    `units` is how exact a number of minutes, days, weeks or months is.
    """

    rewrite: Mapping[str, str]
    parts: Mapping[str, int]
    days: frozenset[str]
    afternoon: frozenset[str]
    months: frozenset[str]
    units: Mapping[str, str]


def read_moment(text: str, now: datetime, words: MomentWords, read_day: ReadDay) -> Moment | None:
    """Return when something was, or None for what is no time, lies in the future, or is absurdly long ago.

    A time alone is today's, or yesterday's when today's has not come yet. A day alone is at noon.
    """
    said = _rewritten(text, words)
    part = next((name for name in words.parts if re.search(rf"\b{name}\b", said)), None)
    if part and not _CLOCK.search(said) and not _has_unit(said, words):
        said = _LONE.sub(r"at \1", said.replace("at ", ""), count=1)
    clock = _clock(said, part, words)
    rest = _BARE_HOUR.sub(" ", _CLOCK.sub(" ", said))
    rest = " ".join(re.sub(rf"\b{part}\b", " ", rest).split()) if part else " ".join(rest.split())
    if not said or not _is_a_day(rest, words):
        return None
    day = read_day(_iso(rest, now), now) if rest else now
    if day is None or (precision := _precision(rest, clock, part, words)) is None:
        return None
    return _checked(_at(day, clock, part, rest, words, precision), now, precision, floating=not rest)


def _rewritten(text: str, words: MomentWords) -> str:
    said = re.sub(r"[^a-z0-9:/.\- ]", " ", text.casefold().replace("'", "").replace("’", ""))
    said = re.sub(r"\b([ap])\.m\b\.?", r"\1m", said)
    said = " ".join(said.split()).strip(" .")
    for phrase, plainer in words.rewrite.items():
        said = re.sub(rf"\b{phrase}\b", plainer, said)
    return " ".join(said.split())


def _has_unit(said: str, words: MomentWords) -> bool:
    return any(word in words.units for word in said.split())


def _clock(said: str, part: str | None, words: MomentWords) -> tuple[int, int] | None:
    """Return the hour and minute that are said, or None."""
    if found := _CLOCK.search(said):
        hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
        half = found[3]
    elif found := _BARE_HOUR.search(said):
        hour, minute, half = int(found[1] or found[2]), 0, None
    else:
        return None
    later = part in words.afternoon or (part is None and 0 < hour < _DAWN)
    if half == "pm" or (half is None and later and hour < NOON):
        hour = hour % NOON + NOON
    elif half == "am":
        hour %= NOON
    return hour, minute


def _is_a_day(rest: str, words: MomentWords) -> bool:
    """Whether every word is one that names days, and a date in figures has a month that exists."""
    for figures in _NUMERIC.finditer(_ISO.sub(" ", rest)):
        if not (1 <= int(figures[1]) <= 31 and 1 <= int(figures[2]) <= 12):
            return False
    pieces = _NUMERIC.sub(" ", _ISO.sub(" ", rest)).split()
    return all(piece in words.days or re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?|20\d\d", piece) for piece in pieces)


def _iso(rest: str, now: datetime) -> str:
    """Return a phrase with a date in figures, day first, written so that no library can take it the other way."""
    found = _NUMERIC.fullmatch(rest)
    if not found or _ISO.fullmatch(rest):
        return rest
    year = int(found[3] or now.year)
    year += 2000 if year < 100 else 0
    month, day = int(found[2]), int(found[1])
    if not found[3] and (month, day) > (now.month, now.day):
        year -= 1
    return f"{year:04}-{month:02}-{day:02}"


def _precision(rest: str, clock: tuple[int, int] | None, part: str | None, words: MomentWords) -> Precision | None:
    """Return how exact a phrase is; None for a number alone, which says nothing."""
    units = [words.units[word] for word in rest.split() if word in words.units]
    if re.fullmatch(r"\d+", rest):
        return None
    if clock or "minute" in units:
        return Precision.MINUTE
    if part:
        return Precision.PART
    if not rest:
        return None
    if units:
        return Precision(units[0])
    return Precision.DAY if re.search(r"\d", rest) or not words.months & set(rest.split()) else Precision.MONTH


def _at(
    day: datetime,
    clock: tuple[int, int] | None,
    part: str | None,
    rest: str,
    words: MomentWords,
    precision: Precision,
) -> datetime:
    if clock:
        return day.replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)
    if part:
        return day.replace(hour=words.parts[part], minute=0, second=0, microsecond=0)
    if precision is Precision.MINUTE and rest:
        return day.replace(second=0, microsecond=0)
    return day.replace(hour=NOON, minute=0, second=0, microsecond=0)


def _checked(when: datetime, now: datetime, precision: Precision, *, floating: bool) -> Moment | None:
    """Return a moment that can have been, or None."""
    if when > now + SLACK and floating and precision in (Precision.MINUTE, Precision.PART):
        when -= timedelta(days=1)
    if when.date() == now.date() and when > now and precision is not Precision.MINUTE:
        when = now.replace(second=0, microsecond=0)
    if when > now + SLACK or now - when > OLDEST:
        return None
    return Moment(min(when, now), precision)
