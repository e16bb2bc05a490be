"""`callcheck check`: the checklist, then the advice."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from callcheck.cli.answers import read_answers
from callcheck.cli.errors import ExitCode
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import StoreFault, WrongInput

if TYPE_CHECKING:
    from callcheck import api
    from callcheck.cli.screen import Screen
    from callcheck.core.blocklist.precedence import Lookup


def run(
    terminal: Terminal,
    answer: list[str] | None = None,
    number: str | None = None,
    as_json: bool = False,
    no_input: bool = False,
    save: bool | None = None,
) -> Result:
    """Walk through the checklist after a call, and show what to do.

    Examples:  callcheck  |  callcheck check --answer claimed=bank --answer asked=pin,code --json
    """
    answers = read_answers(answer or [])
    typed = ",".join(answers.pop("number")) if "number" in answers else None
    if number is not None and typed is not None:
        raise WrongInput("The number is given twice. Use --number alone.")
    text = number if number is not None else typed
    is_interactive = not no_input and terminal.is_interactive
    screen = _welcome(terminal, shows_first=not answers and text is None) if is_interactive else None

    from callcheck import api

    shown, fault = _look_up(text)
    call = api.Call.of(answers, shown)
    if fault is not None:
        print(f"callcheck: {fault}", file=sys.stderr)
    if screen is not None:
        guided = _guide(call, screen, is_first_shown=not answers and text is None)
        if guided is None:
            return Result()
        call = guided
    _show(terminal, call, as_json)
    if save:
        from callcheck.cli.record.record import keep

        keep(call)
    if is_interactive:
        from callcheck.cli.afterwards import Afterwards

        Afterwards(terminal, call, may_save=save is None).offer()
    if fault is not None:
        return Result(code=ExitCode.STORE_FAULT)
    return Result()


def _look_up(number: str | None) -> "tuple[Lookup | None, StoreFault | None]":
    if number is None:
        return None, None
    from callcheck import api

    return api.look_up_whatever_happens(number)


def _welcome(terminal: Terminal, shows_first: bool) -> "Screen":
    from callcheck.cli.screen import Screen
    from callcheck.store.data import shipped

    screen = Screen(terminal, to_errors=True)
    screen.welcome(shipped.checklist().questions[0] if shows_first else None)
    return screen


def _guide(call: "api.Call", screen: "Screen", *, is_first_shown: bool) -> "api.Call | None":
    """Return the call with what was answered, or None when the person stopped."""
    from dataclasses import replace

    from callcheck.cli.guide import Guide, Stopped
    from callcheck.store import settings
    from callcheck.store.data import shipped

    remembered = settings.nation()
    if "nation" not in call.answers and remembered in {o.id for o in shipped.checklist()["nation"].options}:
        call = replace(call, answers={**call.answers, "nation": frozenset({remembered})})
    guide = Guide(screen, call, is_first_shown=is_first_shown)
    try:
        guided = guide.run()
    except Stopped:
        screen.say(screen.words["interrupted" if guide.call.advice().emergency else "stopped"])
        return None
    except (EOFError, KeyboardInterrupt):
        screen.say(f"\n{screen.words['interrupted']}")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    _remember_nation(guided, screen)
    return guided


def _remember_nation(call: "api.Call", screen: "Screen") -> None:
    from callcheck.store import settings

    (nation,) = call.answers.get("nation", {"not-sure"})
    if nation not in ("not-sure", settings.nation()):
        try:
            settings.remember_nation(nation)
        except StoreFault as fault:
            screen.say(str(fault))


def _show(terminal: Terminal, call: "api.Call", as_json: bool) -> None:
    if as_json:
        import json

        from callcheck.render.json_objects import advice_object

        print(json.dumps(advice_object(call)))
        return
    from callcheck.cli.pages import show_advice
    from callcheck.cli.screen import Screen
    from callcheck.store.data.facts import notes_on

    notes = notes_on(call.number, call.facts) if call.number else []
    show_advice(Screen(terminal), call.advice(), notes, datetime.now(UTC).date())
