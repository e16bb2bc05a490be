"""The phone books of Yealink: contacts with at most three numbers, or a directory of names and telephones.

Known from files that phones and their provisioning servers exchange; `Blacklist` is the group that the phones block.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell
from callcheck.store.formats.phone_books import Contact, contacts, read_contacts
from callcheck.store.formats.xml_items import Element, escaped, starts_with_element

_MOST = 3


def recognise(start: str) -> bool:
    """Whether it has the root of one of them."""
    return starts_with_element(start, "YealinkIPPhoneBook", "YealinkIPPhoneDirectory")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number."""
    return read_contacts(file, _contact, "Unit", "DirectoryEntry")


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the numbers by name, three to a contact."""
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<YealinkIPPhoneBook>\n<Title>callcheck</Title>\n')
    file.write('<Menu Name="Blacklist">\n')
    for name, numbers in contacts(entries, spell, _MOST):
        phones = " ".join(f'Phone{at}="{number}"' for at, number in enumerate(numbers, 1))
        file.write(f'<Unit Name="{escaped(name)}" {phones} default_photo="Resource:"/>\n')
    file.write("</Menu>\n</YealinkIPPhoneBook>\n")


def _contact(element: Element) -> Contact:
    if element.name == "Unit":
        return element.attributes.get("Name", ""), (element.attributes.get(f"Phone{at}", "") for at in (1, 2, 3))
    return element.text_of("Name"), (each.text for each in element.all("Telephone"))


FORMAT = Format(
    recognise=recognise,
    read=read,
    write=write,
    holds=Holds.NUMBERS,
    notations=(Notation.NATIONAL, Notation.E164),
)
