"""The calls and messages that SMS Backup & Restore saves: those that came in (read only).

Its maker lists the fields under "Fields in XML Backup Files": type 1 of a message is received; 1, 3, 5 and 6 of
a call are incoming, missed, rejected and refused. What a message says is never read into anything that is kept.
"""

from collections.abc import Iterator
from typing import TextIO

from callcheck.store.formats.days import day_of_milliseconds
from callcheck.store.formats.format import Format, RawEntry, ReadOptions
from callcheck.store.formats.xml_items import elements, starts_with_element

_IN = {"call": ("1", "3", "5", "6"), "sms": ("1",), "mms": ("132",)}
"""The types of what came in; those of a multimedia message are the m_type of MMS (132: retrieved)."""
_NAMELESS = ("", "null", "(Unknown)")


def recognise(start: str) -> bool:
    """Whether it has calls or messages as this program saves them."""
    return starts_with_element(start, "smses", "calls")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each call and message that came in, counted from 1."""
    position = 0
    for element in elements(file, *_IN, is_shallow=True):
        fields = element.attributes
        kind = fields.get("m_type" if element.name == "mms" else "type", "")
        if kind not in _IN[element.name]:
            continue
        number = fields.get("number") or fields.get("address", "")
        name = fields.get("contact_name", "")
        position += 1
        yield RawEntry(
            line=position,
            text=number,
            number=number.strip(),
            label="" if name in _NAMELESS else name,
            last_reported=day_of_milliseconds(fields.get("date", "")),
        )


FORMAT = Format(recognise=recognise, read=read)
