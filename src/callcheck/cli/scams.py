"""`callcheck scams`: the known scripts."""

import json

from callcheck import api
from callcheck.cli.pages import show_scam
from callcheck.cli.result import Result
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import NoSuchThing
from callcheck.render.json_objects import scam_object
from callcheck.store.data import guidance, shipped


def run(
    terminal: Terminal,
    scam_id: str | None = None,
    find: str | None = None,
    as_json: bool = False,
) -> Result:
    """Show the known scripts: how they open, what gives them away, and how to check.

    Examples:  callcheck scams  |  callcheck scams --find parcel  |  callcheck scams bank-safe-account
    """
    chosen = [scam for scam in guidance.scams() if scam_id in (None, scam.id) and scam.mentions(find or "")]
    if not chosen:
        unknown = f"There is no script called {scam_id!r}. See them all: callcheck scams"
        raise NoSuchThing(unknown if scam_id else shipped.interface_words()["scam-none"])
    if as_json:
        return Result([json.dumps(scam_object(scam)) for scam in chosen])
    screen = Screen(terminal)
    if scam_id is None:
        for scam in chosen:
            screen.say(f"{scam.id:<22}{scam.title}")
    else:
        show_scam(screen, chosen[0], api.aftermath(chosen[0]))
    return Result()
