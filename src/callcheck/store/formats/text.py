"""Plain text: one number, prefix or range a line; what follows a #, or a dash between spaces, is a comment."""

import re
from collections.abc import Iterable
from typing import TextIO

from callcheck.core.blocklist.entry import Entry
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.formats.format import Format, Holds, RawEntry, Spell
from callcheck.store.formats.patterns import ends_of_range, expanded, of_range

_COMMENT = re.compile(r"\s[-–—]\s(?=[^\d+]*[^\W\d_])|[\t;,](?=[^\d]*[^\W\d_])")
"""A dash between spaces, or what separates cells, before words that hold no digits at their start."""
_TABLE = re.compile(r"\d[^\d]*[,;\t|].*\d")
_MOMENT = re.compile(r"(?<!\d)(?:\d{1,2}:\d\d(?!\d)|\d{4}[-/.]\d\d[-/.]\d\d(?!\d)|\d\d[/.]\d\d[/.]\d{4}(?!\d))")
"""A time or a date, whose digits must not become part of a number."""
_MARKS = re.compile(r"\d\s*#+(?=[#\d])|\?")
_MARKED = re.compile(r"[+\d\s()./?#*-]*[#?\d*]")
"""A number with marks for digits; a comment after it starts with a letter."""
_BARE = re.compile(r"\d#\s*$")
"""A # that may be a mark for a digit, or start a comment that is empty."""
_DIGITS_OF_ONE = 15


def parse_line(position: int, line: str) -> Iterable[RawEntry]:
    """Yield what one line says: nothing for a comment or an empty line, several entries for a range or wildcard."""
    whole = line.rstrip("\r\n")
    number, label = _split(whole)
    if not number:
        return
    try:
        found, note = _numbers(number)
    except WrongInput as error:
        yield RawEntry(position, whole, "", refusal=str(error))
        return
    for each in found:
        yield RawEntry(position, whole, each, label=label, note=note)


def write(entries: Iterable[Entry], file: TextIO, spell: Spell) -> None:
    """Write the patterns that block, with their labels as comments."""
    for entry in entries:
        label = clean(entry.label)
        for number in spell(entry.pattern):
            file.write(f"{number}  # {label}\n" if label else f"{number}\n")


def _split(line: str) -> tuple[str, str]:
    """Return the number's part of a line, and the comment."""
    if _MARKS.search(line) and "#" in line:
        marked = _MARKED.match(line.strip())
        number = marked[0] if marked else ""
        return number, line.strip()[len(number) :].strip(" #-–—")
    if _BARE.search(line):
        return line.strip(), ""
    number, _, comment = line.partition("#")
    parts = _COMMENT.split(number, maxsplit=1)
    return parts[0].strip(), (comment or "".join(parts[1:])).strip()


def _numbers(number: str) -> tuple[tuple[str, ...], str]:
    """Return the numbers and prefixes that a text stands for, and what to say of it; raises WrongInput for doubt."""
    if _BARE.search(number) and number.count("#") == 1:
        raise WrongInput(text("import.single-mark"))
    if _MOMENT.search(number):
        raise WrongInput(text("import.moment"))
    if "#" in number or "?" in number:
        return expanded(number), text("import.note-any-length") if number.endswith(("#", "?")) else ""
    if sum(map(str.isdigit, number)) > _DIGITS_OF_ONE and (ends := ends_of_range(number)):
        return of_range(*ends), text("import.note-range")
    if _TABLE.search(number):
        raise WrongInput(text("import.looks-like-a-table"))
    if "&" in number:  # two numbers in one caller ID: who rang, and who passed the call on
        return tuple(part.strip() for part in number.split("&") if part.strip()), ""
    return (number,), ""


FORMAT = Format(parse_line=parse_line, write=write, holds=Holds.PATTERNS)
