"""What is given out: blocked numbers only where a format can only block, and backups that come back whole."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from callcheck.core.entry import Entry, List, Pattern
from callcheck.core.errors import WrongInput
from callcheck.store import formats
from callcheck.store.blocklist import Blocklist
from callcheck.store.formats import Holds

TODAY = datetime.now(UTC).date()
ONLY_BLOCK = [
    name for name in formats.NAMES if getattr(formats.of(name), "HOLDS", Holds.ENTRIES) is not Holds.ENTRIES
]
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

    assert BARRED in out.read_text()
    assert FREED[1:] not in out.read_text().replace(" ", "")
    assert losses["left out: what your list lets through outweighs it"] == 1


def test_what_outweighs_an_allow_is_given_out(tmp_path: Path) -> None:
    """Your own block outweighs an imported allow, and an imported allow an imported block, as lookups decide."""
    path = stocked(
        tmp_path / "list.db",
        entry(BARRED, source="yours"),
        entry(BARRED, List.ALLOW, "friends"),
        entry(FREED),
        entry(FREED, List.ALLOW, "friends"),
        entry("+4411349601*"),
        entry("+4411349*", List.ALLOW, "friends"),
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
        report = blocklist.import_file(file)

        assert [e.source for e in blocklist.entries("stranger")] == ["stranger"]
        assert list(blocklist.entries("yours")) == []
    assert report.notes == {"named a source of their own; --restore keeps to it": 1}


def test_a_source_that_is_not_there_cannot_be_given_out(tmp_path: Path) -> None:
    """A mistyped source is an error, and the file that was to be written stays as it was."""
    out = tmp_path / "out.csv"
    out.write_text("old")

    with Blocklist.open(stocked(tmp_path / "list.db", entry(BARRED))) as blocklist, pytest.raises(WrongInput):
        blocklist.export_file(out, source="no such list")

    assert out.read_text() == "old"


def test_a_slow_reader_keeps_nobody_waiting(tmp_path: Path) -> None:
    """While someone pages through a long list, an entry can be added, in the same program or another."""
    path = stocked(tmp_path / "list.db")
    (tmp_path / "long.txt").write_text("".join(f"+44207946{n:04}\n" for n in range(3000)))
    with Blocklist.open(path) as blocklist:
        blocklist.import_file(tmp_path / "long.txt")
        entries = blocklist.entries()
        next(entries)

        done = threading.Thread(target=lambda: Blocklist.open(path).add(OTHER))
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
