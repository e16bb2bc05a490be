"""The phone books of Gigaset: `list` with an entry a contact, as its DECT systems import it, or as it asks online.

Known from programs that serve such phones; a field has at most 32 letters.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.blocklist.notation import Notation
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell
from callcheck.store.formats.phone_books import Contact, contacts, read_contacts
from callcheck.store.formats.xml_items import Element, escaped, starts_with_element

_LONGEST = 32
_NUMBERS = ("office1", "office2", "mobile1", "mobile2", "home1", "home2", "hm", "mb", "nr")
_NAMES = (("name", "surname"), ("fn", "ln"), ("nn",))


def recognise(start: str) -> bool:
    """Whether it is a list of entries with names or numbers as this program calls them."""
    return starts_with_element(start, "list") and any(f" {field}=" in start for field in ("surname", "office1", "hm"))


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number."""
    return read_contacts(file, _contact, "entry")


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the numbers by name, six to an entry."""
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE LocalDirectory>\n<list>\n')
    for name, numbers in contacts(entries, spell, 6):
        fields = " ".join(f'{field}="{number}"' for field, number in zip(_NUMBERS, numbers, strict=False))
        file.write(f'<entry surname="{escaped(name[:_LONGEST])}" name="" {fields}/>\n')
    file.write("</list>\n")


def _contact(element: Element) -> Contact:
    given = element.attributes
    names = (" ".join(filter(None, (given.get(field, "").strip() for field in fields))) for fields in _NAMES)
    return next(filter(None, names), ""), (given.get(field, "") for field in _NUMBERS)


FORMAT = Format(
    recognise=recognise,
    read=read,
    write=write,
    holds=Holds.NUMBERS,
    notations=(Notation.NATIONAL, Notation.E164),
    most=2000,
)
