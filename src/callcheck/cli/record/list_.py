"""`callcheck record list`: the records, a line each, or how many there are of each kind."""

from collections.abc import Iterator, Mapping

from callcheck.cli.record.damaged import notes
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import WrongInput
from callcheck.core.records.counts import By, counts
from callcheck.render.records.formatter import Formatter
from callcheck.render.records.objects import counts_line, record_line
from callcheck.store.data.record_form import record_form
from callcheck.store.data.words import text
from callcheck.store.records.records import Records

_BAR = 40
"""How long the longest bar is."""


def run(terminal: Terminal, by: str | None = None, as_json: bool = False) -> Result:
    """Show the records, the oldest call first, or count them by week, scam or nation."""
    if by is not None and by not in list(By):
        raise WrongInput(text("record.unknown-count", given=repr(by), choices=", ".join(By)))
    with Records.open() as records:
        found = records.read()
    damage, code = notes(records.path, found)
    if not found.records and not as_json:
        return Result(notes=(text("record.none"), *damage), code=code)
    formatter = Formatter(record_form())
    lines: list[str]
    if by is not None:
        counted = counts(found.records, By(by))
        lines = (
            [counts_line(By(by), counted)]
            if as_json
            else list(_counted(counted, formatter.counted(By(by)), terminal.is_watched))
        )
    elif as_json:
        lines = [record_line(record, formatter.form) for record in found.records]
    else:
        lines = [formatter.line(record) for record in found.records]
    return Result(lines, notes=damage, code=code)


def _counted(found: list[tuple[str, int]], labels: Mapping[str, str], is_watched: bool) -> Iterator[str]:
    """Yield a line a count; on a terminal with words for the id, and a bar of plain marks beside it."""
    if not is_watched:
        yield from (f"{key}\t{count}" for key, count in found)
        return
    most = max(count for _, count in found)
    shown = [(labels.get(key, key), count) for key, count in found]
    wide = max(len(label) for label, _ in shown)
    for label, count in shown:
        yield f"{label:{wide}}  {count:{len(str(most))}}  {'#' * -(-count * _BAR // most)}"
