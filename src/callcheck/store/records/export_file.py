"""Records as files: JSON, CSV, Markdown, plain text and a page to print."""

import re
from collections.abc import Callable, Sequence

from callcheck.core.clean import inert
from callcheck.core.errors import WrongInput
from callcheck.core.records.formatter import Row, Section, Teller, Words, record_object
from callcheck.core.records.record import Record

FORMATS = ("text", "json", "csv", "markdown", "html")
"""The formats, by the names that `--format` takes."""

_ENDINGS = {"txt": "text", "json": "json", "csv": "csv", "md": "markdown", "html": "html", "htm": "html"}
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&:.@+])")


def name_for(file_name: str) -> str:
    """Return the format that a file's name ends in, and plain text for any other."""
    return _ENDINGS.get(file_name.rpartition(".")[2].casefold(), "text")


def written(records: Sequence[Record], format: str, words: Words, teller: Teller) -> str:
    """Return records in a format; raises WrongInput for one that is not known."""
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: "\n".join(as_text(_title(words, r), teller.sections(r)) for r in records),
        "json": lambda: _json(records),
        "csv": lambda: _csv(records, words, teller),
        "markdown": lambda: _markdown(records, words, teller),
        "html": lambda: _html(records, words, teller),
    }
    if format not in writers:
        raise WrongInput(f"{format!r} is not a format. Use one of: {', '.join(FORMATS)}.")
    return writers[format]()


def as_text(title: str, sections: Sequence[Section]) -> str:
    """Return sections as plain text: a heading, and under each label what stands beside it."""
    out = [title, "=" * len(title)]
    for section in sections:
        out += ["", section.title]
        out += [f"  {section.note}"] * bool(section.note)
        for row in section.rows:
            first, *more = row.lines
            out += [f"  {row.label}: {first}", *(f"    {line}" for line in more)]
    return "\n".join(out) + "\n"


def _json(records: Sequence[Record]) -> str:
    import json

    return json.dumps({"schema": 1, "records": [record_object(r) for r in records]}, indent=2) + "\n"


def _csv(records: Sequence[Record], words: Words, teller: Teller) -> str:
    """Return a line a record. A cell that a spreadsheet would run as a formula gets a quote in front."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "when_utc", *(id_.replace("-", "_") for id_ in words.fields if id_ != "when")])
    for record in records:
        cells = ["\n".join(teller.lines(record, id_)) for id_ in words.fields if id_ != "when"]
        when = record_object(record)["when"]
        writer.writerow([record.id, when, *map(inert, cells)])
    return out.getvalue()


def _markdown(records: Sequence[Record], words: Words, teller: Teller) -> str:
    out = [f"# {words.say['all-title']}", "", words.say["print-note"], ""]
    for record in records:
        out += [f"## {_title(words, record)}", ""]
        for section in teller.sections(record):
            out += [f"### {section.title}", "", *(_item(row) for row in section.rows), ""]
    return "\n".join(out)


def _item(row: Row) -> str:
    return f"- **{row.label}**: " + "<br>".join(_MARKUP.sub(r"\\\1", line) for line in row.lines)


def _html(records: Sequence[Record], words: Words, teller: Teller) -> str:
    from callcheck.store.data.templates import page

    told = [(_title(words, record), teller.sections(record)) for record in records]
    return page("records", title=words.say["all-title"], note=words.say["print-note"], records=told)


def _title(words: Words, record: Record) -> str:
    return words.say["title"].format(id=record.id)
