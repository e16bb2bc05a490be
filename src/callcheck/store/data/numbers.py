"""Reading a text as a number: fast where its notation leaves no doubt, and else with the shipped table of ranges."""

from typing import TYPE_CHECKING

from callcheck.core.numbers.fast_parse import read_fast

if TYPE_CHECKING:
    from callcheck.core.numbers.results import Reading

REGION = "GB"
"""The region that numbers are read in unless another is chosen (ISO 3166)."""


def read_in(known: str, text: str) -> "Reading":
    """Read a text in a region that is known; the reading says what is wrong with it."""
    if (number := read_fast(text, known)) is not None:
        return number
    from callcheck.core.numbers.parse import read
    from callcheck.store.data import shipped

    return read(text, known, shipped.numbering())


def known_region(region: str) -> str:
    """Return the region in capitals, or raise WrongInput; the usual one is known without loading anything."""
    if region == REGION:
        return region
    from callcheck.core.numbers import libphonenumber as reference

    return reference.known_region(region)
