"""Imports that can be undone, and sources that are switched off, aged or held to a number of reports."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcheck.core.blocklist.entry import Entry, List, Pattern
from callcheck.core.blocklist.precedence import Status
from callcheck.core.errors import NoSuchThing, WrongInput
from callcheck.store.blocklist.blocklist import Blocklist

TODAY = datetime.now(UTC).date()
ROWS = st.dictionaries(
    st.sampled_from([f"+120255501{n:02}" for n in range(12)] + ["+1202555010*", "+120255501*"]),
    st.tuples(st.sampled_from(["sales", "scam"]), st.sampled_from(["", "Loft", "é"]), st.sampled_from(["", "2"])),
    min_size=1,
)
FILES = st.lists(st.tuples(ROWS, st.booleans()), min_size=1, max_size=5)


def csv(path: Path, rows: dict[str, tuple[str, str, str]]) -> Path:
    """Write a list as CSV."""
    lines = [f"{pattern},{','.join(cells)}\n" for pattern, cells in rows.items()]
    path.write_text("pattern,category,label,reports\n" + "".join(lines))
    return path


@given(files=FILES)
@settings(max_examples=40)
def test_every_import_can_be_undone_in_turn(
    files: list[tuple[dict[str, tuple[str, str, str]], bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever was imported, with or without --replace, undoing it brings back exactly what was there."""
    folder = tmp_path_factory.mktemp("list")
    with Blocklist.open(folder / "blocklist.db") as blocklist:
        blocklist.put(Entry(Pattern("12025550100", False), List.BLOCK, "mine", "", "club", TODAY - timedelta(9), 1))
        states = []
        for rows, replace in files:
            states.append((set(blocklist.entries("club")), blocklist.sources()))
            blocklist.import_file(csv(folder / "club.csv", rows), replace=replace, yes=True)
            assert blocklist.verify() == []
        while states:
            blocklist.undo_import("club")
            assert blocklist.verify() == []
            assert (set(blocklist.entries("club")), blocklist.sources()) == states.pop()


def test_the_first_import_of_a_source_is_undone_whole(tmp_path: Path) -> None:
    """Undoing the only import of a source removes the source; the rest of the list stays."""
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        blocklist.add("+12025550101")
        blocklist.import_file(csv(tmp_path / "club.csv", {"+12025550101": ("sales", "", "")}))
        undone = blocklist.undo_import("club")

        assert (undone.added, undone.file) == (1, str(tmp_path / "club.csv"))
        assert [source.name for source in blocklist.sources()] == ["yours"]
        assert blocklist.lookup("+12025550101").status is Status.LISTED
        with pytest.raises(NoSuchThing):
            blocklist.undo_import("club")


def test_the_last_ten_imports_are_kept(tmp_path: Path) -> None:
    """The history holds ten imports of a source, newest first; the eleventh is forgotten with what it replaced."""
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        for n in range(12):
            blocklist.import_file(
                csv(tmp_path / "club.csv", {f"+120255501{n:02}": ("sales", "", "")}), replace=True, yes=True
            )
        assert [one.added for one in blocklist.history("club")] == [1] * 10
        for _ in range(10):
            blocklist.undo_import("club")
        assert [str(e.pattern) for e in blocklist.entries("club")] == ["+12025550101"]
        with pytest.raises(NoSuchThing):
            blocklist.undo_import("club")
        assert blocklist.verify() == []


def test_what_you_added_since_a_backup_was_put_back_stays(tmp_path: Path) -> None:
    """Undoing a restored backup takes its entries from your list, and none that you added afterwards."""
    backup = tmp_path / "backup.csv"
    backup.write_text("pattern,list,source\n+12025550101,block,yours\n")
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        blocklist.import_file(backup, restore=True)
        blocklist.add("+12025550102")
        blocklist.undo_import("yours")

        assert [str(e.pattern) for e in blocklist.entries("yours")] == ["+12025550102"]
        assert blocklist.verify() == []


def test_an_older_file_is_said_to_be_older(tmp_path: Path) -> None:
    """A file that was written before the one that its source has says so in the report; the same file does not."""
    file = csv(tmp_path / "club.csv", {"+12025550101": ("sales", "", "")})
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        os.utime(file, (2_000_000, 2_000_000))
        assert blocklist.import_file(file).newer_import is None
        assert blocklist.import_file(file).newer_import is None
        os.utime(file, (1_000_000, 1_000_000))
        assert blocklist.import_file(file).newer_import is not None


def test_a_file_that_lets_numbers_through_needs_agreement(tmp_path: Path) -> None:
    """A list that allows is refused with the count, until it is agreed to; the report says how many it allows."""
    file = tmp_path / "club.csv"
    file.write_text("pattern,list\n+12025550101,allow\n+12025550102,block\n")
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        with pytest.raises(WrongInput, match="let 1 number"):
            blocklist.import_file(file)
        assert blocklist.sources() == []
        assert blocklist.import_file(file, dry_run=True).allows == 1
        assert blocklist.import_file(file, accept_allows=True).allows == 1


def test_no_import_lets_through_what_is_nobodys_or_what_you_block(tmp_path: Path) -> None:
    """An imported allow outweighs an imported block, and neither yours nor a number that no real caller has."""
    file = tmp_path / "club.csv"
    file.write_text("pattern,list\n+4477009*,allow\n+447700900123,allow\n+12025550101,allow\n+12025550102,allow\n")
    numbers = ["07700 900123", "07700 900124", "+12025550101", "+12025550102"]
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        blocklist.import_file(file, accept_allows=True)
        blocklist.add("+12025550101")

        assert [blocklist.lookup(n).status.value for n in numbers] == ["listed", "listed", "listed", "allowed"]
        assert blocklist.pick("".join(f"{n}\n" for n in numbers).encode()).count(b"\n") == 3


def some(blocklist: Blocklist) -> tuple[list[str], list[str]]:
    """Return which of three numbers are listed, asked alone and as a stream."""
    numbers = ["+12025550101", "+12025550102", "+12025550103"]
    alone = [number for number in numbers if blocklist.lookup(number).status is Status.LISTED]
    return alone, blocklist.pick("".join(f"{number}\n" for number in numbers).encode()).decode().split()


@pytest.mark.parametrize(
    ("setting", "left"),
    [
        ({"is_on": False}, []),
        ({"min_reports": 5}, ["+12025550102"]),
        ({"max_age": 100}, ["+12025550101", "+12025550103"]),
        ({"min_reports": 2, "max_age": 100}, ["+12025550103"]),
    ],
)
def test_a_source_counts_as_it_is_set(setting: dict[str, int], left: list[str], tmp_path: Path) -> None:
    """A source that is off, an entry with too few reports and one of too long ago list nothing, until set back."""
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        long_ago = TODAY - timedelta(days=100)
        for number, reports, last in (("101", None, None), ("102", 9, long_ago), ("103", 2, TODAY)):
            pattern = Pattern(f"12025550{number}", False)
            blocklist.put(Entry(pattern, List.BLOCK, "sales", "", "club", TODAY, reports, last))
        assert len(some(blocklist)[0]) == 3
        blocklist.set_source("club", **setting)  # type: ignore[arg-type]
        assert some(blocklist) == (left, left)
        assert blocklist.verify() == []
        blocklist.set_source("club", is_on=True, min_reports=0, max_age=0)
        assert len(some(blocklist)[0]) == 3


def test_what_does_not_count_is_not_exported_to_be_blocked(tmp_path: Path) -> None:
    """A source that is off stands in a backup, and in no file that another program blocks by."""
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        blocklist.import_file(csv(tmp_path / "club.csv", {"+12025550101": ("sales", "", "2")}))
        blocklist.set_source("club", is_on=False)
        blocklist.export_file(tmp_path / "out.txt", format="text")
        blocklist.export_file(tmp_path / "out.csv")

    assert "+12025550101" not in (tmp_path / "out.txt").read_text()
    assert "+12025550101" in (tmp_path / "out.csv").read_text()
