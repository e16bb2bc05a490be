"""A record as words: sections to read, and the order that a call handler asks in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, assert_never

from callcheck.core.advice.checklist import Checklist
from callcheck.core.records.counts import By
from callcheck.core.records.record import WITHHELD, Deed, Payment, Record, tidy


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a record may hold, what it is called, and how it is asked for."""

    id: str
    section: str
    label: str
    question: str | None
    """The checklist question whose answers it shows."""
    prompt: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing to tell a call handler, with the fields that hold it and what to say when they are empty."""

    id: str
    say: str
    fields: tuple[str, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of records.toml, and those of the checklist and the scripts that a record shows."""

    sections: Mapping[str, str]
    fields: Mapping[str, Field]
    sayings: tuple[Saying, ...]
    choices: Mapping[str, Mapping[str, str]]
    """Labels by id, under line, method, deed, verdict and scam."""
    asks: Mapping[str, str]
    referenced: frozenset[str]
    """The deeds for which one is given a reference."""
    refusals: Mapping[str, str]
    say: Mapping[str, str]
    privacy: tuple[str, ...]
    checklist: Checklist

    def labels(self) -> dict[str, str]:
        """Return what each field is called, by its id."""
        return {field.id: field.label for field in self.fields.values()}

    def labels_by(self, by: By) -> dict[str, str]:
        """Return the words for what records are counted by; a week is its own word."""
        unknown = {"not-sure": self.say["unknown-key"]}
        match by:
            case By.WEEK:
                return {}
            case By.SCAM:
                return {**self.choices["scam"], **unknown}
            case By.NATION:
                return {option.id: option.label for option in self.checklist["nation"].options} | unknown
            case _:
                assert_never(by)


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


class Teller:
    """Tells records in words, with times in one zone and numbers as people write them."""

    def __init__(self, words: Words, zone: tzinfo | None, spoken: Callable[[str], str]) -> None:
        self._words = words
        self._zone = zone
        self._spoken = spoken

    def sections(self, record: Record) -> tuple[Section, ...]:
        """Return all that is known, under the headings of records.toml. What is not known is left out."""
        rows = {field.id: self._row(tidy(record), field) for field in self._words.fields.values()}
        by_section = (
            (title, tuple(row for id_, row in rows.items() if row and self._words.fields[id_].section == section))
            for section, title in self._words.sections.items()
        )
        return tuple(Section(title, found) for title, found in by_section if found)

    def read_out(self, record: Record) -> tuple[Section, ...]:
        """Return the record in the order that a call handler asks: safe, anyone there, money, then the story."""
        shown = tidy(record)
        found = (
            (
                f"{place}. {saying.say}",
                saying.empty,
                tuple(filter(None, (self._row(shown, self._words.fields[id_]) for id_ in saying.fields))),
            )
            for place, saying in enumerate(self._words.sayings, 1)
        )
        return tuple(Section(say, rows, "" if rows else empty) for say, empty, rows in found)

    def when(self, record: Record) -> str:
        """Return when the call was: local time with its zone, or the day alone."""
        if not record.timed:
            return f"{record.happened:%d %B %Y}".lstrip("0")
        local = record.happened.astimezone(self._zone)
        return f"{local:%d %B %Y, %H:%M %Z}".lstrip("0").rstrip()

    def lines(self, record: Record, field: str) -> tuple[str, ...]:
        """Return what a field holds, in words; nothing when it is not known."""
        return tuple(self._lines(tidy(record), self._words.fields[field]))

    def _row(self, record: Record, field: Field) -> Row | None:
        lines = tuple(self._lines(record, field))
        return Row(field.label, lines) if lines else None

    def _lines(self, record: Record, field: Field) -> Iterable[str]:
        if field.question is not None:
            return self._answers(record, field.question)
        words = self._words
        match field.id:
            case "when":
                return [self.when(record)]
            case "line":
                return [words.choices["line"][record.line]] if record.line else []
            case "number":
                return [words.say["withheld"] if record.number == WITHHELD else self._spoken(record.number or "")] * (
                    record.number is not None
                )
            case "callback":
                return [self._spoken(record.callback)] if record.callback else []
            case "minutes":
                return [words.say["minutes"].format(minutes=record.minutes)] if record.minutes is not None else []
            case "payment":
                return map(self._payment, record.payments)
            case "done":
                return map(self._deed, record.deeds)
            case "verdict":
                return [words.choices["verdict"][record.verdict]] if record.verdict else []
            case "scam":
                return [words.choices["scam"].get(record.scam, record.scam)] if record.scam else []
            case _:
                text: str = getattr(record, field.id.replace("-", "_"))
                return text.splitlines()

    def _answers(self, record: Record, question: str) -> Iterator[str]:
        given = record.answer(question)
        for option in self._words.checklist[question].options:
            if option.id in given:
                yield option.label

    def _payment(self, payment: Payment) -> str:
        say = self._words.say
        pounds = f"{payment.pence // 100:,}.{payment.pence % 100:02}" if payment.pence is not None else None
        method = self._words.choices["method"].get(payment.method, payment.method)
        parts = [
            say["amount"].format(pounds=pounds) if pounds else say["amount-unknown"],
            method and say["by"].format(method=method),
            payment.to_name and say["to"].format(name=payment.to_name),
            payment.sort_code and say["sort-code"].format(digits=payment.sort_code),
            payment.account and say["account"].format(digits=payment.account),
        ]
        return ", ".join(filter(None, parts))

    def _deed(self, deed: Deed) -> str:
        label = self._words.choices["deed"].get(deed.id, deed.id)
        return f"{label}: {deed.reference}" if deed.reference else label


def record_object(record: Record) -> dict[str, Any]:
    """Return a record as the object that `--json` shows and the JSON export holds. Keys are only ever added."""
    r = tidy(record)
    return {
        "id": r.id,
        "when": r.happened.isoformat(timespec="seconds") if r.timed else f"{r.happened:%Y-%m-%d}",
        "line": r.line,
        "number": r.number,
        "minutes": r.minutes,
        "claimed_as": r.claimed_as,
        "callback": r.callback,
        "visitor": r.visitor,
        "note": r.note,
        "payments": [
            {
                "amount": None if p.pence is None else f"{p.pence // 100}.{p.pence % 100:02}",
                "method": p.method or None,
                "to_name": p.to_name,
                "sort_code": p.sort_code,
                "account": p.account,
            }
            for p in r.payments
        ],
        "done": [{"id": deed.id, "reference": deed.reference} for deed in r.deeds],
        "answers": {question: sorted(options) for question, options in sorted(r.answers.items())},
        "verdict": r.verdict,
        "scam": r.scam,
    }
