"""The records on disk: private, kept whole, and gone when deleted."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callcheck.core.advice.engine import Verdict
from callcheck.core.errors import NoSuchThing, StoreFault, WrongInput
from callcheck.core.moment import Precision
from callcheck.core.records.record import Action, Payment, Record, joined
from callcheck.store.records.records import Deleted, Records
from callcheck.store.records.schema import SCHEMA

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
FULL = Record(
    happened=NOW,
    details={
        "line": "landline",
        "number": "+447700900123",
        "minutes": "12",
        "claimed-as": "DC Bluebird, badge 48213",
        "callback": "+442079460123",
        "visitor": "A tall man with a red umbrella",
        "note": "First line.\nSecond line about the marmalade.",
    },
    payments=(Payment(120050, "bank-transfer", "J Kingfisher", "20-00-00", "12345678"), Payment(500, "cash")),
    actions=(Action("bank-told", "REFMAGPIE"), Action("report-7726")),
    answers={"asked": frozenset(["pin", "secrecy"]), "nation": frozenset(["wales"])},
    verdict=Verdict.SCAM,
    scam="police-courier",
)
TRACES = [b"Bluebird", b"umbrella", b"marmalade", b"Kingfisher", b"MAGPIE", b"12345678", b"447700900123"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the records are kept, in a folder that is not there yet."""
    return tmp_path / "home" / "records.db"


def test_a_record_comes_back_as_it_was_kept(path: Path) -> None:
    """Every field of a record survives the disk."""
    with Records.open(path) as records:
        kept = records.add(FULL, now=NOW)
    with Records.open(path) as records:
        assert records.get(1) == kept == replace(FULL, id=1, saved=NOW)


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_the_file_is_private(path: Path, umask: int) -> None:
    """Its owner, and nobody else, can read the file and its folder, whatever the umask is."""
    old = os.umask(umask)
    try:
        with Records.open(path) as records:
            records.add(FULL)
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    """A file that was put back from a copy is private again as soon as something is kept."""
    with Records.open(path) as records:
        records.add(FULL)
    path.chmod(0o644)
    with Records.open(path) as records:
        records.add(FULL)
    assert path.stat().st_mode & 0o777 == 0o600


def test_looking_makes_no_file(path: Path) -> None:
    """Listing, and deleting what is not there, leave no trace that callcheck was used."""
    with Records.open(path) as records:
        assert records.all() == []
        assert not records.ever_kept()
        assert records.delete_all() == Deleted(0)
        with pytest.raises(NoSuchThing):
            records.delete(1)
    assert not path.parent.exists()


def test_a_secret_leaves_nothing_behind(path: Path) -> None:
    """What looks like a PIN is refused before anything is written."""
    with Records.open(path) as records, pytest.raises(WrongInput, match="PIN"):
        records.add(Record(details={"note": "My PIN is 4821"}))
    assert not path.exists()


def test_a_national_insurance_number_never_reaches_the_disk(path: Path) -> None:
    """A National Insurance number is left out of what is kept, and the rest stays."""
    with Records.open(path) as records:
        kept = records.add(Record(details={"note": "They had JK 12 34 56 C already."}))
    assert kept.details["note"] == "They had (National Insurance number left out) already."
    assert b"34 56" not in path.read_bytes()


def everything_in(folder: Path) -> bytes:
    """Return the bytes of every file in a folder."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize("way", ["one", "old", "all"])
def test_what_is_deleted_is_gone_from_the_bytes(path: Path, way: str) -> None:
    """After deleting, no byte of the record is in any file of the folder."""
    with Records.open(path) as records:
        for _ in range(30):
            records.add(FULL)
        assert all(trace in path.read_bytes() for trace in TRACES)
        if way == "one":
            for record in records.all():
                records.delete(record.id or 0)
        elif way == "old":
            assert records.delete_before(NOW + timedelta(seconds=1)) == Deleted(30)
        else:
            assert records.delete_all() == Deleted(30)
        assert records.all() == []
    left = everything_in(path.parent)
    assert [trace for trace in TRACES if trace in left] == []


def test_what_is_replaced_is_gone_from_the_bytes(path: Path) -> None:
    """A record that is changed leaves nothing of what it said before."""
    with Records.open(path) as records:
        records.add(FULL, now=NOW)
        records.update(1, lambda _: Record(NOW))
        assert records.all() == [Record(NOW, saved=NOW, id=1)]
    left = everything_in(path.parent)
    assert [trace for trace in TRACES if trace in left] == []


def test_deleting_one_keeps_the_others(path: Path) -> None:
    """Only what was named is deleted, and no other record takes its id."""
    with Records.open(path) as records:
        for _ in range(3):
            records.add(FULL)
        records.delete(3)
        assert records.add(FULL).id == 4
        assert [record.id for record in records.all()] == [1, 2, 4]


def test_the_warning_is_due_once(path: Path) -> None:
    """Once a record was kept here, people need not be warned again, even when all were deleted."""
    with Records.open(path) as records:
        records.add(FULL)
        records.delete_all()
    with Records.open(path) as records:
        assert records.ever_kept()


@pytest.mark.parametrize("id", [0, -1, 2, 2**70])
def test_a_record_that_is_not_there_is_named(path: Path, id: int) -> None:
    """Asking for or deleting a record that is not there says so."""
    with Records.open(path) as records:
        records.add(FULL)
        with pytest.raises(NoSuchThing, match="There is no record"):
            records.get(id)
        with pytest.raises(NoSuchThing, match="There is no record"):
            records.delete(id)
        with pytest.raises(NoSuchThing, match="There is no record"):
            records.update(id, lambda record: record)


def test_damage_is_named(path: Path) -> None:
    """A file that is no store is reported, and not touched."""
    path.parent.mkdir()
    path.write_bytes(b"This is not a database at all. " * 100)
    before = path.read_bytes()
    with Records.open(path) as records, pytest.raises(StoreFault, match=r"records\.db is damaged"):
        records.all()
    assert path.read_bytes() == before


KILLED = """
import sys, time
from pathlib import Path
from datetime import UTC, datetime
from callcheck.core.records.record import Record
from callcheck.store.records.records import Records
records = Records.open(Path(sys.argv[1]))
for number in range(100000):
    records.add(Record(datetime.now(UTC), details={"note": f"note {number} of the run"}))
    print(number, flush=True)
"""


def test_records_survive_a_kill(path: Path) -> None:
    """Whatever was reported as kept is there after a kill, and the file is sound."""
    with subprocess.Popen([sys.executable, "-c", KILLED, path], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        seen = [int(child.stdout.readline()) for _ in range(5)]
        child.send_signal(signal.SIGKILL)
        seen += [int(line) for line in child.stdout]
    with Records.open(path) as records:
        notes = [record.details["note"] for record in records.all()]
    assert len(notes) - len(seen) in (0, 1)
    assert notes[: len(seen)] == [f"note {number} of the run" for number in seen]


ADDED = """
import sys
from pathlib import Path
from callcheck.core.records.record import Record, joined
from callcheck.store.records.records import Records
with Records.open(Path(sys.argv[1])) as records:
    for number in range(20):
        more = Record(details={"note": f"{sys.argv[2]} {number}"})
        records.update(1, lambda old: joined(old, more))
"""


def test_two_who_add_to_one_record_lose_nothing(path: Path) -> None:
    """Two programs that add to the same record at the same time both find their notes in it."""
    with Records.open(path) as records:
        records.add(Record(NOW))
        writers = [subprocess.Popen([sys.executable, "-c", ADDED, path, name]) for name in ("one", "two")]
        assert [writer.wait() for writer in writers] == [0, 0]
        notes = records.get(1).details["note"].splitlines()
    assert sorted(notes) == sorted(f"{name} {number}" for name in ("one", "two") for number in range(20))


def test_a_change_that_is_refused_leaves_the_record(path: Path) -> None:
    """What may not be added changes nothing of what was kept."""
    with Records.open(path) as records:
        kept = records.add(FULL)
        with pytest.raises(WrongInput, match="PIN"):
            records.update(1, lambda old: joined(old, Record(details={"note": "My PIN is 4821"})))
        assert records.all() == [kept]


def test_old_records_go_by_the_call_and_else_by_the_saving(path: Path) -> None:
    """A call that nobody dated is as old as its record."""
    year = timedelta(days=365)
    with Records.open(path) as records:
        records.add(Record(NOW - year), now=NOW)
        records.add(Record(), now=NOW - year)
        records.add(Record(NOW), now=NOW - year)
        assert records.delete_before(NOW - timedelta(days=1)) == Deleted(2)
        assert [record.id for record in records.all()] == [3]


# --- Records of early versions -------------------------------------------------------------------------------------


def test_records_of_an_early_version_are_kept_whole(path: Path) -> None:
    """The four tables of the first version become one without loss, and the last id is still taken."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as old:
        old.executescript(SCHEMA.migrations[0] + ";PRAGMA user_version = 1;" + FIRST_VERSION)
    with Records.open(path) as records:
        assert records.ever_kept()
        assert records.all() == [replace(FULL, id=1), Record(NOW, precision=Precision.DAY, id=2)]
        assert records.add(Record(NOW)).id == 8
        assert records.verify() == []
    with closing(sqlite3.connect(path)) as new:
        tables = {name for (name,) in new.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {"kept", "sqlite_sequence"}


FIRST_VERSION = """
INSERT INTO record VALUES (
    1, '2026-11-22T14:30:00+00:00', 1, 'landline', '+447700900123', 12, 'DC Bluebird, badge 48213', '+442079460123',
    'A tall man with a red umbrella', 'First line.' || char(10) || 'Second line about the marmalade.', 'scam',
    'police-courier'
);
INSERT INTO record VALUES (2, '2026-11-22T14:30:00+00:00', 0, NULL, NULL, NULL, '', NULL, '', '', NULL, NULL);
INSERT INTO record VALUES (7, '2026-11-22T14:30:00+00:00', 0, NULL, NULL, NULL, '', NULL, '', '', NULL, NULL);
DELETE FROM record WHERE id = 7;
INSERT INTO answer VALUES (1, 'asked', 'pin'), (1, 'asked', 'secrecy'), (1, 'nation', 'wales');
INSERT INTO payment VALUES (1, 1, 500, 'cash', '', '', '');
INSERT INTO payment VALUES (1, 0, 120050, 'bank-transfer', 'J Kingfisher', '20-00-00', '12345678');
INSERT INTO deed VALUES (1, 0, 'bank-told', 'REFMAGPIE'), (1, 1, 'report-7726', '');
"""
