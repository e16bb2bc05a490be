"""`callcheck card`: a page to print and keep by the phone."""

from pathlib import Path

from callcheck import api
from callcheck.cli.errors import ExitCode
from callcheck.cli.prompts.page_file import ask_where, offer_to_open, write_page
from callcheck.cli.prompts.prompts import Prompts, Stopped
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.advice.card import Bank
from callcheck.core.errors import WrongInput
from callcheck.core.numbers.number import Number
from callcheck.store.data import shipped
from callcheck.store.data.card import card_page, card_words
from callcheck.store.data.facts import facts_of, national_form
from callcheck.store.data.words import in_words, text

_NAME = "callcheck-card.html"
_COSTLY = {"premium", "personal", "international"}


def run(
    terminal: Terminal,
    nation: str | None = None,
    bank: str | None = None,
    bank_number: str | None = None,
    output: Path | None = None,
    force: bool = False,
    large: bool = False,
) -> Result:
    """Return the page, or write it to a file: the one that is named or, on a terminal, the one that is asked for.

    A file that is there is written over only with `force`, or when the person says so.
    """
    asked = {"nation": [nation.casefold()]} if nation is not None else {}
    with in_words():
        places = shipped.checklist().accept(asked).get("nation", frozenset()) - {"not-sure"}
    own, note = _bank(bank, bank_number)
    notes = (note,) if note else ()
    html = card_page(next(iter(places), None), own, large=large)
    if output == Path("-") or (output is None and not terminal.is_watched):
        return Result(html, notes=notes)
    prompts = Prompts(terminal) if terminal.is_interactive else None
    try:
        return _write(prompts, html, output, force, notes)
    except Stopped:
        return Result(notes=(text("page.not-written"),))
    except (EOFError, KeyboardInterrupt):
        return Result(notes=("", text("page.not-written")), code=ExitCode.INTERRUPTED)


def _write(prompts: Prompts | None, html: str, output: Path | None, force: bool, notes: tuple[str, ...]) -> Result:
    file = output
    if file is None:
        if prompts is None:
            raise WrongInput(text("card.no-file", name=_NAME))
        file = ask_where(prompts, _NAME)
    write_page(prompts, file, html, force=force)
    if output is None and prompts is not None:
        offer_to_open(prompts, file)
    return Result(notes=(*notes, card_words()["wrote"].format(file=file)))


def _bank(name: str | None, number: str | None) -> tuple[Bank | None, str]:
    """Return the person's bank, and what to check about its number or nothing."""
    if name is None and number is None:
        return None, ""
    words = card_words()
    label = name or words["own-bank"]
    if number is None:
        return Bank(label, None), ""
    reading = api.read_number(number)
    if not isinstance(reading, Number):
        raise WrongInput(text("card.bad-number", number=repr(number), why=words["number-refused"]))
    facts = facts_of(reading)
    is_costly = facts is not None and not _COSTLY.isdisjoint(facts.flags)
    return Bank(label, national_form(reading.e164)), words["costly"] if is_costly else ""
