"""How long ago a day was, and how many there are of something, in words that a person uses."""

from datetime import date

_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def ago(day: date, today: date) -> str:
    """Return how long before today a day was: `three years ago`."""
    days = (today - day).days
    if days < 0:
        return "on a day to come"
    if days < 2:
        return ("today", "yesterday")[days]
    for unit, length in (("year", 365), ("month", 30), ("week", 7), ("day", 1)):
        if days >= 2 * length or (unit == "year" and days >= length):
            count = days // length
            return f"{_WORDS[count] if count < len(_WORDS) else count} {unit}{'s' if count > 1 else ''} ago"
    return f"{days} days ago"


def counted(count: int, one: str, several: str) -> str:
    """Return how many there are of something: `1 entry`, `2,000 entries`."""
    return f"{count:,} {one if count == 1 else several}"
