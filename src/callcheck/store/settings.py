"""What is remembered between runs: the nation, and a timer that is running."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from callcheck.core.errors import StoreFault
from callcheck.store import paths
from callcheck.store.data.words import text
from callcheck.store.files import write_text


def nation() -> str | None:
    """Return the nation that was answered last time, if any."""
    found = _read(paths.settings()).get("nation")
    return found if isinstance(found, str) else None


def remember_nation(nation: str) -> None:
    """Keep the nation for next time; raises StoreFault."""
    _write(paths.settings(), {**_read(paths.settings()), "nation": nation})


def timer() -> tuple[float, float] | None:
    """Return when the running timer started and when it ends (seconds since 1970, UTC), if there is one."""
    found = _read(paths.timer())
    start, end = found.get("start"), found.get("end")
    return (start, end) if isinstance(start, float) and isinstance(end, float) else None


def start_timer(start: float, end: float) -> None:
    """Keep a timer, so that it goes on if the program is closed; raises StoreFault."""
    _write(paths.timer(), {"start": start, "end": end})


def finish_timer(end: float) -> None:
    """Forget the timer, and keep only when it ended; one that cannot be removed has ended all the same."""
    with suppress(OSError, StoreFault):
        paths.timer().unlink(missing_ok=True)
        _write(paths.settings(), {**_read(paths.settings()), "waited": end})


def waited() -> float | None:
    """Return when the last wait was over (seconds since 1970, UTC), if one was waited out."""
    found = _read(paths.settings()).get("waited")
    return found if isinstance(found, float) else None


def _read(path: Path) -> dict[str, Any]:
    """Return what is kept; a file that is missing or damaged keeps nothing, for it can be answered again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, value: dict[str, Any]) -> None:
    make_home()
    write_text(path, json.dumps(value) + "\n", mode=0o600)


def make_home() -> None:
    """Make the folder of what the program keeps, readable by its owner only; raises StoreFault."""
    try:
        paths.make_private(paths.home())
    except OSError as error:
        reason = error.strerror or error
        raise StoreFault(text("store.no-home", path=paths.home(), reason=reason)) from error
