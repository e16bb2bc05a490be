"""What is said when some of the records cannot be read."""

from pathlib import Path

from callcheck.cli.errors import ExitCode
from callcheck.store.data.words import text
from callcheck.store.records.records import Found


def notes(path: Path, found: Found) -> tuple[tuple[str, ...], ExitCode]:
    """Return a sentence for each record that is damaged and for the file, and the exit code for these."""
    said = [text("record.damaged", id=id, file=path) for id in found.damaged]
    if not found.is_whole:
        said.append(text("record.damaged-file", file=path))
    return tuple(said), ExitCode.STORE_FAULT if said else ExitCode.DONE
