"""`callcheck record show`: one record, or what to say of it when you ring."""

from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.render.records.files import as_text
from callcheck.render.records.formatter import Formatter
from callcheck.render.records.objects import record_line
from callcheck.render.spoken import spoken
from callcheck.store.data.record_form import record_form
from callcheck.store.data.words import text
from callcheck.store.records.records import Records


def run(terminal: Terminal, id: int, read_out: bool = False, as_json: bool = False) -> Result:
    """Show one record."""
    with Records.open() as records:
        record = records.get(id)
    formatter = Formatter(record_form())
    if as_json:
        return Result(record_line(record, formatter.form))
    say = spoken if terminal.is_spoken else str
    if read_out:
        said = as_text(text("record.read-out-title"), formatter.read_out(record))
        return Result(say(f"{said}\n{text('record.reference', id=id)}\n"))
    return Result(say(as_text(formatter.title(record), formatter.sections(record))))
