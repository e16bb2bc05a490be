"""The directory of Cisco's IP phones, which others read too; a phone shows 32 entries of one file.

Known from the XML that such phones are given (CiscoIPPhoneDirectory: Title, Prompt, DirectoryEntry).
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell
from callcheck.store.formats.phone_books import Contact, contacts, read_contacts
from callcheck.store.formats.xml_items import Element, escaped, starts_with_element


def recognise(start: str) -> bool:
    """Whether it has the root of a directory."""
    return starts_with_element(start, "CiscoIPPhoneDirectory")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number."""
    return read_contacts(file, _contact, "DirectoryEntry")


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write an entry for each number."""
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<CiscoIPPhoneDirectory>\n<Title>callcheck</Title>\n')
    for name, (number,) in contacts(entries, spell, 1):
        file.write(f"<DirectoryEntry><Name>{escaped(name)}</Name><Telephone>{number}</Telephone></DirectoryEntry>\n")
    file.write("</CiscoIPPhoneDirectory>\n")


def _contact(element: Element) -> Contact:
    return element.text_of("Name"), (each.text for each in element.all("Telephone"))


FORMAT = Format(
    recognise=recognise,
    read=read,
    write=write,
    holds=Holds.NUMBERS,
    notations=(Notation.NATIONAL,),
    most=32,
)
