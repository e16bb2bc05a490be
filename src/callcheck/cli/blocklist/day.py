"""A day as an option takes it."""

from datetime import date

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text


def day_of(typed: str | None) -> date | None:
    """Return the day that was typed as 2026-12-31, or None for none; raises WrongInput for anything else."""
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise WrongInput(text("blocklist.not-a-date", text=repr(typed))) from error
