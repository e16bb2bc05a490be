"""The Python interface to records: what `callcheck record` does, as functions.

>>> from callcheck import Records, read_record
>>> record = read_record({"when": "22/11/2026 14:30", "number": "07700 900123", "claimed": "bank"})
>>> record.number
'+447700900123'
>>> with Records.open() as records:  # doctest: +SKIP
...     kept = records.add(record)
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from callcheck import api
from callcheck.core.advice.engine import Advice
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.core.moment import Moment
from callcheck.core.records.parse import Parser
from callcheck.core.records.record import Record
from callcheck.render.records.files import Format, written
from callcheck.render.records.formatter import Formatter
from callcheck.render.records.moments import from_clock, in_zone
from callcheck.render.records.page import Sheet
from callcheck.store.data.moments import moment
from callcheck.store.data.record_form import read_number, record_form
from callcheck.store.data.words import in_words, text


def read_record(said: Mapping[str, str | Iterable[str]]) -> Record:
    """Return the record of texts by the id of a field, as `record add` takes them, checked and judged.

    A payment is given as `amount`, `method`, `to-name`, `sort-code` and `account`, each a list for several payments;
    `done` is a list of actions, or of ACTION=REFERENCE. Raises WrongInput, with the reason, also for what looks like
    a PIN, a password, a code, a card number or a security answer.
    """
    raw = {id: [texts] if isinstance(texts, str) else list(texts) for id, texts in said.items()}
    with in_words():
        return judged(Parser(record_form(), text, read_number, _read_moment).parse(raw))


def judged(record: Record) -> Record:
    """Return the record with the verdict and the script that its answers lead to, if it has answers."""
    if not record.answers:
        return record
    advice = advice_for(record)
    return replace(record, verdict=advice.verdict, scam=advice.scam.id if advice.scam else None)


def advice_for(record: Record) -> Advice:
    """Return the advice that the answers of a record lead to.

    A blocklist that cannot be read is no reason to have no record.
    """
    return call_of(record).advice()


def call_of(record: Record) -> api.Call:
    """Return the call of a record, looked up anew."""
    lookup = api.look_up_whatever_happens(record.number)[0] if record.number else None
    return api.Call.of(record.answers, lookup)


def export_text(records: Iterable[Record], format: str = "json") -> str:
    """Return records in a format of `record export`: text, json, csv, markdown or html. Raises WrongInput."""
    chosen = Format.named(format)
    is_page = chosen is Format.HTML
    sheets = [Sheet(record, advice_for(record) if is_page and record.answers else None) for record in records]
    return written(sheets, chosen, Formatter(record_form()))


def _read_moment(said: str) -> Moment:
    """Return when it was, in UTC: as people say it, or in ISO 8601; raises WrongInput.

    The time is the one that the clock showed on that day, also where summer time has begun or ended since.
    """
    now = in_zone(datetime.now(UTC), None)
    plain = said.strip()
    found = moment(re.sub(_ISO_TIME, r"\1 \2", plain), now)
    if found is None:
        raise WrongInput(text("record.no-time", given=repr(clean(plain, 40))))
    return Moment(from_clock(found.when.replace(tzinfo=None)), found.precision)


_ISO_TIME = r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?$"
