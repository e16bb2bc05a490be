"""`callcheck blocklist remove`: that pattern and no other."""

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text


def run(terminal: Terminal, pattern: str, region: str) -> Result:
    """Remove the entry with exactly this pattern."""
    with Blocklist.open(region=region) as blocklist:
        entry = blocklist.remove(pattern)
    return Result(text("blocklist.removed", pattern=entry.pattern))
