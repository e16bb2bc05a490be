"""Records as files: plain text, JSON, CSV, Markdown, and a page to print."""

import csv
import re
from collections.abc import Sequence
from enum import StrEnum
from io import StringIO
from typing import assert_never

from callcheck.core.clean import inert
from callcheck.core.errors import WrongInput
from callcheck.core.records.fields import Kind
from callcheck.core.records.record import Record
from callcheck.render.records.formatter import Formatter, Row, Section
from callcheck.render.records.objects import records_text, when
from callcheck.render.records.page import Sheet, page
from callcheck.store.data.words import text


class Format(StrEnum):
    """The formats of an export, by the names that `--format` takes."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"

    @classmethod
    def named(cls, name: str) -> "Format":
        """Return the format with this name; raises WrongInput with the names of all."""
        if name not in list(cls):
            raise WrongInput(text("record.unknown-format", given=repr(name), formats=", ".join(cls)))
        return cls(name)

    @classmethod
    def of_file(cls, file_name: str) -> "Format":
        """Return the format that a file's name ends in; plain text for any other ending."""
        return _ENDINGS.get(file_name.rpartition(".")[2].casefold(), cls.TEXT)


_ENDINGS = {"json": Format.JSON, "csv": Format.CSV, "md": Format.MARKDOWN, "html": Format.HTML, "htm": Format.HTML}
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&:.@+])")


def written(sheets: Sequence[Sheet], format: Format, formatter: Formatter) -> str:
    """Return records in a format. The advice of a sheet stands only on the page to print."""
    records = [sheet.record for sheet in sheets]
    match format:
        case Format.TEXT:
            return "\n".join(as_text(formatter.title(r), formatter.sections(r)) for r in records)
        case Format.JSON:
            return records_text(records, formatter.form)
        case Format.CSV:
            return _csv(records, formatter)
        case Format.MARKDOWN:
            return _markdown(records, formatter)
        case Format.HTML:
            return page(sheets, formatter)
        case _:
            assert_never(format)


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


def _csv(records: Sequence[Record], formatter: Formatter) -> str:
    """Return a line a record. A cell that a spreadsheet would run as a formula gets a quote in front."""
    columns = [field for field in formatter.form.fields.values() if field.kind is not Kind.WHEN]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "when_utc", *(field.key for field in columns)])
    for record in records:
        cells = ("\n".join(formatter.lines(record, field.id)) for field in columns)
        writer.writerow([record.id, when(record), *map(inert, cells)])
    return out.getvalue()


def _markdown(records: Sequence[Record], formatter: Formatter) -> str:
    out = [f"# {text('record.all-title')}", "", text("record.print-note"), ""]
    for record in records:
        out += [f"## {formatter.title(record)}", ""]
        for section in formatter.sections(record):
            out += [f"### {section.title}", "", *map(_item, section.rows), ""]
    return "\n".join(out)


def _item(row: Row) -> str:
    return f"- **{row.label}**: " + "<br>".join(_MARKUP.sub(r"\\\1", line) for line in row.lines)
