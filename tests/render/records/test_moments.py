"""Times of a record, as people write them."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from callcheck.render.records.moments import moment

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        (UTC, "1 July 2026, 12:00 UTC"),
        (ZoneInfo("Europe/London"), "1 July 2026, 13:00 BST"),
        (timezone(timedelta(hours=1), "GMT Summer Time"), "1 July 2026, 13:00 UTC+0100"),
        (timezone(timedelta(hours=2), "Mitteleuropäische Sommerzeit"), "1 July 2026, 14:00 UTC+0200"),
    ],
    ids=str,
)
def test_a_zone_has_a_short_name(zone: tzinfo, said: str) -> None:
    """A long name, or one in the system's language, as Windows gives them, is said as an offset."""
    assert moment(NOON, zone) == said
