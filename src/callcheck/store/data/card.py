"""The page to keep by the phone, made from the shipped data."""

from typing import Any

from callcheck.core.advice.card import Bank, Box, Part, boxes
from callcheck.store.data import guidance
from callcheck.store.data.rows import WORDS, Row, rows, toml
from callcheck.store.data.templates import page


def card_page(nation: str | None, bank: Bank | None, *, large: bool = False) -> str:
    """Return the page as HTML that needs nothing else: no script, no font, no picture from anywhere.

    It is one sheet of A4 or, with `large`, as many as letters of 18 points and more need.
    """
    words = card_words()
    return page(
        "card",
        words=words,
        large=large,
        nevers=list(rows("card.toml", "never", lambda row: _words()["never"][row["id"]])),
        boxes=card_boxes(nation, bank),
        reviewed_on=words["reviewed-on"].format(day=f"{guidance.reviewed():%d %B %Y}".lstrip("0")),
    )


def card_boxes(nation: str | None, bank: Bank | None = None) -> list[Box]:
    """Return the parts of the page for someone in a nation; with no nation known, those of every nation."""
    return boxes(rows("card.toml", "part", _part), guidance.contacts(), nation, bank)


def card_words() -> dict[str, Any]:
    """Return the sentences of the card that belong to no part."""
    words: dict[str, Any] = _words()["words"]
    return words


def _words() -> Row:
    return toml(f"{WORDS}/card.toml")


def _part(row: Row) -> Part:
    words = _words()["part"][row["id"]]
    return Part(
        id=row["id"],
        title=words["title"],
        lines=tuple(words["lines"]),
        contacts=tuple(row["contacts"]),
        nations=frozenset(row.get("nations", ())),
        for_bank=row.get("for-bank", False),
        write_in=words.get("write-in", ""),
    )
