"""`callcheck blocklist sources`: where entries came from."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.clean import clean
from callcheck.render.amounts import ago, entries
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.blocklist.queries import Source
from callcheck.store.data.words import text


def run(terminal: Terminal, remove: str | None) -> Result:
    """Show the sources, or remove one with all its entries."""
    with Blocklist.open() as blocklist:
        if remove is not None:
            count = blocklist.remove_source(remove)
            return Result(text("blocklist.removed-source", source=clean(remove), entries=entries(count)))
        today = datetime.now(UTC).date()
        return Result([_line(source, today) for source in blocklist.sources()])


def _line(source: Source, today: date) -> str:
    return "\t".join([clean(source.name), entries(source.entries), *_origin(source, today)])


def _origin(source: Source, today: date) -> Iterator[str]:
    yield text("blocklist.imported", time=f"{source.imported:%Y-%m-%d %H:%M}", ago=ago(source.imported.date(), today))
    if source.origin:
        yield from (clean(source.origin), source.format, f"sha256:{source.sha256}")
