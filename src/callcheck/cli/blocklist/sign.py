"""`callcheck blocklist sign`: a signature for a list that a group shares."""

from pathlib import Path

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store import signing
from callcheck.store.data.words import text


def run(terminal: Terminal, file: Path | None, key: Path | None, new_key: Path | None) -> Result:
    """Make a key, or sign a file with one."""
    if new_key is not None and file is None and key is None:
        public, line = signing.make_key(new_key)
        return Result([text("signed.new-key", secret=clean(str(new_key)), public=clean(str(public))), line])
    if file is None or key is None or new_key is not None:
        raise WrongInput(text("signed.usage"))
    return Result(text("signed.done", file=clean(str(signing.sign(file, key)))))
