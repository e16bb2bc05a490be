"""The words of records and of the card: whole, and plain enough to read when shaken."""

import re
from collections.abc import Iterator
from typing import Any

from callcheck.core.records.counts import By
from callcheck.core.records.credential_words import Secret
from callcheck.core.records.record import Record
from callcheck.store.data.record_words import record_words
from callcheck.store.data.rows import toml

WORDS = record_words()
CODE = {"id", "section", "question", "source", "reviewed", "fields", "contacts", "nations"}


def sentences(value: Any) -> Iterator[str]:
    """Yield every sentence that a person can be shown."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in CODE:
                yield from sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner)
    elif isinstance(value, str):
        yield from re.split(r"(?<=[.?!:])\s+", value)


def test_no_sentence_is_long() -> None:
    """No sentence of a record or of the card has more than twenty words."""
    found = [s for name in ("records.toml", "card.toml") for s in sentences(toml(name))]

    assert len(found) > 100
    assert [s for s in found if len(s.split()) > 20] == []


def test_every_secret_has_its_reason() -> None:
    """Whatever is refused is refused with words of its own."""
    assert set(WORDS.refusals) == set(Secret)


def test_every_field_can_be_filled() -> None:
    """Each field stands in a section, and shows the answer to a question or a value that a record has."""
    questions = {question.id for question in WORDS.checklist.questions}
    values = {"when", "payment", "done"} | {name.replace("_", "-") for name in Record.__dataclass_fields__}

    for field in WORDS.fields.values():
        assert field.section in WORDS.sections
        assert field.question in questions if field.question else field.id in values


def test_the_read_out_names_fields_that_exist() -> None:
    """What is read out to a handler is what a record holds, and all of what happened is read out."""
    said = [field for saying in WORDS.sayings for field in saying.fields]

    assert set(said) <= set(WORDS.fields)
    assert len(said) == len(set(said))
    assert set(WORDS.fields) - set(said) == {"expected", "verdict", "scam"}


def test_every_question_of_the_checklist_is_kept() -> None:
    """No answer is kept that nobody could read again, but for which phone was to hand."""
    shown = {field.question for field in WORDS.fields.values()}

    assert {q.id for q in WORDS.checklist.questions} - shown == {"number", "phone"}


def test_a_count_has_words_for_what_is_not_known() -> None:
    """A record that names no script or nation is counted under words and not under an id."""
    for by in (By.SCAM, By.NATION):
        assert WORDS.labels_by(by)["not-sure"] == "Not known"
