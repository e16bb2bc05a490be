"""`callcheck scams`: the known scripts."""

from typing import Annotated

import typer

from callcheck.core.errors import NoSuchThing


def scams(
    scam_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show one script; else list them.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a script.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colour.")] = False,
) -> None:
    """Show the known scripts: how they open, what gives them away, and how to check.

    Examples:  callcheck scams  |  callcheck scams bank-safe-account
    """
    from callcheck.store import shipped

    chosen = [scam for scam in shipped.scams() if scam_id in (None, scam.id)]
    if not chosen:
        raise NoSuchThing(f"There is no script called {scam_id!r}. See them all: callcheck scams")
    if as_json:
        import json

        from callcheck.cli.objects import scam_object

        for scam in chosen:
            print(json.dumps(scam_object(scam)))
        return
    from callcheck.cli.screen import Screen

    screen = Screen(plain=plain)
    if scam_id is None:
        for scam in chosen:
            screen.say(f"{scam.id:<24}{scam.title}")
    else:
        screen.scam(chosen[0])
