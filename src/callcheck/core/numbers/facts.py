"""What the digits of a number tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a number from its digits alone. None of it says who rang."""

    kind: str
    region: str | None
    """ISO 3166 region, or None when the country code names none."""
    area: str | None
    """The town of a UK area code."""
    national: str
    """The digits as people in that country write them."""
    possible: bool
    valid: bool
    flags: tuple[str, ...]
    """Any of fictional, personal, premium, international, island, too-short, too-long, not-in-use."""
