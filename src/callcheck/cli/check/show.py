"""The answer on a terminal: one screen, then the rest a page at a time. The first number to ring stays in sight."""

from datetime import UTC, datetime

from callcheck import api
from callcheck.cli.prompts.prompts import Prompts
from callcheck.cli.prompts.replies import Key
from callcheck.cli.screen import Screen
from callcheck.core.clean import clean
from callcheck.render.advice.answer import answer_screen, first_number, rest
from callcheck.render.text import Line, Style, pages
from callcheck.store.data.facts import notes_on
from callcheck.store.data.words import text

_PROMPT_ROWS = 2
"""Rows under a page: an empty one, and the prompt."""


def show_answer(screen: Screen, prompts: Prompts, call: api.Call, *, is_aloud: bool = False) -> None:
    """Show the answer, and on Enter what comes after it, until it is all shown or the person has seen enough.

    With `is_aloud` it is headed as words to read to someone.
    """
    advice = call.advice()
    number = first_number(advice)
    ring = text("advice.ring-first", number=number) if number else ""
    aloud = [Line(text("helper.read-this"), Style.STRONG)] if is_aloud else []
    height = max(6, screen.height - _PROMPT_ROWS - len(aloud))
    rows, left = answer_screen(advice, screen.width, height)
    more = pages(rest(advice, left, notes(call), datetime.now(UTC).date()), screen.width, height)
    screen.clear()
    screen.show([*aloud, *rows, Line()])
    for position, page in enumerate(more, 1):
        more_id = "advice.enter-more-plain" if screen.is_plain else "advice.enter-more"
        hint = text(more_id, position=position + 1, count=len(more) + 1)
        if prompts.pause(" ".join(filter(None, (ring, hint)))) in (Key.BACK, Key.ADVICE):
            return
        screen.clear()
        screen.show([*page, Line()])


def notes(call: api.Call) -> list[str]:
    """Return what a person should know about the number, cleaned of what a stranger may have put into it."""
    return [clean(note) for note in notes_on(call.number, call.facts)] if call.number else []
