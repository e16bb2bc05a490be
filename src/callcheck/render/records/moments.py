"""Days and times of a record, as people write them."""

from datetime import UTC, datetime, tzinfo

from callcheck.render.dates import day_in_words
from callcheck.store.data.words import texts

_LONGEST_ZONE = 5
"""Letters: GMT, AEST, +0545. Windows writes "GMT Summer Time"."""


def day(when: datetime) -> str:
    """Return a day: `22 November 2026`."""
    return day_in_words(when.date())


def month(when: datetime) -> str:
    """Return a month: `November 2026`."""
    return f"{texts('month.names')[when.month - 1]} {when.year}"


def moment(when: datetime, zone: tzinfo | None) -> str:
    """Return a time in a zone, by default this computer's, with the zone's name: `22 November 2026, 14:30 GMT`."""
    local = in_zone(when, zone)
    return f"{day(local)}, {local:%H:%M} {_zone(local)}".rstrip()


def _zone(local: datetime) -> str:
    """Return the name of a zone or, where it is long or in the system's own language, as on Windows, its offset."""
    name = local.tzname() or ""
    return name if len(name) <= _LONGEST_ZONE and name.isascii() else f"UTC{local:%z}"


def in_zone(when: datetime, zone: tzinfo | None) -> datetime:
    """Return a moment in a zone, by default this computer's; in UTC where its zone is set to one that cannot be."""
    try:
        return when.astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return when.astimezone(UTC)


def from_clock(when: datetime) -> datetime:
    """Return in UTC what the clock of this computer showed on that day, with the summer time of that day."""
    try:
        return when.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return when.replace(tzinfo=UTC)
