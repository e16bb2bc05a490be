"""Text in which a # stands for one digit, as Saracroche and others write their ranges (read only)."""

from collections.abc import Iterable

from callcheck.store.formats.format import Format, RawEntry
from callcheck.store.formats.patterns import of_marks


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one line says; marks at the end make a prefix, and there are no comments."""
    shown = line.strip()
    return of_marks(RawEntry(position, line.rstrip("\r\n"), shown)) if shown else ()


FORMAT = Format(parse_line=parse_line)
