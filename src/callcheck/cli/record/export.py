"""`callcheck record export`: records as text, JSON, CSV, Markdown, or a page to print."""

from pathlib import Path

from callcheck.cli.prompts.page_file import write_page
from callcheck.cli.prompts.prompts import Prompts, Stopped
from callcheck.cli.record.damaged import notes
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.records import export_text
from callcheck.render.records.files import Format
from callcheck.store.data.words import text
from callcheck.store.records.records import Found, Records


def run(
    terminal: Terminal,
    file: Path | None = None,
    format: str | None = None,
    ids: list[int] | None = None,
    force: bool = False,
) -> Result:
    """Write records to a file that only its owner can read, or to standard output.

    A file that is there is written over only with `force`, or when the person says so.
    """
    chosen = Format.named(format) if format else Format.of_file(file.name if file else "")
    with Records.open() as records:
        found = Found(tuple(map(records.get, ids))) if ids else records.read()
    damage, code = notes(records.path, found)
    out = export_text(found.records, chosen)
    if file is None or file == Path("-"):
        return Result(out, notes=damage, code=code)
    try:
        write_page(Prompts(terminal) if terminal.is_interactive else None, file, out, force=force, is_private=True)
    except Stopped:
        return Result(notes=(text("page.not-written"),))
    return Result(notes=(text("record.wrote", count=counted(len(found.records)), file=file), *damage), code=code)


def counted(count: int) -> str:
    """Return how many records: `1 record`."""
    return text("record.one") if count == 1 else text("record.several", count=count)
