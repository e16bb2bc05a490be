"""One check from the first answer to the last offer: what is asked, shown and kept, in that order."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from callcheck import api
from callcheck.cli.check.afterwards import Afterwards
from callcheck.cli.check.show import notes, show_answer
from callcheck.cli.check.story import asks_of_danger, read_story, story_lines, story_object, with_story
from callcheck.cli.check.walk import Walk
from callcheck.cli.errors import ExitCode
from callcheck.cli.prompts.prompts import Prompts, Stopped
from callcheck.cli.result import Result
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.advice.tell import Understood
from callcheck.core.errors import StoreFault
from callcheck.render.advice.answer import whole
from callcheck.render.json_objects import advice_object
from callcheck.render.text import Line
from callcheck.store import settings
from callcheck.store.data import shipped
from callcheck.store.data.words import text


@dataclass(frozen=True, slots=True)
class Asked:
    """How the command was called."""

    number: str | None
    """What the phone showed, as typed."""
    tell: str | None
    """What happened, in the person's own words."""
    as_json: bool
    save: bool | None
    """None offers to keep a record."""
    helper: bool
    """Whether someone asks for another: words to read aloud, nothing kept, and the screen wiped at the end."""


def run(terminal: Terminal, prompts: Prompts | None, answers: Mapping[str, Iterable[str]], asked: Asked) -> Result:
    """Ask what is not answered yet, where there are prompts, and return the advice."""
    lookup, fault = api.look_up_whatever_happens(asked.number) if asked.number is not None else (None, None)
    story = read_story(asked.tell) if asked.tell is not None else None
    call = api.Call.of(with_story(answers, story), lookup)
    if prompts is None:
        result = _advise(terminal, call, asked, story)
    else:
        result = _guide(terminal, prompts, call, asked, story)
    if fault is None:
        return result
    return replace(result, notes=(*result.notes, str(fault)), code=result.code or ExitCode.STORE_FAULT)


def _advise(terminal: Terminal, call: api.Call, asked: Asked, story: Understood | None) -> Result:
    """Return the advice whole, without asking anything; what cannot be kept is a note beside it."""
    faults = [_keep(terminal, call)] if asked.save else []
    return Result(_advice(terminal, call, asked, story), notes=tuple(filter(None, faults)))


def _guide(terminal: Terminal, prompts: Prompts, call: api.Call, asked: Asked, story: Understood | None) -> Result:
    """Ask, show the answer, and offer what may help after it."""
    result, ends = Result(), ""
    try:
        result = _ask_and_show(terminal, prompts, call, asked, story)
    except Stopped:
        ends = text("check.stopped")
    except (EOFError, KeyboardInterrupt):
        result, ends = Result(code=ExitCode.INTERRUPTED), text("check.interrupted")
        prompts.screen.say()
    finally:
        if asked.helper:
            prompts.screen.wipe()
    if ends:
        prompts.screen.say(ends)
    return result


def _ask_and_show(
    terminal: Terminal, prompts: Prompts, call: api.Call, asked: Asked, story: Understood | None
) -> Result:
    call = _walk(prompts, call, asked, story)
    faults = [None if asked.helper else _remember_nation(call)]
    if asked.as_json or not terminal.is_watched:
        return replace(_advise(terminal, call, asked, story), notes=tuple(filter(None, faults)))
    try:
        _show_and_offer(terminal, prompts, call, asked, faults)
    except Stopped:
        prompts.screen.say(text("check.interrupted"))
    except EOFError:  # the advice was shown: that is an end like any other
        prompts.screen.say()
    return Result(notes=tuple(filter(None, faults)))


def _show_and_offer(
    terminal: Terminal, prompts: Prompts, call: api.Call, asked: Asked, faults: list[str | None]
) -> None:
    """Show the answer and offer what may help. What is to be kept is kept however the showing ends."""
    try:
        show_answer(Screen.of_answers(terminal), prompts, call, is_aloud=asked.helper)
    finally:
        if asked.save:
            faults.append(_keep(terminal, call))
    if asked.helper:
        prompts.pause(text("helper.wipe"))
    else:
        Afterwards(terminal, prompts, call, may_save=asked.save is None).offer()


def _walk(prompts: Prompts, call: api.Call, asked: Asked, story: Understood | None) -> api.Call:
    is_new = not call.answers and call.number is None and story is None
    if story is not None:
        prompts.screen.show([Line(), *story_lines(story, call)])
        call = asks_of_danger(call, story)
    remembered = settings.nation()
    if remembered in {o.id for o in shipped.checklist()["nation"].options}:
        call = replace(call, answers={"nation": frozenset({str(remembered)}), **call.answers})
    if asked.helper:  # the person is there, and is asked and told
        call = replace(call, answers={"who": frozenset({"me"}), **call.answers})
    return Walk(prompts, call, is_first_shown=is_new, remembered=remembered, is_aloud=asked.helper).run()


def _remember_nation(call: api.Call) -> str | None:
    """Keep the nation for next time; return why it could not be kept."""
    (nation,) = call.answers.get("nation", {"not-sure"})
    if nation in ("not-sure", settings.nation()):
        return None
    try:
        settings.remember_nation(nation)
    except StoreFault as fault:
        return str(fault)
    return None


def _keep(terminal: Terminal, call: api.Call) -> str | None:
    """Keep a record; return how to read it out, or why it could not be kept. The advice stands in any case."""
    from callcheck.cli.record.keep import keep

    try:
        kept = keep(terminal, None, call)
    except StoreFault as fault:
        return str(fault)
    return text("record.kept", id=kept.id) if kept else None


def _advice(terminal: Terminal, call: api.Call, asked: Asked, story: Understood | None) -> str:
    if asked.as_json:
        return json.dumps(advice_object(call, story_object(story) if story is not None else None))
    lines = whole(call.advice(), notes(call), datetime.now(UTC).date())
    if story is not None:
        lines += [Line(), *story_lines(story, call)]
    return Screen.of_answers(terminal).text(lines)
