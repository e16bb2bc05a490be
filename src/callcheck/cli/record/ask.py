"""Asking on a terminal for what a record can hold, with the same prompts as everywhere. Enter skips any question."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from callcheck.cli.check.show import show_answer
from callcheck.cli.prompts.checklist import choose
from callcheck.cli.prompts.prompts import Choose, Left, Nothing, Prompts, Told, Write, Wrote
from callcheck.cli.prompts.replies import Choice, Key, Picked
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.records.fields import Field, Form, Kind
from callcheck.core.records.parse import RawRecord
from callcheck.records import call_of, read_record
from callcheck.store.data.words import text

_MONEY = frozenset({"money", "handed-over"})
Raw = dict[str, list[str]]


class Asking:
    """One record that is being asked for. What is typed is parsed and checked at its own question."""

    def __init__(self, terminal: Terminal, prompts: Prompts, form: Form) -> None:
        self._terminal = terminal
        self._prompts = prompts
        self._form = form

    def ask(self, given: RawRecord, fields: Sequence[Field]) -> RawRecord:
        """Return what was given with the answers to the fields that it lacks; raises Stopped at q."""
        raw: Raw = {id: list(said) for id, said in given.items()}
        open_fields = [field for field in fields if not raw.get(field.id)]
        place = 0
        while place < len(open_fields):
            field = open_fields[place]
            answer = self._field(field)
            if isinstance(answer, Key):
                if answer is Key.ADVICE:
                    self._show_advice(raw)
                place = max(0, place - (answer is Key.BACK))
                continue
            raw[field.id] = answer
            if field.id == "lost" and not raw.get("amount") and _has_paid(raw):
                raw |= self._payments()
            place += 1
        return raw

    def _show_advice(self, raw: Raw) -> None:
        show_answer(Screen.of_answers(self._terminal), self._prompts, call_of(read_record(raw)))

    def _field(self, field: Field) -> list[str] | Left:
        """Return what was answered, or nothing; or the key that leads elsewhere."""
        labels = self._form.labels(field)
        if not labels:
            return self._written(field)
        many = field.kind is Kind.ACTIONS
        question = Choose(field.prompt, tuple(Choice(id, label) for id, label in labels.items()), many)
        if field.kind is Kind.ANSWERS:
            question = choose(self._form.checklist[field.question], before=None)
        reply = self._prompts.choose(replace(question, ask=field.prompt, enter=text("record.enter-skips")))
        match reply:
            case Picked(ids=ids):
                chosen = [id for id in labels if id in ids]
                return [self._with_reference(id) for id in chosen] if many else [",".join(chosen)]
            case Nothing() | Told():
                return []
            case Key.BACK | Key.ADVICE:
                return reply

    def _written(self, field: Field) -> list[str] | Left:
        def checked(typed: str) -> str:
            read_record({field.id: typed})
            return typed

        return self._write(field.prompt, checked, is_long=field.longest > 1000)

    def _write(self, ask: str, parse: Callable[[str], str], *, is_long: bool = False) -> list[str] | Left:
        reply = self._prompts.write(Write(ask, parse, enter=text("record.enter-skips"), is_long=is_long))
        match reply:
            case Wrote(value=said):
                return [said]
            case Nothing():
                return []
            case Key.BACK | Key.ADVICE:
                return reply

    def _with_reference(self, action: str) -> str:
        if action not in self._form.with_reference:
            return action

        def checked(typed: str) -> str:
            read_record({"done": f"{action}={typed}"})
            return typed

        reference = self._write(f"{self._form.choices['done'][action]}. {text('record.reference-ask')}", checked)
        return f"{action}={reference[0]}" if isinstance(reference, list) and reference else action

    def _payments(self) -> Raw:
        """Ask for each payment until there was no other. A step back skips what was asked."""
        raw: Raw = {id: [] for id in self._form.payment}
        while True:
            for id, field in self._form.payment.items():
                answer = self._field(field)
                raw[id].append(answer[0] if isinstance(answer, list) and answer else "")
            if not self._prompts.confirm(text("record.another-payment")):
                return raw


def _has_paid(raw: Raw) -> bool:
    return any(not _MONEY.isdisjoint(said.split(",")) for said in raw.get("lost", ()))
