"""`callcheck lookup`: is a number on the list, and what is known of it."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from callcheck.cli.errors import ExitCode
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.blocklist.precedence import Status
from callcheck.core.errors import WrongInput
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text


class Mode(StrEnum):
    """What is shown of each number. At most one of those with an option is asked for."""

    LINE = "line"
    WHY = "--why"
    JSON = "--json"
    CSV = "--csv"
    LISTED = "--listed"
    UNLISTED = "--unlisted"
    SERVE = "--serve"
    FIND = "--find"
    LOG = "--log"
    LOG_JSON = "--log --json"


_LOGS = (Mode.LOG, Mode.LOG_JSON)


def run(
    terminal: Terminal,
    *,
    numbers: Sequence[str],
    literal: Sequence[str] = (),
    region: str = "GB",
    quiet: bool = False,
    column: str | None = None,
    modes: Sequence[Mode] = (),
    has_header: bool = True,
    log: str | None = None,
    format: str | None = None,
) -> Result:
    """Look the numbers up; a `literal` text is a number whatever it looks like, and never standard input."""
    if log is not None:
        modes = [Mode.LOG_JSON] if list(modes) == [Mode.JSON] else [Mode.LOG, *modes]
    mode = _mode(numbers, literal, quiet, column, modes)
    _check_table(mode, column, has_header=has_header, format_=format)
    is_single = len(numbers) + len(literal) == 1 and list(numbers) != ["-"]
    if is_single and mode in (Mode.LINE, Mode.WHY, Mode.JSON):
        return _one(terminal, (*numbers, *literal)[0], region, mode, quiet)
    from callcheck.cli.lookup import stream  # a single lookup starts sooner without

    request = stream.Request(numbers, literal, region, mode, quiet, column, has_header, log or "", format)
    if mode is Mode.SERVE:
        from callcheck.cli.lookup import serve  # only --serve needs it

        return Result(serve.serve(terminal, replace(request, numbers=["-"])))
    return Result(stream.look_up(terminal, request))


def _mode(
    numbers: Sequence[str], literal: Sequence[str], quiet: bool, column: str | None, modes: Sequence[Mode]
) -> Mode:
    """Return the one mode that is asked for; raises WrongInput for what does not go together."""
    mode = modes[0] if modes else Mode.LINE
    wrong = {
        "lookup.one-output": len(modes) > 1,
        "lookup.quiet-csv": quiet and mode is Mode.CSV,
        "lookup.csv-input": mode is Mode.CSV
        and (column is None or bool(literal) or list(numbers) not in ([], ["-"])),
        "lookup.serve-alone": mode is Mode.SERVE and (quiet or bool(literal) or list(numbers) not in ([], ["-"])),
        "lookup.log-alone": mode in _LOGS and (quiet or bool(literal) or bool(numbers)),
        "lookup.nothing-given": not numbers and not literal and mode not in (Mode.CSV, Mode.SERVE, Mode.FIND, *_LOGS),
        "lookup.why-one": mode is Mode.WHY and (quiet or len(numbers) + len(literal) != 1 or list(numbers) == ["-"]),
    }
    for sentence, holds in wrong.items():
        if holds:
            raise WrongInput(text(sentence))
    return mode


def _check_table(mode: Mode, column: str | None, *, has_header: bool, format_: str | None) -> None:
    """Raise WrongInput for what is said of a table or a file where there is none."""
    has_table = mode in (Mode.CSV, *_LOGS)
    if (not has_table and (column is not None or not has_header)) or (mode not in _LOGS and format_ is not None):
        raise WrongInput(text("lookup.column-alone"))


def _one(terminal: Terminal, number: str, region: str, mode: Mode, quiet: bool) -> Result:
    with Blocklist.open(region=region) as blocklist:
        lookup = blocklist.lookup(number)
        code = ExitCode.DONE if lookup.status is Status.LISTED else ExitCode.NOT_FOUND
        if quiet and lookup.status is not Status.NOT_A_NUMBER:
            return Result(code=code)
        from callcheck.cli.lookup import single  # what is shown of a number is not needed with -q

        return single.shown(terminal, blocklist, lookup, mode, quiet, code)
