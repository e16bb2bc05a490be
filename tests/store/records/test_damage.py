"""Records whose file is damaged: nothing false is shown, no word leaks, and everything can be deleted."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcheck.core.errors import CallcheckError, StoreFault
from callcheck.core.records.record import Action, Payment, Record
from callcheck.store.records.records import Deleted, Found, Records

FLIPS = int(os.environ.get("CALLCHECK_FLIPS", "60"))
"""How many single bits are changed, each in a file of its own."""
DAY = datetime(2026, 11, 1, 12, tzinfo=UTC)
WORDS = ("marmalade", "umbrella", "kingfisher", "magpie")


def records_of_a_month() -> Iterator[Record]:
    """Yield records of thirty days, with words that can be looked for."""
    for day in range(30):
        yield Record(
            DAY + timedelta(days=day),
            details={"note": f"Call {day}. {' '.join(WORDS)} " + "and so on. " * 40, "firm": "Kingfisher Bank"},
            payments=(Payment(100 * day, "cash", "J Kingfisher", "20-00-00", "12345678"),),
            actions=(Action("bank-told", f"MAGPIE{day}"),),
            answers={"asked": frozenset(["pin"])},
        )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound file of thirty records."""
    path = tmp_path_factory.mktemp("whole") / "records.db"
    with Records.open(path) as records:
        for record in records_of_a_month():
            records.add(record, now=DAY)
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """Return a copy of the sound file in a folder of its own."""
    path = tmp_path / "home" / "records.db"
    path.parent.mkdir()
    shutil.copy(whole, path)
    return path


def flip(path: Path, bit: int) -> None:
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def words_in(text: str | bytes) -> list[str]:
    """Return the words of a note that stand in a text."""
    lower = (text if isinstance(text, bytes) else text.encode()).lower()
    return [word for word in WORDS if word.encode() in lower]


def everything_in(folder: Path) -> bytes:
    """Return the bytes of every file in a folder, hidden ones too."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


def what_is_read(records: Records) -> tuple[Found | None, str]:
    """Return what could be read, if anything, and every sentence about what could not."""
    try:
        return records.read(), " ".join(records.verify())
    except CallcheckError as error:
        return None, str(error)


def test_a_changed_bit_is_no_lie_and_no_leak(whole: Path, tmp_path: Path) -> None:
    """After any single bit has changed, what is shown is as it was written, or the fault is named without a word."""
    with Records.open(whole) as records:
        true = {record.id: record for record in records.all()}
    drawn = random.Random(20261124)
    for bit in drawn.sample(range(whole.stat().st_size * 8), FLIPS):
        path = tmp_path / f"{bit}" / "records.db"
        path.parent.mkdir()
        shutil.copy(whole, path)
        flip(path, bit)
        with Records.open(path) as records:
            found, said = what_is_read(records)
        assert not words_in(said), bit
        if found is not None:
            assert all(true[record.id] == record for record in found.records), bit
            assert found.damaged or not found.is_whole or len(found.records) == len(true), bit
        with Records.open(path) as records:
            records.delete_all()
        assert not words_in(everything_in(path.parent)), bit
        shutil.rmtree(path.parent)


def damage_a_note(path: Path, id: int) -> None:
    """Change a letter of one record, as a failing disk does, without a trace in the structure of the file."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE kept SET body = replace(body, 'marmalade', 'marmelade') WHERE id = ?", (id,))


def test_a_changed_letter_is_noticed(path: Path) -> None:
    """A record of which one letter has changed is not shown as if nothing were; the others are."""
    damage_a_note(path, 7)
    with Records.open(path) as records:
        found = records.read()
        assert found.damaged == (7,)
        assert found.is_whole
        assert len(found.records) == 29
        assert records.get(8).details["firm"] == "Kingfisher Bank"
        for read in (lambda: records.get(7), records.all, lambda: records.update(7, lambda record: record)):
            with pytest.raises(StoreFault, match="Record 7") as caught:
                read()
            assert not words_in(str(caught.value))
        assert [("Record 7" in sentence) for sentence in records.verify()] == [True]


def test_a_text_that_is_none_is_noticed_and_not_shown(path: Path) -> None:
    """Bytes that are no text are damage like any other, and no error holds them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE kept SET body = CAST(x'ff' || body AS TEXT) WHERE id = 7")
    with Records.open(path) as records:
        assert records.read().damaged == (7,)


def test_a_damaged_record_can_be_deleted(path: Path) -> None:
    """A record that nobody can read is deleted by its id, and its bytes are gone."""
    damage_a_note(path, 7)
    with Records.open(path) as records:
        records.delete(7)
        assert len(records.all()) == 29
    assert b"marmelade" not in everything_in(path.parent)


def test_a_damaged_record_has_no_age(path: Path) -> None:
    """Old records go though one is damaged; that one is left, for nobody knows its day, and this is said."""
    damage_a_note(path, 1)
    with Records.open(path) as records:
        assert records.delete_before(DAY + timedelta(days=10)) == Deleted(9, undated=(1,))
        assert len(records.read().records) == 20


def break_a_page(path: Path) -> None:
    """Overwrite a page in the middle of a file."""
    data = bytearray(path.read_bytes())
    page = int.from_bytes(data[16:18])
    middle = len(data) // page // 2 * page
    data[middle : middle + page] = os.urandom(page)
    path.write_bytes(data)


def test_old_records_leave_a_broken_file(path: Path) -> None:
    """From a file with a broken page what can be read and is recent is kept, and the rest is gone from the disk."""
    break_a_page(path)
    with Records.open(path) as records:
        before = records.read()
        assert not before.is_whole
        assert before.records
        deleted = records.delete_before(DAY + timedelta(days=2))
        assert deleted == Deleted(2, lost_more=True)
        assert records.all() == list(before.records[2:])
        assert records.verify() == []
    assert [file.name for file in path.parent.iterdir()] == ["records.db"]


@pytest.mark.parametrize("content", [b"not a database, not at all" * 50, b"SQLite format 3\0" + bytes(50), b"x"])
def test_all_records_leave_a_file_that_is_none(path: Path, content: bytes) -> None:
    """Whatever is left of a file of records is overwritten and deleted."""
    path.write_bytes(content)
    journal = path.with_name("records.db-journal")
    journal.write_bytes(b"marmalade" * 1000)
    with Records.open(path) as records:
        assert records.delete_all() == Deleted(0, lost_more=True)
        assert not path.exists()
        assert not journal.exists()
        assert records.all() == []
        assert records.add(Record(DAY)).id == 1


def test_what_is_no_file_is_removed_unopened(path: Path) -> None:
    """A pipe in the place of the records is removed, and not waited for."""
    path.unlink()
    os.mkfifo(path)
    with Records.open(path) as records:
        assert records.delete_all() == Deleted(0, lost_more=True)
    assert not path.exists()


def test_another_programs_file_is_left(path: Path) -> None:
    """A database in which there are no records of ours is not touched, whatever is to be deleted."""
    path.unlink()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE letters (text)")
    before = path.read_bytes()
    with Records.open(path) as records, pytest.raises(StoreFault):
        records.delete_all()
    assert path.read_bytes() == before


def test_a_file_in_use_is_not_overwritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records that another program is writing are not overwritten under it."""
    monkeypatch.setattr("callcheck.store.database._PATIENCE", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Records.open(path) as records, pytest.raises(StoreFault, match="in use"):
            records.delete_all()
        other.execute("ROLLBACK")
    with Records.open(path) as records:
        assert len(records.all()) == 30


def test_a_renumbered_record_is_noticed(path: Path) -> None:
    """A record that stands under the id of another is not taken for it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE kept SET id = 99 WHERE id = 3")
    with Records.open(path) as records:
        assert records.read().damaged == (99,)


def test_what_no_version_ever_wrote_is_damage(path: Path) -> None:
    """A record with a good checksum that is no record is damaged, and not a defect of the program."""
    from callcheck.store.records.schema import checksum

    with Records.open(path) as records:
        good = records.get(1)
    for body in ("[]", "{}", "null", '{"happened": 5}', "[" * 5000):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE kept SET body = ?, checksum = ? WHERE id = 2", (body, checksum(2, body)))
        with Records.open(path) as records:
            assert records.read().damaged == (2,)
            assert records.get(1) == replace(good)


FULL = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from callcheck.core.records.record import Record
from callcheck.store.records.records import Records
folder, start = Path(sys.argv[1]), datetime(2026, 1, 1, tzinfo=UTC)
path = folder / "records.db"
with Records.open(path) as records:
    for day in range(60):
        records.add(Record(start + timedelta(days=day), details={"note": "marmalade " * 100}))
try:
    with (folder / "fill").open("wb", buffering=0) as fill:
        while True:
            fill.write(bytes(4096))
except OSError:
    pass
with Records.open(path) as records:
    print(records.delete_before(start + timedelta(days=30)).count, path.read_bytes().count(b"marmalade"))
    records.delete(60)
    print(records.delete_all().count, path.read_bytes().count(b"marmalade"))
"""


def test_records_leave_a_full_disk(tmp_path: Path) -> None:
    """On a disk without a free byte the old records, one, and all of them are deleted."""
    disk = f'mount -t tmpfs -o size=400k tmpfs "{tmp_path}" && exec "$0" -c "$1" "{tmp_path}"'
    alone = ["unshare", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("no small disk can be made here: it takes Linux and a mount namespace")

    done = subprocess.run([*alone, "sh", "-c", disk, sys.executable, FULL], capture_output=True, text=True)

    assert done.stdout.splitlines() == ["30 3000", "29 0"], done.stderr
