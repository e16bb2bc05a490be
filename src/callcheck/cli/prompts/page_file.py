"""Writing a page to a file that the person names, never over another without being asked, and opening it."""

import webbrowser
from pathlib import Path

from callcheck.cli.prompts.prompts import Nothing, Prompts, Stopped, Write, Wrote
from callcheck.core.errors import WrongInput
from callcheck.store import paths
from callcheck.store.data.words import text
from callcheck.store.files import require_apart, write_text

_PRIVATE = 0o600


def ask_where(prompts: Prompts, name: str) -> Path:
    """Ask for the file of a page; Enter alone is the name that is proposed. Raises Stopped."""
    reply = prompts.write(Write(text("page.ask-file"), Path, text("page.why"), text("page.enter", name=name)))
    match reply:
        case Wrote(value=named):
            return _at_home(named)
        case Nothing():
            return Path(name)
        case _:
            raise Stopped


def write_page(
    prompts: Prompts | None, file: Path, page: str, *, force: bool = False, is_private: bool = False
) -> None:
    """Write a page. A file that is there is written over with `force`, or when the person says so.

    Only its owner can read a private one.

    Raises WrongInput where nobody can be asked, and Stopped when the answer is no.
    """
    if file.exists() and not force and not file.is_char_device():
        if prompts is None:
            raise WrongInput(text("page.is-there", file=file))
        if not prompts.confirm(text("page.ask-over", file=file)):
            raise Stopped
    require_apart(file, *paths.ours())
    if is_private:
        write_text(file, page, mode=_PRIVATE, is_private=True)
    else:
        write_text(file, page)


def _at_home(file: Path) -> Path:
    """Return a path with the home of its user put in; raises WrongInput for a user who is not there."""
    try:
        return file.expanduser()
    except RuntimeError as error:
        raise WrongInput(text("page.no-such-user", file=file)) from error


def offer_to_open(prompts: Prompts, file: Path) -> None:
    """Open a page in the person's browser, if they would like to."""
    if prompts.confirm(text("page.ask-open")):
        webbrowser.open(file.resolve().as_uri())
