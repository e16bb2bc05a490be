"""Text with `number;description` a line, and comments that start with # (read only)."""

from collections.abc import Iterable

from callcheck.store.formats.format import Format, RawEntry


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one line says."""
    if not line.strip() or line.lstrip().startswith("#"):
        return ()
    number, _, words = line.partition(";")
    return (RawEntry(position, line.rstrip("\r\n"), number.strip(), label=words.strip()),)


FORMAT = Format(parse_line=parse_line)
