"""Text that a stranger wrote, made safe to show and to give to a spreadsheet."""

import re

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]+"
)


def clean(text: str, longest: int = 200) -> str:
    """Return the text on one line, without control characters, escape sequences or bidirectional marks."""
    shown = " ".join(_UNSAFE.sub(" ", text).split())
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: with a quote in front where it would be one."""
    return f"'{cell}" if _is_formula(cell) else cell


def revived(cell: str) -> str:
    """Return a cell as it was before it was made inert."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    return cell.lstrip(" \t\r\n'").startswith(_FORMULA)
