"""`callcheck card`: a page to print and keep by the phone."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import WrongInput

if TYPE_CHECKING:
    from callcheck.core.advice.card import Bank


def run(
    terminal: Terminal,
    nation: str | None = None,
    bank: str | None = None,
    bank_number: str | None = None,
    output: Path | None = None,
) -> Result:
    """Make a page to print and keep by the phone: one sheet of A4, in large type.

    Examples:  callcheck card -o card.html  |  callcheck card --nation scotland -o card.html
    """
    from callcheck.store import paths
    from callcheck.store.data import shipped
    from callcheck.store.data.card import card_page, card_words
    from callcheck.store.files import require_apart, write_text

    places = shipped.checklist().accept({"nation": [nation]})["nation"] - {"not-sure"} if nation is not None else ()
    html = card_page(next(iter(places), None), _bank(bank, bank_number))
    if output is None:
        sys.stdout.write(html)
    else:
        require_apart(output, *paths.ours())
        write_text(output, html)
        print(card_words()["wrote"].format(file=output), file=sys.stderr)
    return Result()


def _bank(name: str | None, number: str | None) -> "Bank | None":
    from callcheck import api
    from callcheck.core.advice.card import Bank
    from callcheck.core.numbers.number import Number
    from callcheck.store.data.card import card_words
    from callcheck.store.data.facts import facts_of
    from callcheck.store.data.record_words import spoken

    if name is None and number is None:
        return None
    words = card_words()
    label = name or words["own-bank"]
    if number is None:
        return Bank(label, None)
    reading = api.read_number(number)
    if not isinstance(reading, Number):
        raise WrongInput(f"{number!r} cannot be used. {words['number-refused']}")
    facts = facts_of(reading)
    if facts and {"premium", "personal", "international"} & set(facts.flags):
        print(words["costly"], file=sys.stderr)
    return Bank(label, spoken(reading.e164))
