"""How large and how strange a file may be: each limit is named where it is met, and can be set in the environment."""

import os
from dataclasses import dataclass
from functools import cache

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read of one file. The environment sets them: CALLCHECK_MAX_ITEM, CALLCHECK_MAX_COLUMNS and so on."""

    item: int = 1 << 20
    """Characters of one row, card, contact or object; each must be held in memory."""
    columns: int = 1_000
    """Cells of one row of a table."""
    depth: int = 50
    """Elements inside elements."""
    unpacked: int = 4 << 30
    """Bytes that a packed file may unpack to."""
    ratio: int = 100
    """How many times its own size a packed file may unpack to, beyond the first ten million bytes."""
    barren: int = 64 << 20
    """Characters in which no entry is found."""
    expansion: int = 1_000
    """Numbers and prefixes that one pattern or range may stand for."""


@cache
def limits() -> Limits:
    """Return the limits of this process; raises WrongInput for a setting that is no whole number."""
    set_: dict[str, int] = {}
    for name in Limits.__slots__:
        variable = f"CALLCHECK_MAX_{name.upper()}"
        if value := os.environ.get(variable):
            if not (value.isascii() and value.isdecimal() and 0 < len(value) < 16):
                raise WrongInput(text("import.bad-limit", name=variable, value=value))
            set_[name] = int(value)
    return Limits(**set_)
