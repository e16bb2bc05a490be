"""Text with `number;description` a line, and comments that start with # (read only)."""

from callcheck.store.formats import Draft


def draft(position: int, line: str) -> Draft | None:
    """Return what one line says."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    number, _, words = line.partition(";")
    return Draft(position, line.rstrip("\r\n"), number.strip(), label=words.strip())
