"""The groups in which long questions are read aloud, from data/groups.toml."""

from collections.abc import Mapping
from functools import cache

from callcheck.store.data.rows import rows
from callcheck.store.data.words import table


@cache
def groups(question: str) -> Mapping[str, str]:
    """Return the heading of each option of a question; an option of no group is left out."""
    headings = table("groups")
    return {
        option: headings[row["id"]]
        for row in rows("groups.toml", "group", lambda row: row)
        if row["question"] == question
        for option in row["options"]
    }
