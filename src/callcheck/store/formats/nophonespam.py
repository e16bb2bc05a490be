"""NoPhoneSpam's text: `pattern: name` a line, where a * or a % at the end stands for any digits (read only)."""

from callcheck.store.formats import patterns
from callcheck.store.formats.format import Format, RawEntry


def parse_line(position: int, line: str) -> RawEntry | None:
    """Return what one line says; a line that starts with # is a comment."""
    shown = line.strip()
    if not shown or shown.startswith("#"):
        return None
    pattern, _, name = shown.partition(":")
    number = patterns.from_marks(pattern, digit="%", run="*")
    refusal = "" if number else patterns.NOT_LITERAL
    return RawEntry(position, line.rstrip("\r\n"), number or "", label=name.strip(), refusal=refusal)


FORMAT = Format(parse_line=parse_line)
