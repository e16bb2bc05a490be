"""`callcheck scams`: the known scripts."""

import json

from callcheck import api
from callcheck.cli.find import scams_found
from callcheck.cli.result import Result
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import NoSuchThing
from callcheck.render.advice.scam import scam_blocks
from callcheck.render.json_objects import scam_object
from callcheck.render.text import Line, separated
from callcheck.store.data import guidance
from callcheck.store.data.words import text

_ID_WIDTH = 22
"""Columns of the list of ids."""


def run(terminal: Terminal, scam_id: str = "", find: str | None = None, as_json: bool = False) -> Result:
    """Return one script whole, by its id or by words that find one alone; else a list of those that are found."""
    every = guidance.scams()
    chosen = [scam for scam in every if scam.id == scam_id]
    is_whole = bool(chosen)
    words = " ".join(filter(None, (scam_id if not chosen else None, find)))
    if not chosen and "-" in words and " " not in words:
        raise NoSuchThing(text("scam.no-such-id", scam=words))
    if not chosen:
        chosen = scams_found(words, every) if words else list(every)
    if not chosen:
        raise NoSuchThing(text("scam.none", words=words))
    if as_json:
        return Result([json.dumps(scam_object(scam)) for scam in chosen])
    screen = Screen.of_answers(terminal)
    if is_whole or (len(chosen) == 1 and scam_id):
        report = [guidance.contacts()[id_] for id_ in chosen[0].report]
        return Result(screen.text(separated(scam_blocks(chosen[0], report, api.aftermath(chosen[0])))))
    lines = [Line(scam.title, lead=scam.id.ljust(_ID_WIDTH)) for scam in chosen]
    more = [Line(), Line(text("scam.read-one", scam=chosen[0].id))] if terminal.is_watched else []
    return Result(screen.text([*lines, *more]))
