"""Files that are written whole, and what is left of private ones when the program is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from callcheck.core.errors import StoreFault
from callcheck.store import paths
from callcheck.store.files import write_text, writing
from callcheck.store.records.records import Records
from callcheck.store.unfinished import remove_unfinished

HALF = """
import sys, time
from pathlib import Path
from callcheck.cli import signals
from callcheck.store.files import writing
with signals.Raised(), writing(Path(sys.argv[1]), 0o600, is_private=True) as file:
    file.write("marmalade " * 100_000)
    file.flush()
    print("half", flush=True)
    time.sleep(60)
"""


def killed_halfway(path: Path, number: signal.Signals) -> None:
    """Kill a program that is writing a private file, by a signal."""
    with subprocess.Popen(
        [sys.executable, "-c", HALF, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(number)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_nothing_of_a_private_file(home: Path, tmp_path: Path, number: signal.Signals) -> None:
    """A program that is told to end while it writes removes what it has written, and the old file stands."""
    path = tmp_path / "calls.txt"
    path.write_text("old", encoding="utf-8")

    killed_halfway(path, number)

    assert sorted(file.name for file in tmp_path.rglob("*")) == ["calls.txt", "home"]
    assert path.read_text(encoding="utf-8") == "old"
    assert home.is_dir()


def test_the_next_start_removes_what_a_kill_has_left(home: Path, tmp_path: Path) -> None:
    """After a kill nothing of an export is left, once records are opened again."""
    killed_halfway(tmp_path / "calls.txt", signal.SIGKILL)
    assert any(b"marmalade" in file.read_bytes() for file in tmp_path.iterdir() if file.is_file())

    with Records.open() as records:
        assert records.all() == []

    assert [file.name for file in tmp_path.iterdir()] == ["home"]
    assert list(home.iterdir()) == []


def test_what_another_program_is_writing_is_left(home: Path, tmp_path: Path) -> None:
    """An export that is under way is not removed by another program that starts."""
    assert home.name == "home"
    with writing(tmp_path / "calls.txt", 0o600, is_private=True) as file:
        file.write("x")
        remove_unfinished()
    assert (tmp_path / "calls.txt").read_text(encoding="utf-8") == "x"
    assert not paths.unfinished().exists()


def test_a_note_that_cannot_be_left_stops_nothing(home: Path, tmp_path: Path) -> None:
    """Where the program may keep nothing, an export is written all the same."""
    home.write_text("a file, and no folder", encoding="utf-8")

    write_text(tmp_path / "calls.txt", "x", is_private=True)

    assert (tmp_path / "calls.txt").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_a_private_file_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    """Whatever the umask is, the owner can read a private file, and nobody else can."""
    old = os.umask(umask)
    try:
        write_text(tmp_path / "calls.txt", "x", mode=0o600, is_private=True)
    finally:
        os.umask(old)
    assert (tmp_path / "calls.txt").stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A folder that is not there is a fault that names the file."""
    with pytest.raises(StoreFault, match="cannot be written"):
        write_text(tmp_path / "nowhere" / "calls.txt", "x")


def test_a_home_of_nobody_is_a_folder_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of a user who does not exist is no defect: the path is taken as it stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CALLCHECK_HOME", "~nosuchuser/callcheck")

    assert paths.home() == Path("~nosuchuser/callcheck")
