"""What a signal does: at the edges it ends the program at once, within a command it lets the command clean up.

Only what Python has built in is imported, so that this works before anything else is loaded.
"""

import _signal  # type: ignore[import-not-found]  # what the module signal is made of
import os

_INTERRUPTED = 130
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_came = False


def leave_at_once() -> None:
    """From now on, end the program when a signal comes: while it starts, and when its answer is given."""
    _on_signal(_leave)


def raise_in_command() -> None:
    """From now on, raise KeyboardInterrupt when a signal comes; a second one ends the program at once."""
    _on_signal(_raise)


def has_come() -> bool:
    """Whether a signal has come; what it raised may have been swallowed on its way."""
    return _came


def _on_signal(act: object) -> None:
    for name in _NAMES:
        number = getattr(_signal, name, None)
        if number is not None and _signal.getsignal(number) != _signal.SIG_IGN:  # who started us may ignore it
            _signal.signal(number, act)


def _leave(_number: int, _frame: object) -> None:
    os._exit(_INTERRUPTED)


def _raise(_number: int, _frame: object) -> None:
    global _came
    _came = True
    leave_at_once()
    raise KeyboardInterrupt
