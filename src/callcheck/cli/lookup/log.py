"""Which calls in a file are from listed numbers: a call list of a phone, a router or a telephone exchange."""

import json
from collections.abc import Generator, Iterator
from itertools import islice

from callcheck.cli.lookup.lookup import Mode
from callcheck.cli.lookup.stream import Request
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.clean import clean
from callcheck.render.blocklist.line import line_of
from callcheck.render.json_objects import lookup_object
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.blocklist.calls import calls_in
from callcheck.store.formats.format import RawEntry

_AT_ONCE = 2_000


def calls(blocklist: Blocklist, request: Request) -> Generator[bytes, None, bool]:
    """Yield a line for each call from a listed number, or an object for each call; return whether one is listed."""
    found = False
    raw_entries = calls_in(
        request.file,
        request.region,
        blocklist.read,
        format=request.format,
        column=request.column,
        has_header=request.has_header,
    )
    while some := list(islice(raw_entries, _AT_ONCE)):
        lookups = list(blocklist.scan([raw.number for raw in some]))
        found = found or any(lookup.status is Status.LISTED for lookup in lookups)
        show = _objects if request.mode is Mode.LOG_JSON else _lines
        if out := "".join(f"{line}\n" for line in show(some, lookups)):
            yield out.encode("utf-8", "surrogateescape")
    return found


def _lines(calls: list[RawEntry], lookups: list[Lookup]) -> Iterator[str]:
    for raw, lookup in zip(calls, lookups, strict=True):
        if lookup.status is Status.LISTED:
            yield "\t".join((line_of(lookup), raw.last_reported, clean(raw.label)))


def _objects(calls: list[RawEntry], lookups: list[Lookup]) -> Iterator[str]:
    for raw, lookup in zip(calls, lookups, strict=True):
        yield json.dumps(lookup_object(lookup) | {"when": raw.last_reported or None, "name": raw.label or None})
