"""`callcheck record`: what was kept of calls, for the person and for the call handler."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from callcheck.cli.record.tell import print_object, said, tell, tell_privacy
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import WrongInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from callcheck.api import Call
    from callcheck.core.records.formatter import Teller


def list_(
    terminal: Terminal,
    by: str | None = None,
    as_json: bool = False,
) -> Result:
    """Show the records, a line each, oldest first; or count them.

    Examples:  callcheck record list  |  callcheck record list --by week
    """
    from callcheck.core.records.counts import By, counts
    from callcheck.core.records.formatter import record_object
    from callcheck.store.data.record_words import record_words
    from callcheck.store.records.records import Records

    if by is not None and by not in list(By):
        raise WrongInput(f"{by!r} cannot be counted by. Use one of: {', '.join(By)}.")
    with Records.open() as records:
        all_records = records.all()
    if as_json:
        import json

        if by is not None:
            found = [{"id": id, "records": count} for id, count in counts(all_records, By(by))]
            print(json.dumps({"schema": 1, "by": by, "counts": found}))
            return Result()
        for record in all_records:
            print(json.dumps({"schema": 1, **record_object(record)}))
    elif not all_records:
        tell(said("none"))
    elif by is not None:
        _print_counts(counts(all_records, By(by)), record_words().labels_by(By(by)))
    else:
        teller = _teller()
        for record in all_records:
            parts = (teller.lines(record, field) for field in ("when", "number", "claimed", "claimed-as", "scam"))
            print("\t".join([str(record.id), *(part[0] if part else "-" for part in parts)]))
    return Result()


def show(
    terminal: Terminal,
    id: int,
    read_out: bool = False,
    as_json: bool = False,
) -> Result:
    """Show one record.

    Examples:  callcheck record show 1  |  callcheck record show 1 --read-out
    """
    from callcheck.store.records.export_file import as_text
    from callcheck.store.records.records import Records

    with Records.open() as records:
        record = records.get(id)
    if as_json:
        print_object(record)
    elif read_out:
        print(as_text(said("read-out-title"), _teller().read_out(record)), end="")
        print("\n" + said("reference").format(id=id))
    else:
        print(as_text(said("title").format(id=id), _teller().sections(record)), end="")
    return Result()


def export(
    terminal: Terminal,
    file: Path | None = None,
    format_: str | None = None,
    id: list[int] | None = None,
) -> Result:
    """Give out records as text, JSON, CSV, Markdown or a page to print. Only you can read the file.

    Examples:  callcheck record export calls.csv  |  callcheck record export --id 1 page.html
    """
    from callcheck.store import paths
    from callcheck.store.data.record_words import record_words
    from callcheck.store.files import require_apart, write_text
    from callcheck.store.records.export_file import name_for, written
    from callcheck.store.records.records import Records

    with Records.open() as records:
        chosen = [records.get(i) for i in id] if id else records.all()
    format = format_ or (name_for(file.name) if file else "text")
    text = written(chosen, format, record_words(), _teller())
    if file is None:
        sys.stdout.write(text)
    else:
        require_apart(file, *paths.ours())
        write_text(file, text, mode=0o600)
        tell(said("wrote").format(count=_count(len(chosen)), file=file))
    return Result()


def delete(
    terminal: Terminal,
    id: int | None = None,
    older_than: int | None = None,
    all_: bool = False,
) -> Result:
    """Delete records for good: one, those of long ago, or all. It does not ask again.

    Examples:  callcheck record delete 1  |  callcheck record delete --older-than 365
    """
    from datetime import UTC, datetime, timedelta

    from callcheck.store.records.records import Records

    if (id is not None) + (older_than is not None) + all_ != 1:
        raise WrongInput("Say which records: an ID, --older-than DAYS or --all. Example: callcheck record delete 1")
    with Records.open() as records:
        if id is not None:
            records.delete(id)
            count = 1
        elif older_than is not None:
            count = records.delete_before(datetime.now(UTC) - timedelta(days=older_than))
        else:
            count = records.delete_all()
    if count:
        print(said("deleted").format(count=_count(count)))
    else:
        tell(said("none" if all_ else "none-older").format(days=older_than))
    return Result()


def keep(call: "Call") -> None:
    """Keep a record of a call that was just checked, and say how to read it out."""
    from datetime import UTC, datetime

    from callcheck.core.records.record import record_of
    from callcheck.store.records.records import Records

    reading = call.number.reading if call.number else None
    record = record_of(call.answers, call.advice(), datetime.now(UTC), reading)
    with Records.open() as records:
        tell_privacy(records)
        kept = records.add(record)
    tell(said("kept").format(id=kept.id))


def _teller() -> "Teller":
    from callcheck.core.records.formatter import Teller
    from callcheck.store.data.record_words import record_words, spoken

    return Teller(record_words(), None, spoken)


def _count(count: int) -> str:
    return said("one") if count == 1 else said("several").format(count=f"{count:,}")


def _print_counts(found: "list[tuple[str, int]]", labels: "Mapping[str, str]") -> None:
    """Print a line a count; on a terminal with a bar of plain marks beside it."""
    most = max(count for _, count in found)
    shown = [(labels.get(key, key), count) for key, count in found]
    if not sys.stdout.isatty():
        for key, count in found:
            print(f"{key}\t{count}")
        return
    wide = max(len(label) for label, _ in shown)
    for label, count in shown:
        print(f"{label:{wide}}  {count:{len(str(most))}}  {'#' * -(-count * _BAR // most)}")


_BAR = 40
"""How long the longest bar is."""
