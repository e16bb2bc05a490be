"""The numbers that Android blocks, listed by `content query --uri content://com.android.blockednumber/blocked`.

The columns are those of Android's BlockedNumberContract (read only: only the phone itself can write them).
"""

import re
from collections.abc import Iterable

from callcheck.store.formats.format import Format, RawEntry

_FIELD = re.compile(r"\b(original_number|e164_number)=([^,]*)")


def recognise(start: str) -> bool:
    """Whether it starts with a row of blocked numbers."""
    return start.lstrip().startswith("Row: ") and "original_number=" in start.partition("\n")[0]


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one row says: the number in E.164 where Android knows it, else as it was typed."""
    if not line.strip():
        return ()
    fields = {name: value.strip() for name, value in _FIELD.findall(line) if value.strip() not in ("", "NULL")}
    number = fields.get("e164_number") or fields.get("original_number", "")
    return (RawEntry(position, line.rstrip("\r\n"), number),)


FORMAT = Format(recognise=recognise, parse_line=parse_line)
