"""Finding a script or a contact by the words that people use for it."""

from collections.abc import Iterable, Iterator

from callcheck.core.advice.find import Findable, find
from callcheck.core.advice.rules import Contact, Scam
from callcheck.store.data.spoken import spoken


def scams_found(words: str, scams: Iterable[Scam]) -> list[Scam]:
    """Return the scripts that the words mean, the best first."""
    known = {scam.id: scam for scam in scams}
    rows = [
        Findable(
            scam.id,
            (scam.title, scam.claims),
            (*_claimed(scam), *scam.opens, *scam.asks, *scam.gives_away, *scam.never, *scam.check),
        )
        for scam in known.values()
    ]
    return [known[id_] for id_ in find(words, rows, spoken())]


def contacts_found(words: str, contacts: Iterable[Contact]) -> list[Contact]:
    """Return whom the words mean, the best first."""
    known = {contact.id: contact for contact in contacts}
    rows = [Findable(c.id, (c.name, *filter(None, (c.number, c.web))), (c.purpose,)) for c in known.values()]
    return [known[id_] for id_ in find(words, rows, spoken())]


def _claimed(scam: Scam) -> Iterator[str]:
    """Yield what people call those whom the caller of this script says to be."""
    named = spoken().options.get("claimed", {})
    for alternative in scam.condition.when:
        for question, options in alternative:
            if question == "claimed":
                for option in options:
                    yield from named.get(option, ())
