"""`callcheck blocklist sources`: where entries came from, and how they count."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from callcheck.cli.blocklist.day import days_of
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.clean import clean
from callcheck.core.errors import NoSuchThing, WrongInput
from callcheck.render.amounts import ago, entries
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.blocklist.queries import Source
from callcheck.store.data.words import text


def run(
    terminal: Terminal,
    name: str | None,
    remove: str | None,
    is_on: bool | None,
    min_reports: int | None,
    expires_after: str | None,
    unpin: bool,
) -> Result:
    """Show the sources; say how the entries of one count, or remove one with all its entries."""
    setting = (is_on, min_reports, days_of(expires_after), unpin or None)
    if any(part is not None for part in setting) and name is None:
        raise WrongInput(text("blocklist.which-source"))
    with Blocklist.open() as blocklist:
        if remove is not None:
            count = blocklist.remove_source(remove)
            return Result(text("blocklist.removed-source", source=clean(remove), entries=entries(count)))
        if name is not None and any(part is not None for part in setting):
            blocklist.set_source(name, is_on=setting[0], min_reports=setting[1], max_age=setting[2], unpin=unpin)
        today = datetime.now(UTC).date()
        shown = [source for source in blocklist.sources() if name in (None, source.name)]
        if name is not None and not shown:
            raise NoSuchThing(text("blocklist.no-source", source=clean(name)))
        return Result([_line(source, today) for source in shown])


def _line(source: Source, today: date) -> str:
    return "\t".join([clean(source.name), entries(source.entries), *_origin(source, today), *_counting(source)])


def _origin(source: Source, today: date) -> Iterator[str]:
    yield text("blocklist.imported", time=f"{source.imported:%Y-%m-%d %H:%M}", ago=ago(source.imported.date(), today))
    if source.origin:
        yield from (clean(source.origin), source.format, f"sha256:{source.sha256}")


def _counting(source: Source) -> Iterator[str]:
    if not source.is_on:
        yield text("blocklist.is-off")
    if source.min_reports:
        yield text("blocklist.from-reports", count=source.min_reports)
    if source.max_age:
        yield text("blocklist.for-days", count=source.max_age)
    if source.key:
        yield text("blocklist.signed-by", key=clean(source.key))
