"""NoPhoneSpam's text: `pattern: name` a line, where a * or a % at the end stands for any digits (read only)."""

from collections.abc import Iterable

from callcheck.store.formats import patterns
from callcheck.store.formats.format import Format, RawEntry


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one line says; a line that starts with # is a comment."""
    shown = line.strip()
    if not shown or shown.startswith("#"):
        return ()
    pattern, _, name = shown.partition(":")
    raw = RawEntry(position, line.rstrip("\r\n"), pattern, label=name.strip())
    return patterns.of_marks(raw, digit="", run="*%")


FORMAT = Format(parse_line=parse_line)
