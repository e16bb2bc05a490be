"""The page to keep by the phone, made from the shipped data."""

from functools import cache
from typing import Any

from callcheck.core.card import Bank, Part, boxes
from callcheck.core.errors import StoreFault
from callcheck.store import shipped
from callcheck.store.pages import page


def card_page(nation: str | None, bank: Bank | None) -> str:
    """Return the page as HTML that needs nothing else: no script, no font, no picture from anywhere."""
    return page(
        "card",
        words=card_words(),
        nevers=[row["say"] for row in shipped.table("card.toml")["never"]],
        boxes=boxes(_parts(), shipped.contacts(), nation, bank),
        reviewed_on=card_words()["reviewed-on"].format(day=f"{shipped.reviewed():%d %B %Y}".lstrip("0")),
    )


def card_words() -> dict[str, Any]:
    """Return the sentences of the card that belong to no part."""
    words: dict[str, Any] = shipped.table("card.toml")["words"]
    return words


@cache
def _parts() -> tuple[Part, ...]:
    try:
        return tuple(
            Part(
                id=row["id"],
                title=row["title"],
                lines=tuple(row["lines"]),
                contacts=tuple(row["contacts"]),
                nations=frozenset(row.get("nations", ())),
                for_bank=row.get("for-bank", False),
                write_in=row.get("write-in", ""),
            )
            for row in shipped.table("card.toml")["part"]
        )
    except (KeyError, TypeError) as error:
        raise StoreFault(f"The shipped file card.toml is wrong at {error}. Install callcheck again.") from error
