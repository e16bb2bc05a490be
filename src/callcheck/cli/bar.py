"""Bars that move: on a terminal only, and on stderr."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console  # noqa: TID253 - one of the two files that may
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: TID253


def count_down(title: str, start: float, end: float) -> None:
    """Show the time left until `end` (seconds since 1970, UTC), once a second; Ctrl-C passes through."""
    left = TextColumn("{task.fields[left]}")
    with Progress(TextColumn("{task.description}"), BarColumn(), left, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=end - start, left="")
        while (remaining := end - time.time()) > 0:
            minutes, seconds = divmod(int(remaining) + 1, 60)
            progress.update(task, completed=end - start - remaining, left=f"{minutes}:{seconds:02}")
            time.sleep(min(remaining, 1))
        progress.update(task, completed=end - start, left="0:00")


@contextmanager
def moving(title: str, total: int) -> Iterator[Callable[[int], object]]:
    """Show how far a work of known size is; what the block gets tells of each step, in the same unit."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task(title, total=total)
        yield lambda step: progress.advance(task, step)
