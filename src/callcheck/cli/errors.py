"""The exit codes, and the one place that turns an error into words and a code."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum

from callcheck.cli import signals
from callcheck.core.errors import CallcheckError, NoSuchThing, StoreFault


class ExitCode(IntEnum):
    """What the program says with its exit code; grep's habit, found is 0."""

    DONE = 0
    NOT_FOUND = 1
    WRONG_INPUT = 2
    STORE_FAULT = 4
    DEFECT = 70
    INTERRUPTED = 130


def guarded(work: Callable[[], int]) -> int:
    """Return the exit code of some work; an error becomes one sentence on stderr and a code of its own.

    1 is left to work that finished: no error, signal or lack of memory gives it, also when the error cannot be told.
    """
    try:
        with signals.Raised():
            code = work()
            sys.stdout.flush()
            if signals.has_come():  # Typer turns what it raised into a code, and says nothing
                raise KeyboardInterrupt
    except BaseException as error:
        code = ExitCode.INTERRUPTED if signals.has_come() else _code(error)
        with suppress(BaseException):  # the code says it, whatever becomes of the words
            _tell(error, code)
    with suppress(BaseException):
        sys.stderr.flush()
    return ExitCode.INTERRUPTED if signals.has_come() else code


def _code(error: BaseException) -> int:
    match error:
        case NoSuchThing():
            return ExitCode.NOT_FOUND
        case StoreFault() | OSError():
            return ExitCode.STORE_FAULT
        case CallcheckError():
            return ExitCode.WRONG_INPUT
        case KeyboardInterrupt() | EOFError():
            return ExitCode.INTERRUPTED
        case SystemExit():  # of Typer, when it has completed a word
            return ExitCode.WRONG_INPUT if error.code else ExitCode.DONE
        case _:
            is_typers = hasattr(error, "format_message")  # a usage error; its class is private in Typer
            return ExitCode.WRONG_INPUT if is_typers else ExitCode.DEFECT


def _tell(error: BaseException, code: int) -> None:
    from callcheck.store.data.words import text  # most runs tell of no error

    if code == ExitCode.INTERRUPTED:
        _say("\n" + text("errors.stopped"))
    elif isinstance(error, CallcheckError):
        _say(f"callcheck: {error}")
    elif isinstance(error, OSError):
        _say(f"callcheck: {text('errors.not-written', reason=error.strerror or error)}")
    elif isinstance(error, ImportError) and error.name:
        _say(f"callcheck: {text('errors.missing', module=error.name)}")
    elif isinstance(error, MemoryError):
        os.write(2, b"callcheck: there is too little memory. Nothing was answered.\n")  # and none to load words
    elif hasattr(error, "show"):
        error.show(file=sys.stderr)
    elif not isinstance(error, SystemExit):
        _tell_defect(error)


def _say(sentence: str) -> None:
    from callcheck.core.clean import clean

    break_before = "\n" if sentence.startswith("\n") else ""
    print(break_before + clean(sentence, longest=2000), file=sys.stderr, flush=True)


def _tell_defect(error: BaseException) -> None:
    """Show where it happened, but not the message or any value: these may hold a number."""
    import traceback

    from callcheck.store.data.words import text

    print(f"callcheck: {text('errors.defect')}", file=sys.stderr)
    for frame in traceback.extract_tb(error.__traceback__):
        print(f"  {frame.filename}:{frame.lineno} in {frame.name}", file=sys.stderr)
    print(f"  {type(error).__name__}", file=sys.stderr)
    print(text("errors.emergency"), file=sys.stderr, flush=True)
