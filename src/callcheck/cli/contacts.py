"""`callcheck contacts`: whom to ring."""

import json

from callcheck.cli.pages import show_contact
from callcheck.cli.result import Result
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import WrongInput
from callcheck.render.json_objects import contact_object
from callcheck.store.data import guidance, shipped


def run(
    terminal: Terminal,
    nation: str | None = None,
    as_json: bool = False,
) -> Result:
    """Show whom to ring, with hours and cost where they are known.

    Example:  callcheck contacts --nation scotland
    """
    nations = [o.id for o in shipped.checklist()["nation"].options if not o.alone]
    if nation is not None and nation not in nations:
        raise WrongInput(f"{nation!r} is not a nation. Use one of: {', '.join(nations)}.")
    chosen = [c for c in guidance.contacts().values() if nation is None or nation in c.nations]
    if as_json:
        return Result([json.dumps(contact_object(contact)) for contact in chosen])
    screen = Screen(terminal)
    for contact in chosen:
        show_contact(screen, contact)
    screen.say()
    screen.say(f"Last reviewed {guidance.reviewed():%d %B %Y}.", style="dim")
    return Result()
