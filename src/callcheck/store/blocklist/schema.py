"""The tables of the blocklist, and entries as their rows.

Days are kept as Julian day numbers, which take three bytes where a text takes ten: `date(added)` shows one.
What many entries share, the list and the category, stands once in the table `kind`.
"""

from datetime import date
from typing import Any

from callcheck.core.blocklist.entry import Entry, List, Pattern
from callcheck.core.clean import clean
from callcheck.core.errors import StoreFault
from callcheck.store.blocklist import checksum
from callcheck.store.data.words import text
from callcheck.store.ownership import Schema

_MIGRATIONS = (
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
    f"""
    ALTER TABLE source ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source ADD COLUMN is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1));
    ALTER TABLE source ADD COLUMN min_reports INTEGER;
    ALTER TABLE source ADD COLUMN max_age INTEGER;
    ALTER TABLE source ADD COLUMN key TEXT NOT NULL DEFAULT '';
    ALTER TABLE source ADD COLUMN signed INTEGER;
    CREATE TABLE import (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
        imported TEXT NOT NULL,
        origin TEXT NOT NULL,
        before TEXT NOT NULL,
        was_empty INTEGER NOT NULL CHECK (was_empty IN (0, 1)),
        added INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        removed INTEGER NOT NULL,
        modified INTEGER,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE undo (
        import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        digits INTEGER NOT NULL CHECK (digits > 0),
        prefix INTEGER NOT NULL CHECK (prefix IN (0, 1)),
        kind INTEGER,
        label TEXT,
        added INTEGER,
        reports INTEGER,
        last_reported INTEGER,
        expires INTEGER,
        PRIMARY KEY (import, digits, prefix)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE seal (value INTEGER NOT NULL) STRICT;
    UPDATE source SET checksum = (
        SELECT ifnull(sum({checksum.entry_sum()}), 0) FROM entry WHERE entry.source = source.id
    );
    INSERT INTO seal (value) VALUES (0);
    UPDATE seal SET value = {checksum.SEAL}
    """,  # noqa: S608
)
"""What each added: 1 the list; 2 sums by which damage is noticed, what imports replaced, how a source counts."""

BLOCKLIST = Schema(
    application_id=int.from_bytes(b"CCbl"),
    migrations=_MIGRATIONS,
    fingerprints=(3_222_775_255, 3_387_816_172),
    leaves_mark=True,
    prepare=checksum.prepare,
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
            Pattern(str(_whole(digits)), bool(_whole(prefix))),
            List(list_),
            _text(category),
            _text(label),
            _text(source),
            day_of(added),
            None if reports is None else _whole(reports),
            None if last_reported is None else day_of(last_reported),
            None if expires is None else day_of(expires),
        )
    except ValueError as error:
        raise StoreFault(text("damage.row", digits=clean(str(digits), 20))) from error


def _whole(value: object) -> int:
    """Return what must be a whole number: what a file holds may be of any type."""
    if not isinstance(value, int) or value < 0:
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def julian(day: date) -> int:
    """Return a day as the database keeps it."""
    return day.toordinal() + _JULIAN


def day_of(number: int) -> date:
    """Return the day that the database keeps; raises ValueError for a number that is none."""
    try:
        return date.fromordinal(number - _JULIAN)
    except (OverflowError, TypeError) as error:
        raise ValueError(number) from error
