"""What is given out: blocked numbers only where a format can only block, and backups that come back whole."""

import csv
import io
import json
import os
import stat
import subprocess
import sys
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from callcheck.core.blocklist.entry import Entry, List, Pattern
from callcheck.core.errors import NoSuchThing, WrongInput
from callcheck.store import formats
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.formats.format import Holds
from tests.conftest import Run

TODAY = datetime.now(UTC).date()
ONLY_BLOCK = [name for name in formats.NAMES if formats.of(name).holds is not Holds.ENTRIES]
BARRED, FREED, OTHER = "+442079460123", "+442079460999", "+441134960123"


def entry(pattern: str, list_: List = List.BLOCK, source: str = "a list", label: str = "") -> Entry:
    """Return an entry of today."""
    return Entry(Pattern.parse(pattern), list_, "nuisance", label, source, TODAY)


def stocked(path: Path, *entries: Entry) -> Path:
    """Return the path of a list that holds these entries."""
    with Blocklist.open(path) as blocklist:
        for one in entries:
            blocklist.put(one)
    return path


@pytest.mark.parametrize("name", ONLY_BLOCK)
@pytest.mark.parametrize("allowed", [FREED, FREED[:-3] + "9*"], ids=["number", "prefix"])
def test_what_you_let_through_is_never_given_out_to_be_blocked(name: str, allowed: str, tmp_path: Path) -> None:
    """A number that another list blocks, and yours lets through, stands in no file that can only block."""
    path = stocked(tmp_path / "list.db", entry(BARRED), entry(FREED), entry(allowed, List.ALLOW, "yours"))
    out = tmp_path / "out"

    with Blocklist.open(path) as blocklist:
        losses = blocklist.export_file(out, format=name)

    assert BARRED[3:] in out.read_text()
    assert FREED[3:] not in out.read_text().replace(" ", "")
    assert losses["left out: what your list lets through outweighs it"] == 1


def test_what_outweighs_an_allow_is_given_out(tmp_path: Path) -> None:
    """Your own block outweighs an imported allow, and an imported allow an imported block, as lookups decide."""
    path = stocked(
        tmp_path / "list.db",
        entry(BARRED, source="yours"),
        entry(BARRED, List.ALLOW, "friends"),
        entry("+12025550123"),
        entry("+12025550123", List.ALLOW, "friends"),
        entry("+120255501*"),
        entry("+1202555*", List.ALLOW, "friends"),
    )
    with Blocklist.open(path) as blocklist:
        losses = blocklist.export_file(tmp_path / "out.txt")
        given = [line.split()[0] for line in (tmp_path / "out.txt").read_text().splitlines()]

        assert given == [BARRED]
        assert all(blocklist.lookup(number).status == "listed" for number in given)
    assert losses["left out: what your list lets through outweighs it"] == 2


def test_a_prefix_with_a_hole_is_given_out_and_the_hole_is_told(tmp_path: Path) -> None:
    """A prefix stays barred where one number of it is let through; the report says that the number is not."""
    path = stocked(tmp_path / "list.db", entry("+442079460*"), entry(FREED, List.ALLOW, "yours"))

    with Blocklist.open(path) as blocklist:
        losses = blocklist.export_file(tmp_path / "out.txt")

    assert (tmp_path / "out.txt").read_text() == "+442079460*\n"
    assert losses["written whole, though your list lets some of its numbers through"] == 1


def test_an_allow_that_has_expired_leaves_nothing_out(tmp_path: Path) -> None:
    """Once your allow has expired, the number is given out as blocked again."""
    expired = Entry(Pattern.parse(FREED), List.ALLOW, "friend", "", "yours", TODAY, expires=TODAY)
    path = stocked(tmp_path / "list.db", entry(FREED), expired)

    with Blocklist.open(path) as blocklist:
        blocklist.export_file(tmp_path / "out.txt")

    assert (tmp_path / "out.txt").read_text() == f"{FREED}\n"


@pytest.mark.parametrize("name", ["csv", "json", "jsonl"])
def test_a_backup_of_several_sources_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    """With `restore` every entry goes back under its source, your own too, though sources share a pattern."""
    entries = {
        entry(BARRED, List.ALLOW, "yours", "my aunt"),
        entry(BARRED, List.BLOCK, "a list", "'=1+1"),
        entry(BARRED, List.BLOCK, "b list", "=1+1"),
        Entry(Pattern.parse("+4420794601*"), List.BLOCK, "x", "'", "b list", TODAY, 3, TODAY, TODAY + timedelta(4)),
    }
    backup = tmp_path / "backup"
    with Blocklist.open(stocked(tmp_path / "first.db", *entries)) as blocklist:
        losses = blocklist.export_file(backup, format=name)

    with Blocklist.open(tmp_path / "second.db") as blocklist:
        report = blocklist.import_file(backup, format=name, restore=True)
        again = blocklist.import_file(backup, format=name, restore=True, replace=True)

        assert {e for e in blocklist.entries() if e.source != "shipped"} == entries
        assert [(s.name, s.entries) for s in blocklist.sources()] == [("a list", 1), ("b list", 2), ("yours", 1)]
        assert blocklist.verify() == []
    assert (report.read, report.added, report.repeated) == (4, 4, 0)
    assert (again.added, again.updated, again.unchanged, again.removed) == (0, 0, 4, 0)
    assert sum(losses.values()) == 3


def test_without_restore_a_file_cannot_speak_for_you(tmp_path: Path) -> None:
    """A stranger's line that says it is yours goes under the file's name, and the report tells of it."""
    file = tmp_path / "stranger.csv"
    file.write_text(f"pattern,list,source\n{BARRED},allow,yours\n")

    with Blocklist.open(tmp_path / "list.db") as blocklist:
        report = blocklist.import_file(file, accept_allows=True)

        assert [e.source for e in blocklist.entries("stranger")] == ["stranger"]
        assert list(blocklist.entries("yours")) == []
    assert report.notes == {"named another source, and were put under this one": 1}


def test_a_source_that_is_not_there_cannot_be_given_out(tmp_path: Path) -> None:
    """A mistyped source is an error, and the file that was to be written stays as it was."""
    out = tmp_path / "out.csv"
    out.write_text("old")

    with Blocklist.open(stocked(tmp_path / "list.db", entry(BARRED))) as blocklist:
        for ask in (blocklist.export_file, lambda _, source: list(blocklist.entries(source))):
            with pytest.raises(NoSuchThing):
                ask(out, source="no such list")

    assert out.read_text() == "old"


def test_a_slow_reader_keeps_nobody_waiting(tmp_path: Path) -> None:
    """While someone pages through a long list, an entry can be added, in the same program or another."""
    path = stocked(tmp_path / "list.db")
    (tmp_path / "long.txt").write_text("".join(f"+4440{n:08}\n" for n in range(3000)))
    with Blocklist.open(path) as blocklist:
        blocklist.import_file(tmp_path / "long.txt")
        entries = blocklist.entries()
        next(entries)

        def add() -> None:
            with Blocklist.open(path) as other:
                other.add(OTHER)

        done = threading.Thread(target=add)
        done.start()
        done.join(5)
        assert not done.is_alive()
        blocklist.add(FREED)
        assert sum(1 for _ in entries) >= 3000


def test_dates_of_the_far_past_survive(tmp_path: Path) -> None:
    """The day of an entry is kept as it is, however long ago."""
    old = Entry(Pattern.parse(BARRED), List.BLOCK, "x", "", "a list", date(1, 1, 1), last_reported=date(1876, 3, 10))
    with Blocklist.open(stocked(tmp_path / "list.db", old)) as blocklist:
        assert list(blocklist.entries("a list")) == [old]


@pytest.mark.parametrize("kept", ["blocklist.db", "records.db", "settings.json", "wait.json"])
def test_no_file_of_ours_is_written_over(kept: str, home: Path, tmp_path: Path) -> None:
    """A list is never given out into a store, nor are refused lines, by whatever name the file is called."""
    home.mkdir()
    with Blocklist.open() as blocklist:
        blocklist.add(BARRED)
        (home / kept).touch()
        before = (home / kept).read_bytes()
        (tmp_path / "link").symlink_to(home / kept)
        (tmp_path / "list.txt").write_text(f"{OTHER}\nnonsense\n")

        for file in (home / kept, tmp_path / "link", tmp_path / "home" / "." / kept):
            with pytest.raises(WrongInput, match="would be lost"):
                blocklist.export_file(file)
            with pytest.raises(WrongInput, match="would be lost"):
                blocklist.import_file(tmp_path / "list.txt", rejects=file)
        with pytest.raises(WrongInput, match="would be lost"):
            blocklist.import_file(tmp_path / "list.txt", rejects=tmp_path / "list.txt")

    assert (home / kept).read_bytes() == before


def test_a_new_file_obeys_the_umask_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    """What is given out is as private as other files of the person are."""
    (tmp_path / "old.txt").touch()
    (tmp_path / "old.txt").chmod(0o600)
    before = os.umask(0o027)
    try:
        with Blocklist.open(stocked(tmp_path / "list.db", entry(BARRED))) as blocklist:
            for name in ("new.txt", "old.txt"):
                blocklist.export_file(tmp_path / name)
    finally:
        os.umask(before)

    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new.txt", "old.txt")] == [0o640, 0o600]


def test_an_export_keeps_no_writer_waiting(tmp_path: Path) -> None:
    """While a list is given out to a slow reader, an entry can be added, which is not in what is given out."""
    path = stocked(tmp_path / "list.db", *(entry(f"+442079460{n:03}") for n in range(50)))

    class Slow(io.StringIO):
        def write(self, text: str) -> int:
            if OTHER not in added:
                with Blocklist.open(path) as other:
                    other.add(OTHER)
                added.append(OTHER)
            return super().write(text)

    added: list[str] = []
    out = Slow()
    with Blocklist.open(path) as blocklist:
        blocklist.export_file(out, format="text")

    assert added == [OTHER]
    assert OTHER not in out.getvalue()


def test_a_cell_is_never_a_formula(callcheck: Run, tmp_path: Path) -> None:
    """What a stranger wrote runs in no spreadsheet, whichever table it is given out in, and comes back as it was."""
    hostile = [{"pattern": BARRED, "category": "=1+1", "label": "＝1+1"}, {"pattern": OTHER, "label": "'=2"}]
    (tmp_path / "=SRC().json").write_text(json.dumps({"entries": hostile}))
    callcheck("blocklist", "import", str(tmp_path / "=SRC().json"), "--format", "json")

    tables = [callcheck("blocklist", "export", "--format", name).stdout for name in ("csv", "freepbx")] + [
        callcheck("lookup", "--csv", "--column", "n", stdin=f"n\n{BARRED}\n").stdout
    ]

    for table in tables:
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert not [c for c in cells if c.startswith(("=", "-", "@", "＝")) or (c[:1] == "+" and not c[1:].isdigit())]
    (tmp_path / "back.csv").write_text(tables[0])
    with Blocklist.open(tmp_path / "back.db") as blocklist:
        blocklist.import_file(tmp_path / "back.csv")
        assert {(e.category, e.label) for e in blocklist.entries("back")} == {("=1+1", "＝1+1"), ("reported", "'=2")}


def test_standard_output_is_utf_8_whatever_the_locale(callcheck: Run) -> None:
    """A label keeps its letters on the way through a pipe."""
    callcheck("blocklist", "add", BARRED, "--label", "Zoë – 日本")

    given = callcheck("blocklist", "export", PYTHONIOENCODING="ascii").stdout

    assert "Zoë – 日本" in given


def test_what_is_put_into_an_imported_source_leaves_its_origin(tmp_path: Path) -> None:
    """Where a source came from stays known when an entry is put into it, and nothing is put into what is shipped."""
    (tmp_path / "club.txt").write_text(f"{OTHER}\n")
    with Blocklist.open(tmp_path / "list.db") as blocklist:
        blocklist.import_file(tmp_path / "club.txt")
        before = blocklist.sources()
        blocklist.put(entry(BARRED, source="club"))

        (after,) = blocklist.sources()
        assert (after.origin, after.sha256, after.entries) == (before[0].origin, before[0].sha256, 2)
        with pytest.raises(WrongInput):
            blocklist.put(entry(BARRED, source="shipped"))


def test_taking_out_a_source_leaves_the_others(tmp_path: Path) -> None:
    """A source goes with all its entries, and no other entry does."""
    path = stocked(tmp_path / "list.db", entry(BARRED), entry(FREED), entry(OTHER, source="b list"))
    with Blocklist.open(path) as blocklist:
        assert blocklist.remove_source("a list") == 2
        assert [str(e.pattern) for e in blocklist.entries("b list")] == [OTHER]
        assert [source.name for source in blocklist.sources()] == ["b list"]
        with pytest.raises(NoSuchThing):
            blocklist.remove_source("a list")


def test_what_is_shipped_is_given_out_when_asked_for(tmp_path: Path) -> None:
    """The shipped list stands in no export but its own."""
    with Blocklist.open(tmp_path / "list.db") as blocklist:
        blocklist.export_file(tmp_path / "own.csv")
        blocklist.export_file(tmp_path / "shipped.csv", source="shipped")

    assert (tmp_path / "own.csv").read_text().count("\n") == 1
    assert "+447700900*,block,fictional" in (tmp_path / "shipped.csv").read_text()


def test_standard_output_by_name_is_added_to(callcheck: Run, tmp_path: Path, home: Path) -> None:
    """What else goes to the same file stays in it."""
    callcheck("blocklist", "add", BARRED)
    command = f"echo head; '{sys.executable}' -m callcheck blocklist export /dev/stdout --format text; echo tail"
    with (tmp_path / "out").open("w") as out:
        subprocess.run(
            ["/bin/sh", "-c", command], stdout=out, check=True, env={**os.environ, "CALLCHECK_HOME": str(home)}
        )

    assert (tmp_path / "out").read_text() == f"head\n{BARRED}\ntail\n"


def test_the_one_prefix_with_a_hole_is_found_among_many(tmp_path: Path) -> None:
    """Each prefix is held against what is let through, however many there are."""
    prefixes = "".join(f"+4440{n:05}*\n" for n in range(5000)) + "".join(f"+4440{n:05}123\n" for n in range(5000))
    (tmp_path / "list.txt").write_text(prefixes)
    with Blocklist.open(tmp_path / "list.db") as blocklist:
        blocklist.import_file(tmp_path / "list.txt")
        blocklist.add("+444000042123", allow=True)
        losses = blocklist.export_file(tmp_path / "out.txt")

    assert losses["written whole, though your list lets some of its numbers through"] == 1
    assert losses["left out: what your list lets through outweighs it"] == 1
    assert (tmp_path / "out.txt").read_text().count("\n") == 9999
