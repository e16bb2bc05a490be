"""The tables of the blocklist, and entries as their rows.

Days are kept as Julian day numbers, which take three bytes where a text takes ten: `date(added)` shows one.
What many entries share, the list and the category, stands once in the table `kind`.
"""

from datetime import date
from typing import Any

from callcheck.core.blocklist.entry import Entry, List, Pattern
from callcheck.core.errors import StoreFault

MIGRATIONS = (
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        origin TEXT NOT NULL,
        format TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        imported TEXT NOT NULL,
        entries INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE kind (
        id INTEGER PRIMARY KEY,
        list TEXT NOT NULL CHECK (list IN ('block', 'allow')),
        category TEXT NOT NULL,
        UNIQUE (list, category)
    ) STRICT;
    CREATE TABLE entry (
        digits INTEGER NOT NULL CHECK (digits > 0),
        prefix INTEGER NOT NULL CHECK (prefix IN (0, 1)),
        source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
        kind INTEGER NOT NULL REFERENCES kind (id),
        label TEXT NOT NULL,
        added INTEGER NOT NULL,
        reports INTEGER,
        last_reported INTEGER,
        expires INTEGER,
        PRIMARY KEY (digits, prefix, source)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entry_prefixes ON entry (digits) WHERE prefix = 1
    """,
)

ENTRIES = """
    SELECT digits, prefix, list, category, label, name, added, reports, last_reported, expires
    FROM entry JOIN source ON source.id = entry.source JOIN kind ON kind.id = entry.kind
"""

_JULIAN = 1_721_425
"""The Julian day number of the day before 1 January of year 1, from which Python counts."""


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the entry of a row of ENTRIES; raises StoreFault when the row is damaged."""
    digits, prefix, list_, category, label, source, added, reports, last_reported, expires = row
    try:
        return Entry(
            Pattern(str(digits), bool(prefix)),
            List(list_),
            category,
            label,
            source,
            day_of(added),
            reports,
            day_of(last_reported) if last_reported is not None else None,
            day_of(expires) if expires is not None else None,
        )
    except ValueError as error:
        raise StoreFault(f"The entry +{digits} of the list is damaged. See: callcheck blocklist verify") from error


def julian(day: date) -> int:
    """Return a day as the database keeps it."""
    return day.toordinal() + _JULIAN


def day_of(number: int) -> date:
    """Return the day that the database keeps; raises ValueError for a number that is none."""
    try:
        return date.fromordinal(number - _JULIAN)
    except (OverflowError, TypeError) as error:
        raise ValueError(number) from error
