"""One line of the blocklist, and the pattern of numbers that it speaks of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

YOURS = "yours"
"""The source of what the person added; it outweighs every other."""

SHIPPED = "shipped"
"""The source of what comes with the program; every other outweighs it."""


class List(StrEnum):
    """What an entry does with the numbers of its pattern."""

    BLOCK = "block"
    ALLOW = "allow"


@dataclass(frozen=True, slots=True)
class Pattern:
    """An exact number in E.164, or every number that starts with a prefix of it."""

    digits: str
    """Without the plus sign."""
    is_prefix: bool

    @classmethod
    def parse(cls, text: str) -> "Pattern":
        """Read the canonical form, `+447700900123` or `+4470*`; raises ValueError for any other."""
        digits = text[1:].removesuffix("*")
        if not text.startswith("+") or not (digits.isascii() and digits.isdecimal()) or digits[0] == "0":
            raise ValueError(text)
        return cls(digits, text.endswith("*"))

    def __str__(self) -> str:
        return f"+{self.digits}{'*' if self.is_prefix else ''}"

    def covers(self, e164: str) -> bool:
        """Whether the number is the pattern, or starts with it when it is a prefix."""
        return e164[1:].startswith(self.digits) if self.is_prefix else e164[1:] == self.digits


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the blocklist. Reported by someone, which is all that it proves."""

    pattern: Pattern
    list: List
    category: str
    label: str
    source: str
    added: date
    """The day it came into this list, in UTC."""
    reports: int | None = None
    """How often it was reported, where the source says."""
    last_reported: date | None = None
    expires: date | None = None
    """The day from which it no longer counts."""

    def has_expired(self, today: date) -> bool:
        """Whether it no longer counts on this day."""
        return self.expires is not None and self.expires <= today
