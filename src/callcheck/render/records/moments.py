"""Days and times of a record, as people write them."""

from datetime import datetime, tzinfo

from callcheck.render.dates import day_in_words
from callcheck.store.data.words import texts


def day(when: datetime) -> str:
    """Return a day: `22 November 2026`."""
    return day_in_words(when.date())


def month(when: datetime) -> str:
    """Return a month: `November 2026`."""
    return f"{texts('month.names')[when.month - 1]} {when.year}"


def moment(when: datetime, zone: tzinfo | None) -> str:
    """Return a time in a zone, by default this computer's, with the zone's name: `22 November 2026, 14:30 GMT`."""
    local = when.astimezone(zone)
    return f"{day(local)}, {local:%H:%M %Z}".rstrip()
