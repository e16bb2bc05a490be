"""`callcheck` and `python -m callcheck`: the first line of ours that runs, and the last.

Whatever goes wrong, also while the rest is loaded, ends with an exit code that is no answer.
"""

import os
import sys

TYPE_CHECKING = False  # what is loaded before the guard stands is kept to what Python itself has loaded
if TYPE_CHECKING:
    from typing import NoReturn

_DEFECT = 70


def main() -> "NoReturn":
    """Run the command line, and end the process with its exit code.

    The interpreter is not given the chance to end it: on its way out it would turn a stream that cannot be written
    into a code of its own, and a signal into a traceback.
    """
    code = _DEFECT
    try:
        from callcheck.cli import signals

        signals.leave_at_once()
        sys.unraisablehook = _unraisable
        from callcheck.cli.main import run  # much is loaded here, and any of it may fail

        code = run(sys.argv[1:])
    except BaseException as error:
        code = _last_words(error)
    finally:
        os._exit(code)


def _unraisable(_: object) -> None:
    """Show no traceback of what was raised where nothing can catch it, such as a signal while an object is freed."""


def _last_words(error: BaseException) -> int:
    """Say what stopped the program, as far as that can still be said; the words in data/ may be what is missing."""
    if isinstance(error, KeyboardInterrupt):
        return 130
    name = error.name if isinstance(error, ImportError) else None
    what = f"{name} is missing. Install callcheck again." if name else f"{type(error).__name__}."
    try:
        os.write(2, f"callcheck: it cannot run: {what} In an emergency ring 999.\n".encode())
    except OSError:
        return _DEFECT
    return _DEFECT


if __name__ == "__main__":
    main()
