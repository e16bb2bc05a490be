"""Whom to ring, as text: each number alone on its line."""

from callcheck.core.advice.rules import Contact
from callcheck.render.text import Block, Line, Style
from callcheck.store.data import shipped


def contact_block(contact: Contact) -> Block:
    """Return a contact with all that is known of it."""
    about = filter(None, (contact.purpose, contact.hours, contact.cost))
    return [
        Line(contact.name, Style.STRONG),
        *places(contact),
        *(Line(line, lead="    ") for line in about),
    ]


def places(contact: Contact) -> list[Line]:
    """Return where someone is reached, each number and address alone on its line."""
    numbers = [Line(contact.number, Style.NUMBER, lead="    ")] if contact.number else []
    return [*numbers, *(Line(place, Style.STRONG, lead="    ") for place in (contact.web, contact.email) if place)]


def contact_line(contact: Contact) -> str:
    """Return a contact on one line, with the nations that it serves unless it serves all."""
    nations = {o.id: o.label for o in shipped.checklist()["nation"].options if not o.alone}
    served = [label for id_, label in nations.items() if id_ in contact.nations]
    among = "" if len(served) == len(nations) else f" ({', '.join(served)})"
    place = contact.number or contact.web or contact.email or ""
    return ": ".join(filter(None, (f"{contact.name}{among}", place)))
