"""What is remembered between runs: the nation, and a timer that is running."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from callcheck.store import paths
from callcheck.store.database import translate_errors
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


def stop_timer() -> None:
    """Forget the timer; one that cannot be removed has ended all the same."""
    with suppress(OSError):
        paths.timer().unlink()


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
    with translate_errors(paths.home()):
        paths.home().mkdir(mode=0o700, parents=True, exist_ok=True)
