"""Text in which a # stands for one digit, as Saracroche and others write their ranges (read only)."""

from callcheck.store.formats import Draft, literal


def draft(position: int, line: str) -> Draft | None:
    """Return what one line says; marks at the end make a prefix, and there are no comments."""
    shown = line.strip()
    if not shown:
        return None
    number = literal.from_marks(shown, digit="#", run="*")
    refusal = "" if number else literal.NOT_LITERAL
    note = "taken as the start of numbers of any length" if shown.endswith("#") else ""
    return Draft(position, line.rstrip("\r\n"), number or "", refusal=refusal, note=note)
