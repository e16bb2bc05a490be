"""`callcheck blocklist verify`: is the file of the list sound."""

from callcheck.cli.errors import ExitCode
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text


def run(terminal: Terminal) -> Result:
    """Check the file; what is wrong is said, with exit code 4."""
    with Blocklist.open() as blocklist:
        problems = blocklist.verify()
    if not problems:
        return Result(text("blocklist.sound"))
    damaged = f"callcheck: {text('blocklist.damaged', path=blocklist.path)}"
    return Result(notes=(*problems, damaged), code=ExitCode.STORE_FAULT)
