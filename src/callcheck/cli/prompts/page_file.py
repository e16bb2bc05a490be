"""Writing a page to a file that the person names, never over another without being asked, and opening it."""

import webbrowser
from pathlib import Path

from callcheck.cli.prompts.prompts import Nothing, Prompts, Stopped, Write, Wrote
from callcheck.core.errors import WrongInput
from callcheck.store import paths
from callcheck.store.data.words import text
from callcheck.store.files import require_apart, write_text

PRIVATE = 0o600
"""The mode of a file that only its owner can read."""


def ask_where(prompts: Prompts, name: str) -> Path:
    """Ask for the file of a page; Enter alone is the name that is proposed. Raises Stopped."""
    reply = prompts.write(Write(text("page.ask-file"), Path, text("page.why"), text("page.enter", name=name)))
    match reply:
        case Wrote(value=named):
            return named.expanduser()
        case Nothing():
            return Path(name)
        case _:
            raise Stopped


def write_page(
    prompts: Prompts | None, file: Path, html: str, *, force: bool = False, mode: int | None = None
) -> None:
    """Write a page. A file that is there is written over with `force`, or when the person says so.

    Raises WrongInput where nobody can be asked, and Stopped when the answer is no.
    """
    if file.exists() and not force and not file.is_char_device():
        if prompts is None:
            raise WrongInput(text("page.is-there", file=file))
        if not prompts.confirm(text("page.ask-over", file=file)):
            raise Stopped
    require_apart(file, *paths.ours())
    if mode is None:
        write_text(file, html)
    else:
        write_text(file, html, mode=mode)


def offer_to_open(prompts: Prompts, file: Path) -> None:
    """Open a page in the person's browser, if they would like to."""
    if prompts.confirm(text("page.ask-open")):
        webbrowser.open(file.resolve().as_uri())
