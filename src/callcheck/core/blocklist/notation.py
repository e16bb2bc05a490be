"""How the numbers of an export are written: telephone systems compare texts, each in its own form."""

from collections.abc import Sequence
from enum import StrEnum
from typing import assert_never

from callcheck.core.blocklist.entry import Pattern


class Notation(StrEnum):
    """A way to write a number, by the name that `--notation` takes."""

    E164 = "e164"
    """+447700900123."""
    NATIONAL = "national"
    """07700900123 for the numbers of the region, and 0012025550123 for all others: what a UK modem reports."""
    ZEROS = "00"
    """00447700900123."""
    DIGITS = "digits"
    """447700900123, as telephone trunks send it."""


def spelled(pattern: Pattern, notations: Sequence[Notation], region: str) -> tuple[str, ...]:
    """Return a pattern in each of the notations, without repetitions; a prefix keeps its star."""
    star = "*" if pattern.is_prefix else ""
    return tuple(dict.fromkeys(f"{_digits(pattern.digits, notation, region)}{star}" for notation in notations))


def _digits(digits: str, notation: Notation, region: str) -> str:
    match notation:
        case Notation.E164:
            return f"+{digits}"
        case Notation.DIGITS:
            return digits
        case Notation.ZEROS:
            return f"00{digits}"
        case Notation.NATIONAL:
            return _national(digits, region) or f"00{digits}"
        case _:
            assert_never(notation)


def _national(digits: str, region: str) -> str:
    """Return the digits as they are dialled at home, or nothing for a number abroad."""
    if region == "GB":  # spares the usual export from loading phonenumbers
        return f"0{digits[2:]}" if digits.startswith("44") else ""
    from callcheck.core.numbers import libphonenumber as reference

    code, trunk = reference.dialling(region)
    return f"{trunk}{digits[len(code) :]}" if digits.startswith(code) else ""
