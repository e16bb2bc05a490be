"""Days as people write them."""

from datetime import date

from callcheck.store.data.words import texts


def day_in_words(day: date) -> str:
    """Return a day with its month in words: `22 November 2026`."""
    return f"{day.day} {texts('month.names')[day.month - 1]} {day.year}"
