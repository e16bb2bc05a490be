"""What the phone books of desk phones share: contacts with a name and a few numbers, as elements of XML."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.store.formats.format import RawEntry, Spell, name_of
from callcheck.store.formats.xml_items import Element, elements

Contact = tuple[str, Iterable[str]]
"""A name, and its numbers."""


def read_contacts(file: TextIO, contact_of: Callable[[Element], Contact], *names: str) -> Iterator[RawEntry]:
    """Yield a raw entry for each number of each element of these names, counted from 1."""
    position = 0
    for element in elements(file, *names):
        name, numbers = contact_of(element)
        for number in filter(None, (each.strip() for each in numbers)):
            position += 1
            yield RawEntry(position, f"{number}  # {name}", number, label=name)


def contacts(entries: Iterable[Entry], spell: Spell, most: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the names of entries that follow each other, with their numbers, at most so many a contact."""
    for name, group in groupby(entries, key=name_of):
        numbers = (number for entry in group for number in spell(entry.pattern))
        while some := list(islice(numbers, most)):
            yield name, some
