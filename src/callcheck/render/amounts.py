"""How long ago a day was, and how many there are of something, in words that a person uses."""

from datetime import date

from callcheck.store.data.words import text, texts

_UNITS = (("time.years", 365), ("time.months", 30), ("time.weeks", 7), ("time.days", 1))
"""What lengths of time are counted in, with about how many days each has."""


def ago(day: date, today: date) -> str:
    """Return how long before today a day was: `three years ago`."""
    days = (today - day).days
    if days < 0:
        return text("time.to-come")
    if days < 2:
        return text("time.today") if days == 0 else text("time.yesterday")
    if 365 <= days < 730:
        return text("time.year")
    unit, length = next((unit, length) for unit, length in _UNITS if days >= 2 * length)
    return text(unit, count=_spelled(days // length))


def entries(count: int) -> str:
    """Return how many entries there are: `1 entry`, `2,000 entries`."""
    return text("blocklist.entry") if count == 1 else text("blocklist.entries", count=count)


def _spelled(count: int) -> str:
    small = texts("time.counts")
    return small[count] if count < len(small) else str(count)
