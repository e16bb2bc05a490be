"""The shipped files, read as rows. What is wrong with one is said with its file, its row and its id."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from callcheck.core.errors import StoreFault
from callcheck.store import paths

WORDS = "en"
"""The folder of words: another language is another folder, joined to the same rows by id."""

Row = dict[str, Any]
"""A row of a TOML file."""
Value = TypeVar("Value")


def path(name: str) -> Path:
    """Return where a shipped file is."""
    return paths.shipped() / name


@cache
def toml(name: str) -> dict[str, Any]:
    """Return a shipped TOML file as it stands; raises StoreFault when it cannot be read."""
    import tomllib

    try:
        with paths.shipped_file(name) as path, path.open("rb") as file:
            return tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        raise StoreFault(f"The shipped file {name} cannot be read: {error}. Install callcheck again.") from error


def rows(name: str, kind: str, build: Callable[[Row], Value]) -> Iterable[Value]:
    """Yield what is built from each row of a kind; raises StoreFault that names the row."""
    for position, row in enumerate(toml(name)[kind], 1):
        yield read_row(name, position, build, row)


def read_row(name: str, position: int, build: Callable[[Row], Value], row: Row) -> Value:
    """Return what is built from a row; raises StoreFault that names the file, the row and its id."""
    try:
        return build(row)
    except (KeyError, TypeError, ValueError) as error:
        where = f"{name}, row {position} ({row.get('id', 'no id')})"
        raise StoreFault(f"The shipped file {where} is wrong at {error}. Install callcheck again.") from error
