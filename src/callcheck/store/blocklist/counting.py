"""Which entries count: not expired, of a source that is on, with as many reports as the source asks for."""

import sqlite3
from datetime import date

from callcheck.store.blocklist.schema import julian

ENTRIES = """
    SELECT digits, prefix, list, category, label, name, added, reports, last_reported,
        CASE WHEN max_age IS NULL THEN expires
            ELSE min(ifnull(expires, 5373484), ifnull(last_reported, added) + max_age) END AS until
    FROM entry JOIN source ON source.id = entry.source JOIN kind ON kind.id = entry.kind
    WHERE is_on AND (min_reports IS NULL OR reports >= min_reports)
"""
"""The entries that count, in the columns of `schema.ENTRIES`, until the day that their own source lets them."""

_SOURCES = "SELECT id, is_on, min_reports, max_age FROM source WHERE NOT is_on OR min_reports OR max_age"


def condition(connection: sqlite3.Connection, today: date) -> str:
    """Return an SQL condition over the columns of `entry`: whether it counts on a day.

    It holds numbers alone, so that it may stand in any query.
    """
    day = julian(today)
    parts = [f"(expires IS NULL OR expires > {day})"]
    for id_, is_on, min_reports, max_age in connection.execute(_SOURCES):
        if not is_on:
            parts.append(f"source != {int(id_)}")
            continue
        if min_reports is not None:
            parts.append(f"(source != {int(id_)} OR ifnull(reports, 0) >= {int(min_reports)})")
        if max_age is not None:
            parts.append(f"(source != {int(id_)} OR ifnull(last_reported, added) + {int(max_age)} > {day})")
    return " AND ".join(parts)
