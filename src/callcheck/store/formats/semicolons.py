"""Text with `number;description` a line, and comments that start with # (read only)."""

from callcheck.store.formats.format import Format, RawEntry


def parse_line(position: int, line: str) -> RawEntry | None:
    """Return what one line says."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    number, _, words = line.partition(";")
    return RawEntry(position, line.rstrip("\r\n"), number.strip(), label=words.strip())


FORMAT = Format(parse_line=parse_line)
