"""What is offered after the advice: the timer, a record, and blocking the number."""

from datetime import UTC, datetime

from callcheck import api
from callcheck.cli.replies import Command, as_command
from callcheck.cli.screen import Screen
from callcheck.core.decision import Lookup, Status
from callcheck.core.entry import YOURS, Entry, List, Pattern
from callcheck.core.errors import CallcheckError
from callcheck.core.number import Number
from callcheck.store.blocklist import Blocklist


def offer(call: api.Call, *, may_save: bool, plain: bool) -> None:
    """Offer what may help now, until the person wants nothing more."""
    screen = Screen(to_stderr=True, plain=plain)
    words = screen.words
    while True:
        choices = _choices(call, may_save)
        if not choices:
            return
        screen.say()
        screen.say(words["after"], style="bold")
        for position, choice in enumerate(choices, 1):
            screen.say(f"{position:>2}  {words[choice]}")
        try:
            reply = screen.ask(f"{words['after-done']}\n> ").strip()
        except EOFError:
            return
        if not reply or as_command(reply) in (Command.STOP, Command.BACK):
            return
        if as_command(reply) is Command.EMERGENCY:
            screen.emergency_card()
        elif reply.isascii() and reply.isdecimal() and 0 < int(reply) <= len(choices):
            call, may_save = _do(choices[int(reply) - 1], call, may_save, screen, plain)
        else:
            screen.say(words["misread"].format(last=len(choices)))


def keep(call: api.Call) -> None:
    """Save a record of the call, and say where."""


def _choices(call: api.Call, may_save: bool) -> list[str]:
    """Return what can be offered. The timer is not, in danger: nobody waits before 999."""
    advice = call.advice()
    needs_wait = any(todo.step.id == "other-phone-or-wait" for todo in advice.todos)
    has_other_phone = "another" in call.answers.get("phone", ())
    is_listed = call.number is not None and call.number.status is Status.LISTED
    offers = {
        "after-wait": needs_wait and not has_other_phone and not advice.emergency,
        "after-save": may_save,
        "after-block": not is_listed,
    }
    return [choice for choice, holds in offers.items() if holds]


def _do(choice: str, call: api.Call, may_save: bool, screen: Screen, plain: bool) -> tuple[api.Call, bool]:
    try:
        match choice:
            case "after-wait":
                from callcheck.cli.wait import wait

                wait(plain=plain)
            case "after-save":
                keep(call)
                may_save = False
            case _:
                call = _block(call, screen)
    except CallcheckError as error:
        screen.say(str(error))
    return call, may_save


def _block(call: api.Call, screen: Screen) -> api.Call:
    lookup = call.number or _ask_number(screen)
    if lookup is None:
        return call
    if not isinstance(lookup.reading, Number):
        screen.say(screen.words["no-block"])
        return call
    pattern = Pattern(lookup.reading.e164[1:], is_prefix=False)
    scam = call.advice().scam
    entry = Entry(pattern, List.BLOCK, "scam", scam.title if scam else "", YOURS, datetime.now(UTC).date())
    with Blocklist.open() as blocklist:
        blocklist.add(entry)
    screen.say(screen.words["blocked"].format(pattern=pattern))
    return api.Call(call.answers, api.look_up(lookup.reading.e164), api.facts_of(lookup.reading))


def _ask_number(screen: Screen) -> Lookup | None:
    text = screen.ask(f"{screen.words['ask-number']}\n> ").strip()
    return api.look_up(text) if text else None
