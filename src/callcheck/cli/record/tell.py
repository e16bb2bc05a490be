"""What the record commands say, and the object that they print."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcheck.core.records.record import Record
    from callcheck.store.records.records import Records


def tell_privacy(records: "Records") -> None:
    """Say once, before the first record, who can see it and how to delete it."""
    from callcheck.store.data.record_words import record_words

    if not records.ever_kept():
        for sentence in record_words().privacy:
            tell(sentence)


def print_object(record: "Record") -> None:
    """Print one record as a JSON object."""
    import json

    from callcheck.core.records.formatter import record_object

    print(json.dumps({"schema": 1, **record_object(record)}))


def tell(sentence: str) -> None:
    """Say something that is not the answer: on stderr."""
    print(sentence, file=sys.stderr)


def said(id: str) -> str:
    """Return a sentence about records, by its id."""
    from callcheck.store.data.record_words import record_words

    return record_words().say[id]
