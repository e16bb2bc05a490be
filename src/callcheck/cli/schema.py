"""`callcheck schema`: the JSON Schema of what the commands print with --json."""

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import NoSuchThing
from callcheck.store.data.schemas import names, schema
from callcheck.store.data.words import text


def run(terminal: Terminal, name: str | None) -> Result:
    """Show one schema, or the names of all."""
    if name is None:
        return Result(names())
    if name not in names():
        raise NoSuchThing(text("schema.unknown", name=repr(name), names=", ".join(names())))
    return Result(schema(name))
