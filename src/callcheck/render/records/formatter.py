"""A record as words: sections to read, and the order that a call handler asks in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import assert_never

from callcheck.core.moment import Precision
from callcheck.core.records.counts import By
from callcheck.core.records.fields import Field, Form, Kind
from callcheck.core.records.record import WITHHELD, Action, Payment, Record, tidy
from callcheck.render.records.moments import day, in_zone, moment, month
from callcheck.store.data.facts import national_form
from callcheck.store.data.words import text

LISTED = ("when", "number", "claimed", "claimed-as", "scam")
"""The fields that stand in a line of the list."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it, a line each."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its rows; `note` stands where there are none."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""


class Formatter:
    """Puts records into words, with times in one zone and numbers as people write them."""

    def __init__(self, form: Form, zone: tzinfo | None = None) -> None:
        self.form = form
        self._zone = zone

    def title(self, record: Record) -> str:
        """Return what a record is called."""
        return text("record.title", id=record.id) if record.id is not None else text("record.title-not-kept")

    def sections(self, record: Record) -> tuple[Section, ...]:
        """Return all that is known, under the headings of records.toml. What is not known is left out."""
        by_section = {
            title: self._rows(record, [f for f in self.form.fields.values() if f.section == id])
            for id, title in self.form.sections.items()
        }
        return tuple(Section(title, rows) for title, rows in by_section.items() if rows)

    def read_out(self, record: Record) -> tuple[Section, ...]:
        """Return the record in the order that a call handler asks: safe, anyone there, money, then the story."""
        sections = []
        for place, part in enumerate(self.form.parts, 1):
            rows = self._rows(record, [f for f in self.form.fields.values() if f.read_out == part.id])
            sections.append(Section(f"{place}. {part.say}", rows, "" if rows else part.empty))
        return tuple(sections)

    def line(self, record: Record) -> str:
        """Return a record as a line of the list, with tabs between what it holds."""
        cells = (self.lines(record, id)[:1] or ("-",) for id in LISTED)
        return "\t".join([str(record.id), *(cell for (cell,) in cells)])

    def lines(self, record: Record, id: str) -> tuple[str, ...]:
        """Return what a field holds, in words; nothing when it is not known."""
        return tuple(self._lines(tidy(record), self.form.fields[id]))

    def when(self, record: Record) -> str:
        """Return when the call was: local time with its zone, the day alone, or that nobody wrote it down."""
        if record.happened is not None:
            return self._said(record.happened, record.precision)
        if record.saved is None:
            return text("record.when-unknown")
        saved = day(in_zone(record.saved, self._zone))
        gone = record.answer("lost-when")
        if "earlier" in gone:
            return text("record.when-earlier", day=saved)
        return text("record.when-today" if "today" in gone else "record.when-not-said", day=saved)

    def _said(self, happened: datetime, precision: Precision) -> str:
        match precision:
            case Precision.MINUTE:
                return moment(happened, self._zone)
            case Precision.PART:
                return text("record.about", when=moment(happened, self._zone))
            case Precision.DAY:
                return day(happened)
            case Precision.WEEK:
                return text("record.about", when=day(happened))
            case Precision.MONTH:
                return month(happened)
            case _:
                assert_never(precision)

    def counted(self, by: By) -> Mapping[str, str]:
        """Return the words for what records are counted by; a week is its own word."""
        unknown = {"not-sure": text("record.not-known")}
        match by:
            case By.WEEK:
                return unknown
            case By.SCAM:
                return {**self.form.choices["scam"], **unknown}
            case By.NATION:
                return {**self.form.labels(self.form.fields["nation"]), **unknown}
            case _:
                assert_never(by)

    def _rows(self, record: Record, fields: list[Field]) -> tuple[Row, ...]:
        shown = tidy(record)
        rows = (Row(field.label, tuple(self._lines(shown, field))) for field in fields)
        return tuple(row for row in rows if row.lines)

    def _lines(self, record: Record, field: Field) -> Iterator[str]:
        kept = record.details.get(field.id, "")
        labels = self.form.labels(field)
        match field.kind:
            case Kind.WHEN:
                yield self.when(record)
            case Kind.ANSWERS:
                yield from (label for id, label in labels.items() if id in record.answer(field.question))
            case Kind.PAYMENTS:
                yield from map(self._payment, record.payments)
            case Kind.ACTIONS:
                yield from (self._action(action, labels) for action in record.actions)
            case Kind.FOUND:
                found = record.verdict if field.id == "verdict" else record.scam
                yield from [labels.get(found, found)] if found else []
            case Kind.PHONE:
                yield from [text("record.withheld") if kept == WITHHELD else national_form(kept)] if kept else []
            case Kind.MINUTES:
                yield from [text("record.minutes", minutes=kept)] if kept else []
            case Kind.CHOICE:
                yield from [labels.get(kept, kept)] if kept else []
            case Kind.TEXT | Kind.POUNDS | Kind.SORT_CODE | Kind.ACCOUNT:
                yield from kept.splitlines()
            case _:
                assert_never(field.kind)

    def _payment(self, payment: Payment) -> str:
        method = self.form.choices["method"].get(payment.method, payment.method)
        parts = [
            text("record.amount", pounds=_pounds(payment.pence, ",")) if payment.pence is not None else "",
            text("record.by", method=method) if method else "",
            text("record.to", name=payment.to_name) if payment.to_name else "",
            text("record.sort-code", digits=payment.sort_code) if payment.sort_code else "",
            text("record.account", digits=payment.account) if payment.account else "",
        ]
        return ", ".join(filter(None, [parts[0] or text("record.amount-unknown"), *parts[1:]]))

    @staticmethod
    def _action(action: Action, labels: Mapping[str, str]) -> str:
        label = labels.get(action.id, action.id)
        return f"{label}: {national_form(action.reference)}" if action.reference else label


def _pounds(pence: int, grouping: str) -> str:
    return f"{pence // 100:{grouping}}.{pence % 100:02}"
