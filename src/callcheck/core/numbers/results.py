"""What a text can turn out to be when it is read as the number that a phone showed."""

from dataclasses import dataclass, field
from typing import assert_never

from callcheck.core.numbers.number import Number


@dataclass(frozen=True, slots=True)
class ServiceNumber:
    """A number that is dialled as it stands, such as 999 or 159, and that no caller rings from."""

    text: str
    digits: str
    say: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Withheld:
    """The phone showed no number."""

    text: str


@dataclass(frozen=True, slots=True)
class NotANumber:
    """A text that cannot be read, with the id of the reason; the words are in numbering.toml."""

    text: str
    reason: str


Reading = Number | ServiceNumber | Withheld | NotANumber


def number_of(reading: Reading) -> str | None:
    """Return the E.164 form, or the digits of a service number, or None where there is no number."""
    match reading:
        case Number(e164=e164):
            return e164
        case ServiceNumber(digits=digits):
            return digits
        case Withheld() | NotANumber():
            return None
        case _:
            assert_never(reading)
