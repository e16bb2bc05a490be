"""Every place on the disk that the program uses, in one file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callcheck.core.errors import StoreFault


def shipped() -> Path:
    """Return data/: inside the package in a wheel, at the top of a checkout otherwise.

    A plain path and not importlib.resources, which would add more to a lookup's start than the lookup takes.
    """
    package = Path(__file__).parent.parent
    packaged = package / "data"
    return packaged if packaged.is_dir() else package.parent.parent / "data"


@contextmanager
def shipped_file(name: str) -> Iterator[Path]:
    """Give where a shipped file is; raises StoreFault when the block cannot read it."""
    try:
        yield shipped() / name
    except OSError as error:
        reason = error.strerror or error
        raise StoreFault(f"The shipped file {name} cannot be read: {reason}. Install callcheck again.") from error


def home() -> Path:
    """Return the folder of everything the program keeps: CALLCHECK_HOME, or the user's data folder."""
    if chosen := os.environ.get("CALLCHECK_HOME"):
        return _expanded(Path(chosen))
    from platformdirs import user_data_path

    return user_data_path("callcheck", appauthor=False)


def _expanded(path: Path) -> Path:
    """Return a path with the home of its user put in; one of a user who does not exist is taken as it stands."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def blocklist() -> Path:
    """Return the file of the blocklist, which may be shared."""
    return home() / "blocklist.db"


def records() -> Path:
    """Return the file of the records, which are private."""
    return home() / "records.db"


def settings() -> Path:
    """Return the file of what is remembered between runs: the nation."""
    return home() / "settings.json"


def timer() -> Path:
    """Return the file that lets a second `wait` resume the first."""
    return home() / "wait.json"


def make_private(folder: Path) -> None:
    """Make a folder that its owner alone can use, whatever the umask is; one that is there stays as it is."""
    if not folder.is_dir():
        before = os.umask(0o077)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        finally:
            os.umask(before)


def unfinished() -> Path:
    """Return the folder of notes on private files that are being written."""
    return home() / "unfinished"


def mark_of(store: Path) -> Path:
    """Return the small file that is left beside a store, by which it is noticed when the store vanishes."""
    return store.with_name(f".{store.name}.kept")


def ours() -> tuple[Path, ...]:
    """Return every file that the program keeps, which nothing that a person has written may replace."""
    journals = (path.with_name(f"{path.name}-journal") for path in (blocklist(), records()))
    return blocklist(), records(), settings(), timer(), mark_of(blocklist()), *journals
