"""The page to keep by the phone: which parts a person needs, and whom each tells them to ring."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callcheck.core.advice.rules import Contact
from callcheck.core.clean import clean

_LONGEST_NAME = 48
"""How much of a bank's name the page has room for."""


@dataclass(frozen=True, slots=True)
class Part:
    """One row of card.toml."""

    id: str
    title: str
    lines: tuple[str, ...]
    contacts: tuple[str, ...]
    nations: frozenset[str]
    """Where it is shown; everywhere when there are none."""
    for_bank: bool
    write_in: str
    """What to write by hand, or nothing."""


@dataclass(frozen=True, slots=True)
class Dial:
    """A number to dial, in the groups that people say it in, and what it reaches where that must be told apart."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Box:
    """One part of the page as it is printed."""

    id: str
    title: str
    lines: tuple[str, ...]
    dials: tuple[Dial, ...]
    webs: tuple[str, ...]
    write_in: str


@dataclass(frozen=True, slots=True)
class Bank:
    """The person's own bank: a name that they typed, and its number as people write it."""

    name: str
    number: str | None


def boxes(parts: Iterable[Part], contacts: Mapping[str, Contact], nation: str | None, bank: Bank | None) -> list[Box]:
    """Return the parts for someone in a nation; with no nation known, those of every nation."""
    chosen = (part for part in parts if nation is None or not part.nations or nation in part.nations)
    return [_box(part, contacts, bank if part.for_bank else None) for part in chosen]


def _box(part: Part, contacts: Mapping[str, Contact], bank: Bank | None) -> Box:
    reached = [contacts[id_] for id_ in part.contacts]
    several = len(reached) > 1 or bank is not None
    own = [Dial(bank.number, clean(bank.name, _LONGEST_NAME))] if bank and bank.number else []
    return Box(
        id=part.id,
        title=part.title,
        lines=part.lines,
        dials=(*own, *(Dial(c.number, c.name if several else "") for c in reached if c.number)),
        webs=tuple(c.web for c in reached if c.web),
        write_in=""
        if own
        else " ".join(filter(None, [part.write_in, clean(bank.name, _LONGEST_NAME) if bank else ""])),
    )
