"""Parsing plain text for the blocklist: lines that are only a number many at a time, the others one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from callcheck.core.errors import WrongInput
from callcheck.core.numbers.fast_parse import home_code, keys_of
from callcheck.store.blocklist.import_parse import SHOWN, Line, Remarks, Rules, parse
from callcheck.store.data.words import text
from callcheck.store.formats.format import ParseLine, RawEntry
from callcheck.store.formats.limits import limits

_CHUNK = 1 << 20
"""Characters of plain text that are read at once."""
_LONGEST_LINE = 1 << 16
"""Characters; a longer line is not held in memory, and is no number."""
_LONGEST_PARSED = 2000
"""Characters of a line that a format looks at."""
_SAMPLED = 100
"""Lines of each chunk that are looked at for the region."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """Many lines that are nothing but a number: the key of each, and an empty key for every other line."""

    first: int
    """The line of the first key, counted from 1."""
    keys: list[str]
    code: str
    """The country code that keys without a plus lack."""


def parse_lines(file: TextIO, parse_line: ParseLine, rules: Rules, remarks: Remarks) -> Iterator[Bulk | Line]:
    """Yield the entries of a file with one number a line: the lines that are only a number many at a time."""
    first = 1
    barren = 0
    for chunk in _chunks(file):
        keys = keys_of(chunk.encode("utf-8", "surrogatepass"), rules.region)
        if usable := len(keys) - keys.count(""):
            yield Bulk(first, keys, home_code(rules.region))
        for line in chunk.split("\n", _SAMPLED)[:_SAMPLED]:
            rules.sample.see(line.strip())
        if "" in keys:
            lines = chunk.split("\n")
            others = ((first + i, lines[i]) for i, key in enumerate(keys) if not key and lines[i])
            raw_entries = (raw for at, line in others for raw in _parse_line(at, line, parse_line))
            for entry in parse(raw_entries, rules, remarks):
                usable += 1
                yield entry
        barren = 0 if usable else barren + len(chunk)
        if barren > limits().barren:
            raise WrongInput(text("import.barren", most=f"{limits().barren:,}"))
        first += len(keys)


def _parse_line(position: int, line: str, parse_line: ParseLine) -> Iterable[RawEntry]:
    """Yield what a line says; one that is far too long is not looked at, for no number and no comment is."""
    if len(line) <= _LONGEST_PARSED:
        return parse_line(position, line)
    return (RawEntry(position, line, line[: _LONGEST_PARSED + 1]),) if line.strip() else ()


def _chunks(file: TextIO) -> Iterator[str]:
    """Yield whole lines, each ended by a newline, in chunks of about the same size; endless lines are cut short."""
    rest = ""
    while data := file.read(_CHUNK):
        lines, newline, after = data.rpartition("\n")
        if newline and len(rest) > _LONGEST_LINE:
            _, _, lines = f"{lines}\n".partition("\n")
            yield rest[:SHOWN] + text("import.cut") + "\n" + lines
            rest = after
        elif newline:
            yield rest + lines + newline
            rest = after
        else:
            rest = (rest + after)[: _LONGEST_LINE + 1]
    if rest:
        yield (rest if len(rest) <= _LONGEST_LINE else rest[:SHOWN] + text("import.cut")) + "\n"
