"""`callcheck blocklist undo`: back to what was there before an import."""

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.clean import clean
from callcheck.core.errors import NoSuchThing
from callcheck.render.blocklist.history import line_of
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text


def run(terminal: Terminal, source: str | None) -> Result:
    """Undo the last import of a source, or the last of all."""
    with Blocklist.open() as blocklist:
        if source is None:
            done = max(blocklist.history(), key=lambda one: one.id, default=None)
            if done is None:
                raise NoSuchThing(text("history.none"))
            source = done.source
        undone = blocklist.undo_import(source)
    return Result([text("history.undone", source=clean(source)), line_of(undone)])
