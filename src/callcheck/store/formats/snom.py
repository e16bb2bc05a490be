"""The phone book of Snom: `tbook` with an item a number, and the directory that its phones fetch.

Known from files that provisioning servers write for such phones.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell
from callcheck.store.formats.phone_books import Contact, contacts, read_contacts
from callcheck.store.formats.xml_items import Element, escaped, starts_with_element


def recognise(start: str) -> bool:
    """Whether it has the root of one of them."""
    return starts_with_element(start, "tbook", "SnomIPPhoneDirectory")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number."""
    return read_contacts(file, _contact, "item", "DirectoryEntry")


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write an item for each number."""
    file.write('<?xml version="1.0" encoding="utf-8"?>\n<tbook e="2" complete="true">\n')
    for index, (name, (number,)) in enumerate(contacts(entries, spell, 1)):
        file.write(f'<item context="active" type="none" index="{index}">')
        file.write(f"<name>{escaped(name)}</name><number>{number}</number></item>\n")
    file.write("</tbook>\n")


def _contact(element: Element) -> Contact:
    name = element.text_of("name") or element.text_of("Name") or element.text_of("first_name", "last_name")
    return name, (each.text for each in element.all("number", "Telephone"))


FORMAT = Format(
    recognise=recognise, read=read, write=write, holds=Holds.NUMBERS, notations=(Notation.NATIONAL, Notation.E164)
)
