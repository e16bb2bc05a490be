"""Which calls in a file are from listed numbers: a call list of a phone, a router or a telephone exchange."""

import json
from collections.abc import Generator
from itertools import islice

from callcheck.cli.lookup.lookup import Mode
from callcheck.cli.lookup.stream import Request
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.clean import clean
from callcheck.render.blocklist.line import line_of
from callcheck.render.json_objects import lookup_object
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.formats.format import RawEntry

_AT_ONCE = 2_000


def calls(blocklist: Blocklist, request: Request) -> Generator[bytes, None, bool]:
    """Yield a line for each call from a listed number, or an object for each call; return whether one is listed."""
    found = False
    read = blocklist.calls(request.file, format=request.format, column=request.column, has_header=request.has_header)
    show = _object if request.mode is Mode.LOG_JSON else _line
    while some := list(islice(read, _AT_ONCE)):
        found = found or any(lookup.status is Status.LISTED for _, lookup in some)
        if out := "".join(show(raw, lookup) for raw, lookup in some):
            yield out.encode("utf-8", "surrogateescape")
    return found


def _line(raw: RawEntry, lookup: Lookup) -> str:
    """Return a line for a call from a listed number, and nothing for any other."""
    if lookup.status is not Status.LISTED:
        return ""
    return "\t".join((line_of(lookup), raw.last_reported, clean(raw.label))) + "\n"


def _object(raw: RawEntry, lookup: Lookup) -> str:
    more = {"when": raw.last_reported or None, "name": raw.label or None}
    return json.dumps(lookup_object(lookup) | more) + "\n"
