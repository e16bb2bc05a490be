"""`callcheck scams`: the known scripts."""

from typing import Annotated

import typer

from callcheck.core.errors import NoSuchThing


def scams(
    scam_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show one script; else list them.")] = None,
    find: Annotated[str | None, typer.Option(metavar="TEXT", help="List only those that have these words.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a script.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colour.")] = False,
) -> None:
    """Show the known scripts: how they open, what gives them away, and how to check.

    Examples:  callcheck scams  |  callcheck scams --find parcel  |  callcheck scams bank-safe-account
    """
    from callcheck.store.data import guidance, shipped

    chosen = [scam for scam in guidance.scams() if scam_id in (None, scam.id) and scam.mentions(find or "")]
    if not chosen:
        unknown = f"There is no script called {scam_id!r}. See them all: callcheck scams"
        raise NoSuchThing(unknown if scam_id else shipped.interface_words()["scam-none"])
    if as_json:
        import json

        from callcheck.render.json_objects import scam_object

        for scam in chosen:
            print(json.dumps(scam_object(scam)))
        return
    from callcheck.cli.screen import Screen

    screen = Screen(plain=plain)
    if scam_id is None:
        for scam in chosen:
            screen.say(f"{scam.id:<22}{scam.title}")
    else:
        from callcheck import api
        from callcheck.cli.pages import show_scam

        show_scam(screen, chosen[0], api.aftermath(chosen[0]))
