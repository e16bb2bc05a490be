"""Patterns of other programs: taken when they are a whole number or the start of one, and never run."""

import re

NOT_LITERAL = "It is a pattern that callcheck does not run. Only whole numbers, and beginnings of numbers, are taken."

_EXPRESSION = re.compile(r"\^?(?:\\?\+|\(\?:\\\+\)\?)?(\d+)(\.\*|\\d\*|\[0-9\]\*)?(\$?)")


def from_expression(expression: str) -> str | None:
    """Return a regular expression that is a literal number, or a literal start with .*, as callcheck writes it."""
    found = _EXPRESSION.fullmatch(expression.strip())
    if found is None:
        return None
    plus = "+" if "+" in expression.partition(found[1])[0] else ""
    return f"{plus}{found[1]}{'*' if found[2] else ''}"


def from_marks(pattern: str, digit: str, run: str) -> str | None:
    """Return a pattern with marks for one digit and for a run of digits, when the marks stand at the end."""
    body = pattern.strip().replace(" ", "")
    start = body.rstrip(digit + run)
    if not start or any(mark in start for mark in digit + run):
        return None
    return start + ("*" if start != body else "")
