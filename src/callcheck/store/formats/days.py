"""Days of the times that other programs write."""

from datetime import UTC, datetime


def day_of_seconds(value: str) -> str:
    """Return the day of a time in seconds since 1970, or nothing for what is none."""
    try:
        return datetime.fromtimestamp(int(value), UTC).date().isoformat() if int(value) > 0 else ""
    except (ValueError, OverflowError, OSError):
        return ""


def day_of_milliseconds(value: str) -> str:
    """Return the day of a time in milliseconds since 1970, or nothing for what is none."""
    digits = value.strip()
    return day_of_seconds(digits[:-3]) if len(digits) < 20 else ""


def day_of_german(value: str) -> str:
    """Return the day of a time such as 24.11.26 14:01, or nothing for what is none."""
    for form in ("%d.%m.%y", "%d.%m.%Y"):
        try:
            return datetime.strptime(value.partition(" ")[0], form).date().isoformat()
        except ValueError:
            continue
    return ""
