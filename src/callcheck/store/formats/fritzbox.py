"""The phonebook of a FRITZ!Box, which can bar the numbers in it: XML, at most nine numbers a contact."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import groupby, islice
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.formats.days import day_of_seconds
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell, name_of
from callcheck.store.formats.xml_items import elements, escaped, starts_with_element

_MOST = 9
"""Numbers in a contact; a box drops or refuses the others."""


def recognise(start: str) -> bool:
    """Whether it is XML with a phonebook."""
    return starts_with_element(start, "phonebook", "phonebooks")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number, counted from 1, with its contact's name as the label."""
    position = 0
    for contact in elements(file, "contact"):
        name = contact.text_of("realName")
        added = day_of_seconds(contact.text_of("mod_time"))
        for number in contact.all("number"):
            position += 1
            yield RawEntry(position, f"{number.text}  # {name}", number.text, label=name, added=added)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the numbers by label, nine to a contact; a * at the end bars all that start so."""
    file.write('<?xml version="1.0" encoding="utf-8"?>\n<phonebooks>\n<phonebook name="callcheck">\n')
    contact = 0
    for name, group in groupby(entries, key=name_of):
        while some := list(islice(group, _MOST)):
            contact += 1
            file.write(_contact(contact, name, some, spell))
    file.write("</phonebook>\n</phonebooks>\n")


def _contact(unique: int, name: str, entries: list[Entry], spell: Spell) -> str:
    numbers = "".join(
        f'<number type="home" prio="{0 if position else 1}" id="{position}">{number}</number>\n'
        for position, number in enumerate(number for entry in entries for number in spell(entry.pattern))
    )
    changed = int(datetime.combine(max(e.added for e in entries), time(), UTC).timestamp())
    return (
        f"<contact><category>0</category><person><realName>{escaped(name)}</realName></person>\n"
        f'<telephony nid="{len(entries)}">\n{numbers}</telephony><services/><setup/>'
        f"<mod_time>{changed}</mod_time><uniqueid>{unique}</uniqueid></contact>\n"
    )


FORMAT = Format(recognise=recognise, read=read, write=write, holds=Holds.PATTERNS, most=2000)
