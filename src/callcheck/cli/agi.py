"""`callcheck agi`: a lookup for Asterisk, in its gateway protocol on standard input and output.

Asterisk writes what it knows of the call, one `agi_name: value` a line, and an empty line. Then it obeys commands, a
line each, and answers each with a line. Source: Asterisk's own res_agi, "Asterisk Gateway Interface".
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from callcheck.cli.errors import ExitCode
from callcheck.cli.result import Result, Stream
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import CallcheckError
from callcheck.core.numbers.results import number_of
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text

_CALLER = b"agi_callerid: "
_LONGEST = 1 << 16
"""Bytes of a line that are held; no caller ID is as long."""

_MOST_LINES = 1000
"""Asterisk writes about twenty."""

_UNSAFE = re.compile(r"[^A-Za-z0-9+ -]+")
"""What may mean something in a dialplan, where variables stand in expressions."""


def run(terminal: Terminal, region: str) -> Result:
    """Set CALLCHECK to the status of the caller, or to `unknown` when anything fails: then the call goes through."""
    return Result(_talk(terminal, region))


def _talk(terminal: Terminal, region: str) -> Stream:
    pipe = terminal.input.buffer
    found, fault = {"CALLCHECK": "unknown", "CALLCHECK_NUMBER": "", "CALLCHECK_CATEGORY": ""}, ""
    try:
        caller = _caller(pipe)
        with Blocklist.open(region=region) as blocklist:
            lookup = blocklist.lookup(caller)
        found = {
            "CALLCHECK": lookup.status.value,
            "CALLCHECK_NUMBER": number_of(lookup.reading) or "",
            "CALLCHECK_CATEGORY": lookup.entry.category if lookup.entry else "",
        }
    except CallcheckError as error:
        fault = str(error)
    for name, value in found.items():
        yield f'SET VARIABLE {name} "{" ".join(_UNSAFE.sub(" ", value).split())[:80]}"\n'
        next(_lines(pipe), b"")  # Asterisk's answer; whatever it is, there is nothing else to be done
    if fault:
        with suppress(OSError):
            print(text("agi.unknown", why=fault), file=terminal.errors, flush=True)
    return ExitCode.DONE


def _caller(pipe: BinaryIO) -> str:
    """Return the caller ID: the first that is told, for a name with a line break in it might tell another."""
    caller = b""
    for count, line in enumerate(_lines(pipe)):
        if line.startswith(_CALLER) and not caller:
            caller = line
        if not line or count == _MOST_LINES:
            break
    return caller.removeprefix(_CALLER).decode("utf-8", "surrogateescape")


def _lines(pipe: BinaryIO) -> Iterator[bytes]:
    """Yield lines without their ends; of an endless one no more than its start."""
    while line := pipe.readline(_LONGEST):
        start = line
        while len(line) == _LONGEST and not line.endswith(b"\n"):
            line = pipe.readline(_LONGEST)
        yield start.rstrip(b"\r\n")
