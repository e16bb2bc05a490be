"""`callcheck wait`: the five-minute timer."""

import math
import time

from callcheck.cli.errors import ExitCode
from callcheck.cli.result import Result
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import StoreFault, WrongInput
from callcheck.render.advice.contact import contact_block
from callcheck.render.text import Line, Style, separated
from callcheck.store import settings
from callcheck.store.data import guidance
from callcheck.store.data.words import text, texts

_LONGEST = 24 * 60
"""Minutes; a longer wait is a slip of the finger."""

_STILL_OVER = 10 * 60
"""Seconds after its end in which a wait counts as over. After that, a new call may have come."""

_RING = ("bank-159", "police-101", "emergency-999")


def run(terminal: Terminal, minutes: float = 5, new: bool = False) -> Result:
    """Wait until the line is clear, then say whom to ring. Started again, it goes on from before."""
    if not 0 < minutes <= _LONGEST:
        raise WrongInput(text("wait.no-wait", minutes=f"{minutes:g}", longest=_LONGEST))
    if not wait_out(terminal, minutes * 60, new=new):
        return Result(code=ExitCode.INTERRUPTED)
    return Result(Screen.of_answers(terminal).text(whom_to_ring()))


def wait_out(terminal: Terminal, seconds: float = 300, *, new: bool = False) -> bool:
    """Wait until the timer ends; False when Ctrl-C ended the watching, and not the timer."""
    screen = Screen.of_prompts(terminal)
    screen.say(text("wait.not-emergency"), Style.STRONG)
    screen.say(text("wait.other-phone"))
    try:
        span = _span(seconds, screen, new)
        if span is not None:
            _count_down(terminal, screen, *span)
            settings.finish_timer(span[1])
    except KeyboardInterrupt:
        screen.say()
        screen.say(text("wait.stopped"))
        return False
    return True


def whom_to_ring() -> list[Line]:
    """Return what to do when the wait is over, and the numbers."""
    blocks = [contact_block(guidance.contacts()[id_]) for id_ in _RING]
    return separated([[Line(text("wait.over"), Style.STRONG), Line(text("wait.test-line"))], *blocks])


def _span(seconds: float, screen: Screen, new: bool) -> tuple[float, float] | None:
    """Return when the wait started and ends (seconds since 1970, UTC): the running one's, or a new one's.

    None when it has just ended: what is over is not started anew.
    """
    now = time.time()
    running = None if new else settings.timer()
    if running and running[0] <= now < running[1] <= now + _LONGEST * 60:
        screen.say(text("wait.resumed"))
        return running
    ended = running[1] if running else None if new else settings.waited()
    if ended is not None and 0 <= now - ended < _STILL_OVER:
        screen.say(text("wait.was-over"))
        return None
    try:
        settings.start_timer(now, now + seconds)
    except StoreFault as fault:
        screen.say(str(fault))
    return now, now + seconds


def _count_down(terminal: Terminal, screen: Screen, start: float, end: float) -> None:
    """Show the time left, and one thing at a time to do: each second on a terminal, a line a minute anywhere else."""
    things = texts("wait.things")
    told = -1
    while (left := end - time.time()) > 0:
        place = min(len(things) - 1, int((end - start - left) / (end - start) * len(things)))
        minutes, seconds = divmod(math.ceil(left), 60)
        shown = text("wait.left", minutes=minutes, seconds=f"{seconds:02}")
        if not terminal.shows_progress:
            screen.say(f"{shown}. {things[place]}" if place != told else f"{shown}.")
            pause = (left % 60) or 60
        else:
            if place != told:
                screen.again("")
                screen.say(things[place], Style.STRONG)
            screen.again(shown)
            pause = left - math.ceil(left) + 1
        told = place
        time.sleep(min(left, pause))
    if terminal.shows_progress:
        screen.again("\a")
        screen.say()
