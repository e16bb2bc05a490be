"""`callcheck record add`: keep what the options or the answers say of a call."""

from callcheck.cli.answers import read_answers
from callcheck.cli.errors import ExitCode
from callcheck.cli.prompts.prompts import Prompts, Stopped
from callcheck.cli.record.ask import Asking
from callcheck.cli.record.keep import agrees_to_keep
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import WrongInput
from callcheck.core.records.parse import RawRecord, answers_as_fields
from callcheck.core.records.record import Record, joined
from callcheck.records import judged, read_record
from callcheck.render.records.objects import record_line
from callcheck.store.data.record_form import record_form
from callcheck.store.data.words import in_words, text
from callcheck.store.records.records import Records


def run(
    terminal: Terminal,
    fields: RawRecord,
    answers: list[str],
    to: int | None = None,
    no_input: bool = False,
    as_json: bool = False,
) -> Result:
    """Keep a record, or add to one. What looks like a credential is refused, and then nothing at all is kept."""
    form = record_form()
    with in_words():
        by_field = answers_as_fields(read_answers(answers).items(), form, text)
    raw = {id: [*fields.get(id, ()), *by_field.get(id, ())] for id in {**fields, **by_field}}
    new = read_record(raw)
    prompts = Prompts(terminal) if to is None and not no_input and terminal.is_interactive else None
    if not any(raw.values()) and prompts is None:
        raise WrongInput(text("record.nothing-given"))
    try:
        kept = _kept(terminal, prompts, raw, new, to)
    except Stopped:
        kept = None
    except (EOFError, KeyboardInterrupt):
        return Result(notes=("", text("record.not-kept")), code=ExitCode.INTERRUPTED)
    if kept is None:
        return Result(notes=(text("record.not-kept"),))
    if as_json:
        return Result(record_line(kept, form))
    return Result(text("record.kept" if to is None else "record.kept-more", id=kept.id))


def _kept(terminal: Terminal, prompts: Prompts | None, raw: RawRecord, new: Record, to: int | None) -> Record | None:
    """Return the record as it was kept, or None when the person would rather not keep it."""
    with Records.open() as records:
        if to is not None:
            return records.update(to, lambda old: judged(joined(old, new)))
        if not agrees_to_keep(terminal, prompts, records):
            return None
        if prompts is not None:
            form = record_form()
            new = read_record(Asking(terminal, prompts, form).ask(raw, form.asked()))
        return records.add(new)
