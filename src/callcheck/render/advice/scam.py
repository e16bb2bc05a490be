"""A known script as text."""

from collections.abc import Sequence

from callcheck.core.advice.engine import Step
from callcheck.core.advice.rules import Contact, Scam
from callcheck.render.advice.answer import step_block
from callcheck.render.advice.contact import contact_line
from callcheck.render.dates import day_in_words
from callcheck.render.text import Block, Line, Style
from callcheck.store.data.words import text


def scam_blocks(scam: Scam, report: Sequence[Contact], aftermath: Sequence[Step]) -> list[Block]:
    """Return one script whole: how it goes, how to check, where to report it, and what to do if it has happened."""
    parts = (
        (text("scam.opens"), scam.opens),
        (text("scam.asks"), scam.asks),
        (text("scam.gives-away"), scam.gives_away),
        (text("scam.never"), scam.never),
        (text("scam.check"), scam.check),
        (text("scam.report"), [contact_line(contact) for contact in report]),
    )
    blocks: list[Block] = [[Line(scam.title, Style.STRONG), Line(text("scam.claims", claims=scam.claims))]]
    blocks += [
        [Line(title, Style.STRONG), *(Line(line, lead=" -  ") for line in lines)] for title, lines in parts if lines
    ]
    blocks += [
        [*([Line(text("scam.if-done"), Style.STRONG)] if number == 1 else []), *step_block(step, number)]
        for number, step in enumerate(aftermath, 1)
    ]
    ends = [Line(text("scam.reviewed", date=day_in_words(scam.reviewed), sources=", ".join(scam.source)))]
    return [*blocks, [Line(text("scam.general"), Style.STRONG), *ends] if scam.is_general else ends]
