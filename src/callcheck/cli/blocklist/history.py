"""`callcheck blocklist history`: the imports that can be undone."""

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.render.blocklist.history import line_of
from callcheck.store.blocklist.blocklist import Blocklist


def run(terminal: Terminal, source: str | None) -> Result:
    """Show the imports of a source, or of all, newest first."""
    with Blocklist.open() as blocklist:
        return Result([line_of(one) for one in blocklist.history(source)])
