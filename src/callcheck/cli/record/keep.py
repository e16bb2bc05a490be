"""Keeping a call that was just checked, and the question before the first record."""

from datetime import UTC, datetime

from callcheck import api
from callcheck.cli.prompts.prompts import Prompts
from callcheck.cli.record.ask import Asking
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.records.record import Record, blocked, joined, record_of
from callcheck.records import read_record
from callcheck.store.data.record_form import privacy, record_form
from callcheck.store.data.words import text
from callcheck.store.records.records import Records

TOLD = ("when", "claimed-as", "firm", "collar-number", "callback", "caller-reference")
"""The fields that are asked for when a checked call is kept: when it was, and what the caller has told already."""


def agrees_to_keep(terminal: Terminal, prompts: Prompts | None, records: Records) -> bool:
    """Say before the first record who can see it and how to delete it; with prompts, ask whether to go on."""
    if records.ever_kept():
        return True
    screen = Screen.of_prompts(terminal)
    for sentence in privacy():
        screen.say(sentence)
    return prompts is None or prompts.confirm(text("record.save-anyway"))


def keep(terminal: Terminal, prompts: Prompts | None, call: api.Call, number: str | None = None) -> Record | None:
    """Keep a record of a call that was just checked, and return it, or None when the person would rather not.

    Where there are prompts, what the checklist did not ask is asked: when it was, and what the caller told. `number`
    is one that the person has just put on their list, in E.164.
    """
    reading = call.number.reading if call.number else None
    record = record_of(call.answers, call.advice(), datetime.now(UTC), reading)
    if number is not None:
        record = blocked(record, number)
    with Records.open() as records:
        if not agrees_to_keep(terminal, prompts, records):
            return None
        if prompts is not None:
            record = joined(record, _told(terminal, prompts, record))
        return records.add(record)


def _told(terminal: Terminal, prompts: Prompts, record: Record) -> Record:
    """Ask for what the caller has told already; a collar number is asked for where they said they were the police."""
    form = record_form()
    skipped = {
        "when" if record.happened else "",
        "" if "police" in record.answer("claimed") else "collar-number",
    }
    prompts.screen.say()
    prompts.screen.say(text("record.only-what-they-told"))
    fields = [form.fields[id] for id in TOLD if id not in skipped]
    return read_record(Asking(terminal, prompts, form).ask({}, fields))
