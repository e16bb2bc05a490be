"""A day, and a number of days, as an option takes it."""

import re
from datetime import date

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text

_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365, "": 1}


def days_of(typed: str | None) -> int | None:
    """Return how many days `180d`, `26w`, `6m` or `1y` are, 0 for `never`, None for none; raises WrongInput."""
    if typed is None:
        return None
    if typed == "never":
        return 0
    found = re.fullmatch(r"([0-9]{1,5})([dwmy]?)", typed)
    if found is None or int(found[1]) == 0:
        raise WrongInput(text("blocklist.not-days", text=repr(typed)))
    return int(found[1]) * _DAYS[found[2]]


def day_of(typed: str | None) -> date | None:
    """Return the day that was typed as 2026-12-31, or None for none; raises WrongInput for anything else."""
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise WrongInput(text("blocklist.not-a-date", text=repr(typed))) from error
