"""A number that was read. The other readings are in readings.py, which a lookup seldom needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number in E.164: a plus sign and at most 15 digits. It need not be in use, or even possible."""

    text: str
    e164: str
    notes: tuple[str, ...] = ()
    """Ids of what the reader did to the text, such as `without-zero`; the words are in numbering.toml."""
