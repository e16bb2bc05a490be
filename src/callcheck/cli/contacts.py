"""`callcheck contacts`: whom to ring."""

import json

from callcheck.cli.find import contacts_found
from callcheck.cli.result import Result
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import NoSuchThing
from callcheck.render.advice.contact import contact_block
from callcheck.render.dates import day_in_words
from callcheck.render.json_objects import contact_object
from callcheck.render.text import Line, Style, separated
from callcheck.store import settings
from callcheck.store.data import guidance, shipped
from callcheck.store.data.words import in_words, text


def run(terminal: Terminal, find: str = "", nation: str | None = None, as_json: bool = False) -> Result:
    """Return whom to ring, those of the nation that is known first; raises NoSuchThing where the words find none."""
    with in_words():
        asked = shipped.checklist().accept({"nation": [nation.casefold()]})["nation"] if nation else frozenset()
    anywhere = not asked or "not-sure" in asked
    chosen = [contact for contact in guidance.contacts().values() if anywhere or asked & contact.nations]
    chosen = contacts_found(find, chosen) if find else chosen
    if not chosen:
        raise NoSuchThing(text("contacts.none", words=find))
    if as_json:
        return Result([json.dumps(contact_object(contact)) for contact in chosen])
    known = settings.nation() if not asked else None
    places = {option.id: option.label for option in shipped.checklist()["nation"].options if not option.alone}
    blocks = []
    if known in places and known is not None:
        near = [contact for contact in chosen if known in contact.nations]
        chosen = [contact for contact in chosen if known not in contact.nations]
        blocks += [[Line(text("contacts.near", nation=places[known]), Style.STRONG)], *map(contact_block, near)]
        blocks += [[Line(text("contacts.elsewhere"), Style.STRONG)]] if chosen else []
    blocks += map(contact_block, chosen)
    reviewed = [Line(text("advice.reviewed", date=day_in_words(guidance.reviewed())))]
    return Result(Screen.of_answers(terminal).text(separated([*blocks, reviewed])))
