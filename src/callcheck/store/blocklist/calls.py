"""The numbers in a file of calls, or in any other that can be imported, without importing it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from callcheck.core.numbers.results import Reading
from callcheck.store import formats
from callcheck.store.blocklist import import_unpack as unpacking
from callcheck.store.blocklist.import_file import format_of
from callcheck.store.blocklist.import_parse import Rules
from callcheck.store.blocklist.import_region import RegionSample
from callcheck.store.formats.format import RawEntry, ReadOptions

_PIECE = 1 << 16
"""Characters of a line that are read at once."""
_LONGEST = 2000
"""Characters of a line that are looked at."""


def calls_in(
    file: str,
    region: str,
    read: Callable[[str], Reading],
    *,
    format: str | None = None,
    column: str | None = None,
    has_header: bool = True,
) -> Iterator[RawEntry]:
    """Yield what each call of a file says, in order; the file is recognised as an import recognises it.

    Raises WrongInput for what cannot be read so, and StoreFault for a file that cannot be read at all.
    """
    rules = Rules("", region, read, datetime.now(UTC).date(), True, False, RegionSample(region))
    with unpacking.opened(file) as taken:
        format_ = formats.reader(format or format_of(taken))
        if format_.parse_line is None:
            yield from format_.read(taken.text(newline=""), ReadOptions(column, has_header, region, rules.is_number))
            return
        lines = taken.text(newline=None)
        for position, line in enumerate(iter(lambda: lines.readline(_PIECE), ""), 1):
            yield from format_.parse_line(position, line[:_LONGEST])
