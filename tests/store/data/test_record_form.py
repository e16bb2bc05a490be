"""What a record may hold: each field with its words, and each word used."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from callcheck.core.records.credentials import Credential
from callcheck.core.records.fields import DETAILS, Kind
from callcheck.core.records.record import Record
from callcheck.render.records.formatter import Formatter
from callcheck.render.records.objects import record_object
from callcheck.store.data.record_form import privacy, record_form
from tests.plain import DATA

FORM = record_form()
RULES = tomllib.loads((DATA / "records.toml").read_text(encoding="utf-8"))
WORDS = tomllib.loads((DATA / "en" / "records.toml").read_text(encoding="utf-8"))


def test_every_credential_has_its_reason() -> None:
    """Whatever is refused is refused with words of its own."""
    assert set(WORDS["refusal"]) == set(FORM.refusals) == set(Credential)


@pytest.mark.parametrize("table", ["field", "payment", "line", "method", "done"])
def test_rules_and_words_are_of_the_same_ids(table: str) -> None:
    """No row is without words, and no words are without a row."""
    assert [row["id"] for row in RULES[table]] == list(WORDS[table])


def test_sections_and_parts_have_their_words() -> None:
    """Each heading and each part of the read-out is there in words, and none besides."""
    assert list(WORDS["section"]) == RULES["section"]
    assert list(WORDS["read-out"]) == RULES["read-out"]


def test_every_field_stands_somewhere() -> None:
    """Each field stands in a section, and what is read out is a part of the read-out."""
    assert {field.section for field in FORM.fields.values()} == set(FORM.sections)
    assert {field.read_out for field in FORM.fields.values()} - {""} == {part.id for part in FORM.parts}


def test_all_of_what_happened_is_read_out() -> None:
    """Nothing that a call handler may need is left out of the read-out."""
    silent = {field.id for field in FORM.fields.values() if not field.read_out}

    assert silent == {"expected", "verdict", "scam"}


def test_every_question_of_the_checklist_is_kept() -> None:
    """No answer is kept that nobody could read again, but for which phone was to hand."""
    shown = {field.question for field in FORM.fields.values()}

    assert {question.id for question in FORM.checklist.questions} - shown == {"number", "phone"}
    assert all(field.question for field in FORM.fields.values() if field.kind is Kind.ANSWERS)


def test_a_field_more_is_a_row_more() -> None:
    """A field that is declared has its place in every form without any other change."""
    extra = replace(FORM.fields["firm"], id="their-accent", label="How they spoke")
    form = replace(FORM, fields={**FORM.fields, extra.id: extra})
    record = Record(details={extra.id: "Softly"})

    (section,) = [section for section in Formatter(form).sections(record) if section.title == "Who rang"]
    assert [(row.label, row.lines) for row in section.rows] == [("How they spoke", ("Softly",))]
    assert record_object(record, form)["their_accent"] == "Softly"
    assert extra in form.options()
    assert any(row.label == "How they spoke" for part in Formatter(form).read_out(record) for row in part.rows)


def test_what_is_chosen_from_a_list_has_choices() -> None:
    """Each field of kind `choice` has at least two choices, and no other field has any."""
    fields = [*FORM.fields.values(), *FORM.payment.values()]
    chosen = {field.id for field in fields if FORM.labels(field) and field.kind is not Kind.ANSWERS}

    assert chosen == {"line", "method", "done", "verdict", "scam"}
    assert DETAILS.isdisjoint({Kind.WHEN, Kind.ANSWERS, Kind.PAYMENTS, Kind.ACTIONS, Kind.FOUND})


def test_people_read_who_can_see_a_record_and_how_to_delete_it() -> None:
    """The warning before the first record names both."""
    said: Any = " ".join(privacy())

    assert "callcheck record delete --all" in said
    assert "stays on this computer" in said
