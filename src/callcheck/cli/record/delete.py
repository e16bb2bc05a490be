"""`callcheck record delete`: one record, those of long ago, or all, for good."""

from datetime import UTC, datetime, timedelta

from callcheck.cli.errors import ExitCode
from callcheck.cli.record.export import counted
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.records.records import Deleted, Records


def run(terminal: Terminal, id: int | None = None, older_than: int | None = None, all_: bool = False) -> Result:
    """Delete for good, without asking again, whatever the state of the file. What is left is said: exit code 4."""
    if (id is not None) + (older_than is not None) + all_ != 1:
        raise WrongInput(text("record.which"))
    with Records.open() as records:
        if id is not None:
            records.delete(id)
            return Result(_deleted(1))
        if older_than is None:
            return _told(records.delete_all(), text("record.none"), text("record.deleted-damaged"))
        deleted = records.delete_before(datetime.now(UTC) - timedelta(days=older_than))
    none = text("record.none-older", days=older_than)
    return _told(deleted, none, text("record.deleted-rest"))


def _told(deleted: Deleted, none: str, lost: str) -> Result:
    out = [_deleted(deleted.count)] if deleted.count else []
    notes = [none] if not deleted.count and not deleted.lost_more else []
    if deleted.lost_more:
        out.append(lost)
    if deleted.undated:
        notes.append(text("record.damaged-dates", ids=", ".join(map(str, deleted.undated))))
    return Result(out, tuple(notes), ExitCode.STORE_FAULT if deleted.undated else ExitCode.DONE)


def _deleted(count: int) -> str:
    return text("record.deleted", count=counted(count))
