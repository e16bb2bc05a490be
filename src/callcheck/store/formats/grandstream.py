"""The phone book of Grandstream, as its XML Based Downloadable Phonebook Guide describes it."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell
from callcheck.store.formats.phone_books import Contact, contacts, read_contacts
from callcheck.store.formats.xml_items import Element, escaped, starts_with_element

_MOST = 3


def recognise(start: str) -> bool:
    """Whether it has the root of an address book."""
    return starts_with_element(start, "AddressBook")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number."""
    return read_contacts(file, _contact, "Contact")


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the numbers by name, three to a contact."""
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<AddressBook>\n')
    for name, numbers in contacts(entries, spell, _MOST):
        phones = "".join(
            f"<Phone><phonenumber>{number}</phonenumber><accountindex>0</accountindex></Phone>" for number in numbers
        )
        file.write(f"<Contact><LastName>{escaped(name)}</LastName><FirstName/>{phones}</Contact>\n")
    file.write("</AddressBook>\n")


def _contact(element: Element) -> Contact:
    return element.text_of("FirstName", "LastName"), (each.text for each in element.all("phonenumber"))


FORMAT = Format(
    recognise=recognise, read=read, write=write, holds=Holds.NUMBERS, notations=(Notation.NATIONAL, Notation.E164)
)
