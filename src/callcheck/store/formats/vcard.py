"""vCard: the numbers of contacts in, and version 3.0 out, at most nine numbers a contact."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any, TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store.formats.bounded import Bounded
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell

_MOST = 9
_WIDEST = 75
"""Octets of a line; a longer one goes on in the next, after a space (RFC 2426, section 2.6)."""


def recognise(start: str) -> bool:
    """Whether it starts as a card does."""
    return start.lstrip().upper().startswith("BEGIN:VCARD")


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each telephone number, counted from 1, with the card's name as the label."""
    import vobject
    from vobject.base import ParseError, VObjectError

    position = 0
    bounded = Bounded(file)
    try:
        for card in vobject.readComponents(bounded, allowQP=True):
            bounded.start_item()
            name = " ".join(str(_first(card, "fn")).split())
            for value in card.contents.get("tel", []):
                position += 1
                number = str(value.value).removeprefix("tel:").strip()
                yield RawEntry(position, f"{number}  # {name}", number, label=name)
    except (ParseError, VObjectError, TypeError, AttributeError) as error:  # the library minds little what it meets
        raise WrongInput(f"This is not a vCard after number {position}: {error}. Nothing was changed.") from error


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write a card for every nine numbers of a label."""
    for name, group in groupby(entries, key=_name):
        while some := list(islice(group, _MOST)):
            file.write(_card(name, some, spell))


def _first(card: Any, field: str) -> str:  # noqa: ANN401 - the library is not typed
    found = card.contents.get(field)
    return str(found[0].value) if found else ""


def _name(entry: Entry) -> str:
    return clean(entry.label) or clean(entry.category)


def _card(name: str, entries: list[Entry], spell: Spell) -> str:
    shown = _escaped(name)
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:callcheck-{entries[0].pattern.digits}",
        f"N:{shown};;;;",
        f"FN:{shown}",
        "CATEGORIES:SPAM",
        *(f"TEL;TYPE=WORK:{number}" for entry in entries for number in spell(entry.pattern)),
        "END:VCARD",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """Break a line into lines of at most 75 octets, never inside a character."""
    parts, width = [""], 0
    for character in line:
        octets = len(character.encode())
        if width + octets > _WIDEST:
            parts.append(" ")
            width = 1
        parts[-1] += character
        width += octets
    return "\r\n".join(parts)


FORMAT = Format(recognise=recognise, read=read, write=write, holds=Holds.NUMBERS)
