"""vCard 2.1, 3.0 and 4.0: the numbers of contacts in, and version 3.0 out, at most nine numbers a contact.

Of a card only TEL, FN, N, ORG and NOTE are read; the rest, such as a photo, is passed over line by line.
"""

import quopri
import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.format import Format, Holds, RawEntry, ReadOptions, Spell, name_of
from callcheck.store.formats.limits import limits

_MOST = 9
"""Numbers in a contact; a FRITZ!Box, for one, takes no more."""
_WIDEST = 75
"""Octets of a line; a longer one goes on in the next, after a space (RFC 2426, section 2.6)."""
_PIECE = 1 << 16
"""Characters of a line that are read at once."""
_WANTED = {"TEL", "FN", "N", "ORG", "NOTE", "BEGIN", "END"}
_NAME = re.compile(r"(?:[\w-]+\.)?([A-Za-z-]+)((?:;[^:]*)?):", re.ASCII)
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_SCHEME = re.compile("tel:", re.IGNORECASE)
_EDGE = re.compile(r"(?:BEGIN|END):VCARD", re.IGNORECASE)
_PROFILE = "PROFILE:VCARD"


def recognise(start: str) -> bool:
    """Whether it starts as a card does."""
    return start.lstrip("\ufeff \t\r\n").upper().startswith(("BEGIN:VCARD", _PROFILE))


def read(file: TextIO, options: ReadOptions) -> Iterator[RawEntry]:  # noqa: ARG001
    """Yield a raw entry for each telephone number, counted from 1, with the card's name as the label."""
    position = length = 0
    numbers: list[str] = []
    names: dict[str, str] = {}
    for name, value in _properties(file):
        if name == "TEL":
            numbers.append(value)
            length += len(value) + 1
            if length > limits().item:
                raise WrongInput(text("import.too-long", most=f"{limits().item:,}"))
        elif name in ("BEGIN", "END"):
            label = names.get("FN") or names.get("N") or names.get("ORG") or names.get("NOTE", "")
            for number in numbers:
                position += 1
                yield RawEntry(position, f"{number}  # {label}", number, label=label)
            numbers, names, length = [], {}, 0
        else:
            names.setdefault(name, value)
    for number in numbers:  # a card that the file breaks off in
        position += 1
        yield RawEntry(position, number, number, label=names.get("FN", ""))


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write a card for every nine numbers of a label."""
    for name, group in groupby(entries, key=name_of):
        while some := list(islice(group, _MOST)):
            file.write(_card(name, some, spell))


def _properties(file: TextIO) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each property that is read."""
    for line in _unfolded(file):
        found = _NAME.match(line)
        if found is None or (name := found[1].upper()) not in _WANTED:
            continue
        value = line[found.end() :]
        if "QUOTED-PRINTABLE" in found[2].upper():
            charset = re.search(r"CHARSET=([\w-]+)", found[2], re.IGNORECASE)
            value = _decoded(quopri.decodestring(value.encode()), charset[1] if charset else "utf-8")
        parts = value.split(";") if name in ("N", "ORG") else [value]
        plain = " ".join(" ".join(_ESCAPED.sub(_unescaped, part) for part in parts).split())
        yield name, _SCHEME.sub("", plain, count=1) if name == "TEL" else plain


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _unescaped(found: re.Match[str]) -> str:
    return " " if found[1] in "nN" else found[1]


def _unfolded(file: TextIO) -> Iterator[str]:
    """Yield each line with the lines that it goes on in; of a property that is not read, no more than its start."""
    longest = limits().item
    held: list[str] = []
    length = 0
    is_quoted = is_within = False
    while piece := file.readline(_PIECE):
        goes_on = is_within or (held and (piece[0] in " \t" or (is_quoted and not _EDGE.match(piece))))
        if not goes_on:
            if held:
                yield "".join(held)
            held, length = [], 0
        if length < longest:
            body = piece.rstrip("\r\n")
            body = body[1:] if goes_on and not is_within and body[:1] in (" ", "\t") and not is_quoted else body
            is_soft = bool(held or body) and "QUOTED-PRINTABLE" in (held[0] if held else body).upper()[:200]
            is_quoted = is_soft and body.endswith("=")
            held.append(body[:-1] if is_quoted else body)
            length += len(body)
            if len(held) == 1 and (found := _NAME.match(body)) and found[1].upper() not in _WANTED:
                length = longest
        is_within = not piece.endswith("\n")
    if held:
        yield "".join(held)


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


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


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
