"""The records on disk: private, kept whole, and gone when deleted."""

import csv
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from callcheck.core.advice.engine import Verdict
from callcheck.core.errors import NoSuchThing, StoreFault, WrongInput
from callcheck.core.records.formatter import Teller
from callcheck.core.records.record import Deed, Line, Payment, Record
from callcheck.store.data.record_words import record_words, spoken
from callcheck.store.records.export_file import FORMATS, name_for, written
from callcheck.store.records.records import Records

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
FULL = Record(
    happened=NOW,
    line=Line.LANDLINE,
    number="+447700900123",
    minutes=12,
    claimed_as="DC Bluebird, badge 48213",
    callback="+442079460123",
    visitor="A tall man with a red umbrella",
    note="First line.\nSecond line about the marmalade.",
    payments=(Payment(120050, "bank-transfer", "J Kingfisher", "20-00-00", "12345678"), Payment(500, "cash")),
    deeds=(Deed("bank-told", "REFMAGPIE"), Deed("report-7726")),
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
        kept = records.add(FULL)
    with Records.open(path) as records:
        assert records.get(1) == kept == replace(FULL, id=1)


def test_the_file_is_private(path: Path) -> None:
    """Only its owner can read the file and its folder, whatever the umask is."""
    old = os.umask(0)
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
        assert records.delete_all() == 0
        with pytest.raises(NoSuchThing):
            records.delete(1)
    assert not path.parent.exists()


def test_a_secret_leaves_nothing_behind(path: Path) -> None:
    """What looks like a PIN is refused before anything is written."""
    with Records.open(path) as records, pytest.raises(WrongInput, match="PIN"):
        records.add(replace(FULL, note="My PIN is 4821"))
    assert not path.exists()


def test_a_national_insurance_number_never_reaches_the_disk(path: Path) -> None:
    """A National Insurance number is left out of what is kept, and the rest stays."""
    with Records.open(path) as records:
        kept = records.add(replace(FULL, note="They had JK 12 34 56 C already."))
    assert kept.note == "They had (National Insurance number left out) already."
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
            assert records.delete_before(NOW + timedelta(seconds=1)) == 30
        else:
            assert records.delete_all() == 30
        assert records.all() == []
    left = everything_in(path.parent)
    assert [trace for trace in TRACES if trace in left] == []


def test_what_is_replaced_is_gone_from_the_bytes(path: Path) -> None:
    """A record that is changed leaves nothing of what it said before."""
    with Records.open(path) as records:
        kept = records.add(FULL)
        records.replace(Record(NOW, id=kept.id))
        assert records.all() == [Record(NOW, id=1)]
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
            records.replace(replace(FULL, id=id))


def test_damage_is_named(path: Path) -> None:
    """A file that is no store is reported, and not touched."""
    path.parent.mkdir()
    path.write_bytes(b"This is not a database at all. " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreFault, match=r"records\.db is damaged"):
        Records.open(path)
    assert path.read_bytes() == before


KILLED = """
import sys, time
from pathlib import Path
from datetime import UTC, datetime
from callcheck.core.records.record import Record
from callcheck.store.records.records import Records
records = Records.open(Path(sys.argv[1]))
for number in range(100000):
    records.add(Record(datetime.now(UTC), note=f"note {number} of the run"))
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
        notes = [record.note for record in records.all()]
    assert len(notes) - len(seen) in (0, 1)
    assert notes[: len(seen)] == [f"note {number} of the run" for number in seen]


# --- Files ----------------------------------------------------------------------------------------------------------

NASTY = "=HYPERLINK(1) <script>alert(1)</script> [a](http://b) \x1b[31m | **x** \u202e"


def exported(record: Record, format: str) -> str:
    """Return one record in a format."""
    return written([record], format, record_words(), Teller(record_words(), UTC, spoken))


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_the_whole_story(format: str) -> None:
    """Each format holds what was said, where money went and the references."""
    text = exported(replace(FULL, id=1), format).replace("\\", "")
    for part in ("marmalade", "Kingfisher", "20-00-00", "12345678", "REFMAGPIE", "red umbrella"):
        assert part in text


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_lets_a_strangers_text_out_raw(format: str) -> None:
    """No format carries an escape sequence or a mark that turns the text around."""
    text = exported(Record(NOW, claimed_as=NASTY, note=NASTY), format)
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_a_spreadsheet_runs_nothing(lead: str) -> None:
    """A cell that a spreadsheet would run as a formula begins with a quote."""
    record = Record(NOW, claimed_as=f"{lead}1+1", visitor=f"{lead}1+1", note=f"{lead}1+1", id=1)
    (row,) = csv.DictReader(StringIO(exported(record, "csv")))
    for field in ("claimed_as", "visitor", "note"):
        assert row[field].startswith("'")


def test_markup_in_a_story_stays_text() -> None:
    """Tags, links and emphasis in a stranger's text are shown and not obeyed."""
    html = exported(Record(NOW, note=NASTY), "html")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    markdown = exported(Record(NOW, note=NASTY), "markdown")
    assert r"\<script\>" in markdown
    assert r"\[a\](http\:" in markdown


def test_the_page_fetches_nothing() -> None:
    """The page to print holds no script and names no address."""
    html = exported(FULL, "html")
    assert "<script" not in html
    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html


def test_the_json_is_what_a_script_expects() -> None:
    """The JSON export has a schema number, ids for answers and plain amounts."""
    whole = json.loads(exported(replace(FULL, id=1), "json"))
    assert whole["schema"] == 1
    (record,) = whole["records"]
    assert record["payments"][0]["amount"] == "1200.50"
    assert record["answers"]["asked"] == ["pin", "secrecy"]
    assert record["when"] == "2026-11-22T14:30:00+00:00"


def test_formats_are_told_by_the_name_of_the_file() -> None:
    """The ending of a name chooses the format; an unknown format is refused with the names of the others."""
    names = {"a.md": "markdown", "A.CSV": "csv", "x.html": "html", "y.json": "json", "notes": "text", "z.txt": "text"}
    assert {name: name_for(name) for name in names} == names
    with pytest.raises(WrongInput, match="markdown"):
        exported(FULL, "pdf")
