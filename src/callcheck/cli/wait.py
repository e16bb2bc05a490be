"""`callcheck wait`: the five-minute timer."""

import math
import sys
import time
from typing import TYPE_CHECKING

import typer

from callcheck.cli.errors import ExitCode
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import StoreFault, WrongInput

if TYPE_CHECKING:
    from callcheck.cli.screen import Screen

_LONGEST = 24 * 60
"""Minutes; a longer wait is a slip of the finger."""


def run(
    terminal: Terminal,
    minutes: float = 5,
    new: bool = False,
) -> Result:
    """Wait until the line is clear, then say whom to ring. Started again, it goes on from before.

    This is no timer for emergencies: in danger, ring 999 at once. With another phone, no wait is needed.
    """
    if not 0 < minutes <= _LONGEST:
        raise WrongInput(f"{minutes:g} minutes is not a wait. Give a number of minutes above 0, up to {_LONGEST}.")
    from callcheck.cli.screen import Screen
    from callcheck.store import settings

    screen = Screen(terminal, to_errors=True)
    screen.say(screen.words["not-emergency"], style="bold")
    screen.say(screen.words["no-wait"])
    start, end = _span(minutes * 60, screen, new)
    try:
        _wait_out(screen, start, end)
    except KeyboardInterrupt:
        screen.say(f"\n{screen.words['wait-stopped']}")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    settings.stop_timer()
    print("\a" if terminal.shows_progress else "", end="", file=sys.stderr, flush=True)
    _show_whom_to_ring(Screen(terminal))
    return Result()


def _span(seconds: float, screen: "Screen", new: bool) -> tuple[float, float]:
    """Return when the wait started and ends (seconds since 1970, UTC): the running one's, or a new one's."""
    from callcheck.store import settings

    now = time.time()
    if not new and (running := settings.timer()) and running[0] <= now < running[1] <= now + _LONGEST * 60:
        screen.say(screen.words["resumed"])
        screen.say(screen.words["resumed-hint"])
        return running
    try:
        settings.start_timer(now, now + seconds)
    except StoreFault as fault:
        screen.say(str(fault))
    return now, now + seconds


def _wait_out(screen: "Screen", start: float, end: float) -> None:
    """Show a bar on a terminal, and a line a minute anywhere else."""
    if screen.is_live:
        from callcheck.cli.bar import count_down

        count_down(screen.words["waiting"], start, end)
        return
    while (left := end - time.time()) > 0:
        minutes, seconds = divmod(math.ceil(left), 60)
        screen.say(f"{screen.words['waiting']}: {minutes}:{seconds:02}")
        time.sleep(min(left, (left % 60) or 60))


def _show_whom_to_ring(screen: "Screen") -> None:
    from callcheck.cli.pages import show_contact
    from callcheck.store.data import guidance

    screen.say()
    screen.say(screen.words["waited"], style="bold")
    screen.say(screen.words["test-line"])
    for id_ in ("bank-159", "police-101", "emergency-999"):
        show_contact(screen, guidance.contacts()[id_])
