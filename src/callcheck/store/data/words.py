"""Every sentence that the program says, by id: `text("lookup.not-listed")`.

The English stands in `data/en/`, and no sentence stands in code. What `--help` says has a file of its own, so that
nothing else loads it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from callcheck.core.errors import Refused, StoreFault, WrongInput
from callcheck.store.data.rows import WORDS, toml

_FILES = {"help": "help.toml", "import": "import.toml"}
"""The files of ids that do not stand in interface.toml, by their first part."""


def text(id: str, /, **values: object) -> str:
    """Return a sentence by its id, `subject.name`, with the values put in where it names them.

    Raises StoreFault when the shipped words lack it.
    """
    found = _at(id)
    if not isinstance(found, str):
        raise _lacking(id)
    return found.format(**values) if values else found


def texts(id: str) -> tuple[str, ...]:
    """Return sentences that belong together, in order; raises StoreFault when the shipped words lack them."""
    found = _at(id)
    if not isinstance(found, list):
        raise _lacking(id)
    return tuple(found)


@contextmanager
def in_words() -> Iterator[None]:
    """Say in words what the core refuses in the block: raises WrongInput with the sentence."""
    try:
        yield
    except Refused as refused:
        raise WrongInput(text(refused.id, **refused.values)) from None


def table(id: str) -> dict[str, str]:
    """Return the sentences of a table by their names, for what is chosen by an id: a status, a kind."""
    found = _at(id)
    if not isinstance(found, dict):
        raise _lacking(id)
    return {name: said for name, said in found.items() if isinstance(said, str)}


@cache
def _at(id: str) -> Any:  # noqa: ANN401 - what TOML holds; the functions above check it
    file = _FILES.get(id.partition(".")[0], "interface.toml")
    found: Any = toml(f"{WORDS}/{file}")
    for part in id.split(".")[file != "interface.toml" :]:
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _lacking(id: str) -> StoreFault:
    return StoreFault(f"data/{WORDS}: {id}")
