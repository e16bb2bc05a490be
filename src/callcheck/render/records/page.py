"""A call on one sheet of A4: the answer, what to say, the record, and the card. It fetches and runs nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from callcheck.core.advice.engine import Advice, Step
from callcheck.core.clean import clean
from callcheck.core.records.record import Record
from callcheck.render.records.formatter import Formatter, Row
from callcheck.store.data.card import card_boxes, card_words
from callcheck.store.data.templates import template
from callcheck.store.data.words import text

_POLICE = "police-101"
_GIVEN = {
    "claimed-as": "record.gave-name",
    "firm": "record.gave-firm",
    "collar-number": "record.gave-collar-number",
    "caller-reference": "record.gave-reference",
}
"""The fields in which the caller told who they are, with the words that name each to the police."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record and, where its answers are known, the advice that they lead to."""

    record: Record
    advice: Advice | None = None


def page(sheets: Sequence[Sheet], formatter: Formatter) -> str:
    """Return a page for the sheets, one under the other, each on paper of its own."""
    title = text("record.all-title") if len(sheets) != 1 else formatter.title(sheets[0].record)
    return Template(template("records.html")).substitute(
        title=escape(title),
        note=escape(text("record.print-note")),
        sheets="\n".join(_sheet(sheet, formatter) for sheet in sheets),
    )


def _sheet(sheet: Sheet, formatter: Formatter) -> str:
    answer = _answer(sheet.advice, _gave(sheet.record)) if sheet.advice else ""
    rows = "".join(
        f"<h3>{escape(section.title)}</h3>\n<dl>\n{''.join(map(_row, section.rows))}</dl>\n"
        for section in formatter.sections(sheet.record)
    )
    title = escape(formatter.title(sheet.record))
    record = f'<section class="record">\n<h2>{title}</h2>\n<div>\n{rows}</div>\n</section>\n'
    return f"<article>\n{answer}{record}{_card(sheet.record.answer('nation'))}</article>"


def _gave(record: Record) -> str:
    """Return what the caller gave of themselves, for the police to check; nothing when nothing was written down."""
    details = {id: clean(record.details.get(id, "")) for id in _GIVEN}
    given = [text(sentence, given=details[id]) for id, sentence in _GIVEN.items() if details[id]]
    return text("record.page-gave", details=", ".join(given)) if given else ""


def _answer(advice: Advice, gave: str) -> str:
    first = [step for step in advice.steps if step.id in advice.first]
    says = [step for step in advice.steps if step.say and step not in first]
    spoken = "".join(f"<p>{_numbers(step)} <q>{escape(_said(step, gave))}</q></p>\n" for step in says)
    title = f"<h3>{escape(text('record.page-say'))}</h3>\n" if spoken else ""
    acts = "".join(_act(step, gave) for step in first)
    head = f"<h2>{escape(advice.headline)}</h2>\n<ol>\n{acts}</ol>\n"
    return f'<section class="answer">\n{head}{title}{spoken}</section>\n'


def _said(step: Step, gave: str) -> str:
    """Return what to read out: the police are told, too, what the caller gave of themselves."""
    is_police = any(contact.id == _POLICE for contact in step.contacts)
    return " ".join(filter(None, (step.say, gave if is_police else "")))


def _act(step: Step, gave: str) -> str:
    say = f"<br>{escape(text('record.page-read-out'))} <q>{escape(_said(step, gave))}</q>" if step.say else ""
    return f"<li>{escape(step.do)} {_numbers(step)}{say}</li>\n"


def _numbers(step: Step) -> str:
    return " ".join(f"<b>{escape(contact.number)}</b>" for contact in step.contacts if contact.number)


def _row(row: Row) -> str:
    return f"<dt>{escape(row.label)}</dt>\n{_paragraphs('dd', row.lines)}"


def _card(nations: frozenset[str]) -> str:
    nation = next(iter(nations - {"not-sure"}), None)
    lines = "".join(
        f"<li>{escape(box.title)} {' '.join(f'<b>{escape(dial.number)}</b>' for dial in box.dials)} "
        f"<small>{escape(' '.join(box.lines))}</small></li>\n"
        for box in card_boxes(nation)
    )
    return f'<section class="card">\n<h2>{escape(card_words()["title"])}</h2>\n<ul>\n{lines}</ul>\n</section>\n'


def _paragraphs(tag: str, lines: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(line)}</{tag}>\n" for line in lines)
