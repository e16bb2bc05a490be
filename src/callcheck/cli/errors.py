"""The exit codes, and the one place that turns an error into words and a code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from callcheck.core.errors import CallcheckError, NoSuchThing, StoreFault


class ExitCode(IntEnum):
    """What the program says with its exit code; grep's habit, found is 0."""

    DONE = 0
    NOT_FOUND = 1
    WRONG_INPUT = 2
    STORE_FAULT = 4
    DEFECT = 70
    INTERRUPTED = 130


@contextmanager
def translate_errors() -> Iterator[None]:
    """Turn an expected failure into one sentence on stderr and its exit code, and a defect into code 70."""
    try:
        yield
    except CallcheckError as error:
        _tell(f"callcheck: {error}")
        sys.exit(_code(error))
    except KeyboardInterrupt:
        _tell("\nStopped. In an emergency ring 999.")
        sys.exit(ExitCode.INTERRUPTED)
    except OSError as error:
        _tell(f"callcheck: the answer cannot be written: {error.strerror or error}.")
        _drop_what_is_left()
        sys.exit(ExitCode.STORE_FAULT)
    except Exception as error:
        _tell_defect(error)
        sys.exit(ExitCode.DEFECT)


def _code(error: CallcheckError) -> ExitCode:
    if isinstance(error, NoSuchThing):
        return ExitCode.NOT_FOUND
    return ExitCode.STORE_FAULT if isinstance(error, StoreFault) else ExitCode.WRONG_INPUT


def _tell(sentence: str) -> None:
    from callcheck.core.clean import clean

    break_before = "\n" if sentence.startswith("\n") else ""
    print(break_before + clean(sentence, longest=2000), file=sys.stderr)


def _drop_what_is_left() -> None:
    """Point stdout away, so that the interpreter does not try once more to write what could not be written."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_defect(error: Exception) -> None:
    """Show where it happened, but not the message or any value: these may hold a number."""
    import traceback

    print(
        "callcheck: something went wrong that is a defect in callcheck. Please report these lines:",
        file=sys.stderr,
    )
    for frame in traceback.extract_tb(error.__traceback__):
        print(f"  {frame.filename}:{frame.lineno} in {frame.name}", file=sys.stderr)
    print(f"  {type(error).__name__}", file=sys.stderr)
    print("In an emergency ring 999.", file=sys.stderr)
