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


class Raised:
    """A context manager in which a signal raises KeyboardInterrupt; a second one ends the program at once."""

    def __enter__(self) -> None:
        self._before = {number: _signal.getsignal(number) for number in _numbers()}
        _on_signal(_raise)

    def __exit__(self, *_: object) -> None:
        for number, act in self._before.items():
            _signal.signal(number, act)


def has_come() -> bool:
    """Whether a signal has come; what it raised may have been swallowed on its way."""
    return _came


def _numbers() -> list[int]:
    """Return the signals to listen to: those of this system that whoever started the program does not ignore."""
    found = [getattr(_signal, name) for name in _NAMES if hasattr(_signal, name)]
    return [number for number in found if _signal.getsignal(number) not in (None, _signal.SIG_IGN)]


def _on_signal(act: object) -> None:
    for number in _numbers():
        _signal.signal(number, act)


def _leave(_number: int, _frame: object) -> None:
    os._exit(_INTERRUPTED)


def _raise(_number: int, _frame: object) -> None:
    global _came
    _came = True
    leave_at_once()
    raise KeyboardInterrupt
