"""Reading a text as a number: fast where its notation leaves no doubt, and else with the shipped table of ranges."""

from operator import index
from typing import TYPE_CHECKING

from callcheck.core.numbers.fast_parse import read_fast

if TYPE_CHECKING:
    from callcheck.core.numbers.results import Reading

REGION = "GB"
"""The region that numbers are read in unless another is chosen (ISO 3166)."""

_MOST = 10**18
"""More than any number and what is dialled before it."""

_SHOWN = 100
"""Letters of a value that is no text which are kept to show it."""


def read_in(known: str, value: object) -> "Reading":
    """Read a value in a region that is known; the reading says what is wrong with it.

    A text is read as it stands. A whole number of any numeric type is its digits, also where a table has turned it
    into a float (`447700900123.0`); None, NaN and whatever else a table holds for nothing is no number.
    """
    if not isinstance(value, str):
        return _read_other(known, value)
    if (number := read_fast(value, known)) is not None:
        return number
    from callcheck.core.numbers.parse import read
    from callcheck.store.data.numbering import numbering

    return read(value, known, numbering())


def read_refused(known: str, text: str) -> "Reading":
    """Return what a text is that is known to be no number: withheld, a service number, or the reason."""
    from callcheck.core.numbers.parse import read
    from callcheck.store.data.numbering import numbering

    return read(text, known, numbering(), may_be_number=False)


def text_of(line: object) -> object:
    """Return a line of bytes or text as text without its newline, and any other value as it is."""
    if isinstance(line, bytes):
        line = line.decode("utf-8", "surrogateescape")
    return line.removesuffix("\n") if isinstance(line, str) else line


def _read_other(known: str, value: object) -> "Reading":
    if isinstance(value, (bytes, bytearray)):
        return read_in(known, bytes(value).decode("utf-8", "surrogateescape"))
    if (digits := _digits_of(value)) is not None:
        return read_in(known, digits)
    from callcheck.core.numbers.results import NotANumber

    if isinstance(value, (int, float)) and not isinstance(value, bool):
        is_broken = isinstance(value, float) and value == value and abs(value) < _MOST
        return NotANumber(f"{float(value):g}" if abs(value) < _MOST else "", "fraction" if is_broken else "too-long")
    return NotANumber(str(value)[:_SHOWN], "no-digits")


def _digits_of(value: object) -> str | None:
    """Return the digits of a whole number that a phone number can be; None for every other value."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return str(int(value)) if abs(value) < _MOST and value.is_integer() else None
    try:
        whole = index(value)  # type: ignore[arg-type]
    except TypeError:
        return None
    return str(whole) if abs(whole) < _MOST else None


def known_region(region: str) -> str:
    """Return the region in capitals, or raise WrongInput; the usual one is known without loading anything."""
    if region == REGION:
        return region
    from callcheck.core.numbers import libphonenumber as reference

    return reference.known_region(region)
