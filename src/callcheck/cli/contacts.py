"""`callcheck contacts`: whom to ring."""

from typing import Annotated

import typer

from callcheck.core.errors import WrongInput


def contacts(
    nation: Annotated[
        str | None, typer.Option(help="england, wales, scotland or northern-ireland; else all.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a contact.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colour.")] = False,
) -> None:
    """Show whom to ring, with hours and cost where they are known.

    Example:  callcheck contacts --nation scotland
    """
    from callcheck.store.data import guidance, shipped

    nations = [o.id for o in shipped.checklist()["nation"].options if not o.alone]
    if nation is not None and nation not in nations:
        raise WrongInput(f"{nation!r} is not a nation. Use one of: {', '.join(nations)}.")
    chosen = [c for c in guidance.contacts().values() if nation is None or nation in c.nations]
    if as_json:
        import json

        from callcheck.render.json_objects import contact_object

        for contact in chosen:
            print(json.dumps(contact_object(contact)))
        return
    from callcheck.cli.pages import show_contact
    from callcheck.cli.screen import Screen

    screen = Screen(plain=plain)
    for contact in chosen:
        show_contact(screen, contact)
    screen.say()
    screen.say(f"Last reviewed {guidance.reviewed():%d %B %Y}.", style="dim")
