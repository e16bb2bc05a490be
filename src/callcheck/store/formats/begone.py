"""The lists of Begone: a property list of numbers in which # stands for one digit, each with a title.

Known from the French lists that are shared for it.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell, name_of
from callcheck.store.formats.patterns import of_marks
from callcheck.store.formats.xml_items import elements, escaped

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<array>
"""


def recognise(start: str) -> bool:
    """Whether it is a property list of numbers with titles."""
    return "<plist" in start and "<key>number</key>" in start and "<key>title</key>" in start


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield what each number or range says, counted from 1."""
    for position, entry in enumerate(elements(file, "dict"), 1):
        texts = [child.text for child in entry.children]
        fields = dict(zip(texts[::2], texts[1::2], strict=False))
        number = fields.get("number", "")
        yield from of_marks(RawEntry(position, number, number, label=fields.get("title", "")))


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write an item for each number."""
    file.write(_HEAD)
    for entry in entries:
        for number in spell(entry.pattern):
            pairs = (("addNational", "true"), ("category", "0"), ("number", number), ("title", name_of(entry)))
            body = "".join(f"<key>{key}</key><string>{escaped(value)}</string>" for key, value in pairs)
            file.write(f"<dict>{body}</dict>\n")
    file.write("</array>\n</plist>\n")


FORMAT = Format(recognise=recognise, read=read, write=write, holds=Holds.NUMBERS)
