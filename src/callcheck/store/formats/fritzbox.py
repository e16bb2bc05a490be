"""The phonebook of a FRITZ!Box, which can bar the numbers in it: XML, at most nine numbers a contact."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import groupby, islice
from typing import Any, TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store.formats.bounded import Bounded
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell

_MOST = 9
"""Numbers in a contact; a box drops or refuses the others."""

_DEEPEST = 20
"""Elements inside elements; a phonebook has six."""


def recognise(start: str) -> bool:
    """Whether it is XML with a phonebook."""
    return start.lstrip().startswith("<") and "<phonebook" in start


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each number, counted from 1, with its contact's name as the label."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    position = 0
    bounded = Bounded(file)
    outside: list[Any] = []
    try:
        for event, element in iterparse(bounded, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                outside.append(element)
                if len(outside) > _DEEPEST:
                    raise WrongInput("This XML is nested too deep for a phonebook. Nothing was changed.")
                continue
            outside.pop()
            if element.tag != "contact":
                continue
            name = (element.findtext("person/realName") or "").strip()
            added = _day(element.findtext("mod_time") or "")
            for number in element.iterfind("telephony/number"):
                position += 1
                text = (number.text or "").strip()
                yield RawEntry(position, f"{text}  # {name}", text, label=name, added=added)
            for holder in outside:
                holder.clear()  # what was read is not held in memory
            bounded.start_item()
    except ParseError as error:
        raise WrongInput(f"This is not XML: {error}. Nothing was changed.") from error
    except DefusedXmlException as error:
        raise WrongInput("This XML defines entities, which no phonebook needs. Nothing was changed.") from error


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the numbers by label, nine to a contact; a * at the end bars all that start so."""
    file.write('<?xml version="1.0" encoding="utf-8"?>\n<phonebooks>\n<phonebook name="callcheck">\n')
    contact = 0
    for name, group in groupby(entries, key=_name):
        while some := list(islice(group, _MOST)):
            contact += 1
            file.write(_contact(contact, name, some, spell))
    file.write("</phonebook>\n</phonebooks>\n")


def _name(entry: Entry) -> str:
    return clean(entry.label) or clean(entry.category)


def _contact(unique: int, name: str, entries: list[Entry], spell: Spell) -> str:
    numbers = "".join(
        f'<number type="home" prio="{0 if position else 1}" id="{position}">{number}</number>\n'
        for position, number in enumerate(number for entry in entries for number in spell(entry.pattern))
    )
    changed = int(datetime.combine(max(e.added for e in entries), time(), UTC).timestamp())
    return (
        f"<contact><category>0</category><person><realName>{_escaped(name)}</realName></person>\n"
        f'<telephony nid="{len(entries)}">\n{numbers}</telephony><services/><setup/>'
        f"<mod_time>{changed}</mod_time><uniqueid>{unique}</uniqueid></contact>\n"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _day(seconds: str) -> str:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if int(seconds) > 0 else ""
    except (ValueError, OverflowError, OSError):
        return ""


FORMAT = Format(recognise=recognise, read=read, write=write, holds=Holds.PATTERNS, most=2000)
