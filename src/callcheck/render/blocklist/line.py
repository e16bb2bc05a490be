"""A lookup as one line, for streams and scripts."""

from callcheck.core.blocklist.precedence import Lookup
from callcheck.core.clean import clean
from callcheck.core.numbers.results import number_of


def line_of(lookup: Lookup) -> str:
    """Return a lookup as one line: input, status, number, category and label, parted by tabs."""
    label = clean(lookup.entry.label) if lookup.entry else ""
    return "\t".join((clean(lookup.reading.text), *fields_of(lookup), label))


def fields_of(lookup: Lookup) -> tuple[str, str, str]:
    """Return status, number and category."""
    return (
        lookup.status.value,
        number_of(lookup.reading) or "",
        clean(lookup.entry.category) if lookup.entry else "",
    )
