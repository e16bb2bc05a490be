"""A plain lookup, and the checklist alone, without Typer: it takes longer to load than a lookup takes.

Only what needs no parser is run here: the switches of a lookup as `Mode` names them, and numbers. Anything else is
left to the declared command, which runs the same function.
"""

import os
from collections.abc import Sequence

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal

_QUIET = ("-q", "--quiet")


def run(arguments: Sequence[str], terminal: Terminal) -> Result | None:
    """Return the result of a plain lookup or of the checklist, or None for anything else."""
    if "_CALLCHECK_COMPLETE" in os.environ:
        return None
    if not arguments:
        from callcheck.cli.check import check  # a lookup needs none of it

        return check.run(terminal)
    if arguments[0] != "lookup":
        return None
    from callcheck.cli.lookup.lookup import Mode, run  # other commands need none of it

    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    switches = [text for text in arguments[1:end] if text.startswith("-") and text != "-"]
    if not set(switches) <= {*_QUIET, *Mode} - {Mode.CSV, Mode.LOG, Mode.LOG_JSON}:
        return None
    return run(
        terminal,
        numbers=[text for text in arguments[1:end] if text not in switches],
        literal=arguments[end + 1 :],
        quiet=any(text in _QUIET for text in switches),
        modes=[mode for mode in Mode if mode in switches],
    )
