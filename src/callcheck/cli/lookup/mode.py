"""What `callcheck lookup` shows of each number."""

from enum import StrEnum


class Mode(StrEnum):
    """What is shown of each number. At most one of those with an option is asked for."""

    LINE = "line"
    WHY = "--why"
    JSON = "--json"
    CSV = "--csv"
    LISTED = "--listed"
    UNLISTED = "--unlisted"
