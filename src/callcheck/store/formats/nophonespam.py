"""NoPhoneSpam's text: `pattern: name` a line, where a * or a % at the end stands for any digits (read only)."""

from callcheck.store.formats import Draft, literal


def draft(position: int, line: str) -> Draft | None:
    """Return what one line says; a line that starts with # is a comment."""
    shown = line.strip()
    if not shown or shown.startswith("#"):
        return None
    pattern, _, name = shown.partition(":")
    number = literal.from_marks(pattern, digit="%", run="*")
    refusal = "" if number else literal.NOT_LITERAL
    return Draft(position, line.rstrip("\r\n"), number or "", label=name.strip(), refusal=refusal)
