"""Imports that can be undone, a line each."""

from callcheck.core.clean import clean
from callcheck.store.blocklist.history import Import
from callcheck.store.data.words import text


def line_of(one: Import) -> str:
    """Return an import as one line: source, when, what it changed, and the file."""
    counts = text("history.counts", added=one.added, updated=one.updated, removed=one.removed)
    return "\t".join([clean(one.source), f"{one.imported:%Y-%m-%d %H:%M} UTC", counts, clean(one.file)])
