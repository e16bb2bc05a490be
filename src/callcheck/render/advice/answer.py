"""The advice as text: the answer, which is one screen, and the rest in blocks, which are shown a page at a time."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import assert_never

from callcheck.core.advice.engine import Advice, Step, Verdict
from callcheck.core.advice.rules import Urgency
from callcheck.render.advice.contact import places
from callcheck.render.dates import day_in_words
from callcheck.render.text import Block, Line, Style, separated, wrapped
from callcheck.store.data import guidance
from callcheck.store.data.words import text


def answer(advice: Advice) -> list[Block]:
    """Return the answer in blocks: the headline, then each of the steps of the first screen."""
    return [
        [Line(advice.headline, Style.ALARM if advice.emergency else Style.STRONG)],
        *(step_block(step, number) for number, step in enumerate(_first(advice), 1)),
    ]


def answer_screen(advice: Advice, width: int, height: int) -> tuple[list[Line], list[Step]]:
    """Return the answer as at most `height` rows, and the steps of it that found no room.

    The headline and the first step are always on it. Empty lines go before a step does.
    """
    first = _first(advice)
    for count in range(len(first), 0, -1):
        blocks = answer(advice)[: count + 1]
        for gap in ([Line()], []):
            rows = wrapped([line for block in blocks for line in (*gap, *block)][len(gap) :], width)
            if len(rows) <= height or (count == 1 and not gap):
                return rows[:height], first[count:]
    return [], first


def rest(advice: Advice, left: Sequence[Step], notes: Sequence[str], today: date) -> list[Block]:
    """Return what comes after the answer: the other steps, what never to do, the signs, and what this rests on.

    `left` are steps of the first screen that it had no room for; `notes` are about the number.
    """
    shown = len(_first(advice)) - len(left)
    others = [step for step in advice.steps if step.id not in advice.first]
    blocks = _steps([*left, *others], shown + 1)
    nevers = [never.say for never in advice.nevers]
    signs = text("advice.signs" if advice.verdict is Verdict.SCAM else "advice.signs-weak")
    return [
        *blocks,
        *_titled(text("advice.never"), nevers),
        *_titled(signs, [sign.say for sign in advice.signs]),
        *_titled(text("advice.number"), notes),
        _ends(advice, today),
    ]


def whole(advice: Advice, notes: Sequence[str], today: date) -> list[Line]:
    """Return the answer and all that comes after it."""
    return separated([*answer(advice), *rest(advice, [], notes, today)])


def first_number(advice: Advice) -> str | None:
    """Return the first number to ring, or None when the advice names none."""
    ordered = [*_first(advice), *(step for step in advice.steps if step.urgency is not Urgency.IF_IN_DOUBT)]
    return next((c.number for step in ordered for c in step.contacts if c.number), None)


def up_to_first_call(advice: Advice) -> list[Step]:
    """Return the steps of the first screen down to the first call that is urgent; none where no call is."""
    steps = _first(advice)
    for place, step in enumerate(steps, 1):
        if step.urgency is Urgency.NOW and any(contact.number for contact in step.contacts):
            return steps[:place]
    return []


def step_block(step: Step, number: int | None) -> Block:
    """Return a step: what to do, what to read out, and each number alone on its line."""
    lead = f"{number:>2}  " if number else "    "
    lines = [Line(step.do, Style.STRONG, lead=lead)]
    numbered = [contact for contact in step.contacts if contact.number]
    for contact in step.contacts:
        is_named = len(numbered) > 1 or not contact.number
        lines += [*([Line(contact.name, lead="    ")] if is_named else []), *places(contact)]
    if step.say:
        lines.append(Line(text("advice.say", words=step.say), lead="    "))
    return lines


def _first(advice: Advice) -> list[Step]:
    return [step for id_ in advice.first for step in advice.steps if step.id == id_]


def _steps(steps: Iterable[Step], number: int) -> list[Block]:
    """Return steps in blocks, numbered on from the answer, the first of an urgency under its title."""
    blocks: list[Block] = []
    urgency = Urgency.NOW
    for place, step in enumerate(steps, number):
        title = []
        if step.urgency is not urgency:
            urgency = step.urgency
            title = [Line(_title(urgency), Style.STRONG)]
        blocks.append([*title, *step_block(step, place)])
    return blocks


def _titled(title: str, lines: Sequence[str]) -> list[Block]:
    return [[Line(title, Style.STRONG), *(Line(line, lead=" -  ") for line in lines)]] if lines else []


def _ends(advice: Advice, today: date) -> Block:
    lines = []
    if advice.scam:
        lines.append(Line(text("advice.scam", title=advice.scam.title)))
        lines.append(Line(text("advice.more", scam=advice.scam.id)))
    if not advice.emergency:
        lines.append(Line(guidance.words()["reminder"], Style.STRONG))
    lines.append(Line(text("advice.reviewed", date=day_in_words(guidance.reviewed()))))
    if (today - guidance.reviewed()).days > guidance.STALE_AFTER_DAYS:
        lines.append(Line(guidance.words()["stale"], Style.STRONG))
    return lines


def _title(urgency: Urgency) -> str:
    match urgency:
        case Urgency.NOW:
            return text("advice.now")
        case Urgency.NEXT:
            return text("advice.next")
        case Urgency.IF_IN_DOUBT:
            return text("advice.if-in-doubt")
        case _:
            assert_never(urgency)
