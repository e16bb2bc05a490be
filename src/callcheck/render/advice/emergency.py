"""The emergency card: what to do in danger, in three lines, and how to reach 999 without speaking or hearing."""

from callcheck.render.text import Line, Style
from callcheck.store.data.guidance import words
from callcheck.store.data.words import text


def emergency_card() -> list[Line]:
    """Return the card. The number stands alone on its line."""
    first, *more = words()["emergency"]
    silent = words().get("emergency-more", ())
    return [
        Line(text("emergency.title"), Style.ALARM),
        Line(),
        Line(first, Style.STRONG),
        Line(),
        Line("999", Style.NUMBER, lead="    "),
        Line(),
        *(Line(line) for line in more),
        *([Line()] if silent else []),
        *(Line(line) for line in silent),
    ]
