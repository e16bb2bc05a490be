"""Text in which a # stands for one digit, as Saracroche and others write their ranges (read only)."""

from callcheck.store.formats import patterns
from callcheck.store.formats.format import Format, RawEntry


def parse_line(position: int, line: str) -> RawEntry | None:
    """Return what one line says; marks at the end make a prefix, and there are no comments."""
    shown = line.strip()
    if not shown:
        return None
    number = patterns.from_marks(shown, digit="#", run="*")
    refusal = "" if number else patterns.NOT_LITERAL
    note = "taken as the start of numbers of any length" if shown.endswith("#") else ""
    return RawEntry(position, line.rstrip("\r\n"), number or "", refusal=refusal, note=note)


FORMAT = Format(parse_line=parse_line)
