"""The list on disk: adding, asking, streams and threads."""

import io
import os
import random
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcheck.core.blocklist.entry import Entry, List, Pattern
from callcheck.core.blocklist.precedence import Status
from callcheck.core.errors import NoSuchThing, StoreFault, WrongInput
from callcheck.store.blocklist import bulk_lookup as asking
from callcheck.store.blocklist.blocklist import Blocklist

TODAY = datetime.now(UTC).date()


def entry(pattern: str, source: str = "yours", list_: List = List.BLOCK, expires: date | None = None) -> Entry:
    """Return an entry of today."""
    return Entry(Pattern.parse(pattern), list_, "nuisance", "", source, TODAY, expires=expires)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a list may be made."""
    return tmp_path / "blocklist.db"


def test_asking_makes_no_file(path: Path) -> None:
    """A lookup in a list that is not there yet finds what is shipped, and leaves the folder empty."""
    with Blocklist.open(path) as blocklist:
        assert blocklist.lookup("07700 900123").status is Status.LISTED
        assert blocklist.pick(b"07700 900123\n+12025550123\n") == b"07700 900123\n"
        assert blocklist.sources() == []

    assert not path.exists()


def test_an_entry_comes_back_as_it_was_put_in(path: Path) -> None:
    """Every field of an entry survives the disk."""
    whole = Entry(
        Pattern.parse("+442079460*"),
        List.ALLOW,
        "charity",
        "A label",
        "a list",
        TODAY,
        7,
        TODAY,
        TODAY + timedelta(9),
    )
    with Blocklist.open(path) as blocklist:
        blocklist.put(whole)
    with Blocklist.open(path) as blocklist:
        assert list(blocklist.entries("a list")) == [whole]
        assert [(s.name, s.entries) for s in blocklist.sources()] == [("a list", 1)]
        assert blocklist.verify() == []


def test_removing_takes_the_same_pattern_only(path: Path) -> None:
    """A number inside a prefix is not taken out with it, nor an entry of another source."""
    with Blocklist.open(path) as blocklist:
        for one in (entry("+4477*"), entry("+447700900123"), entry("+4477*", "a list")):
            blocklist.put(one)
        blocklist.remove("+4477*")

        left = [str(e.pattern) for e in blocklist.entries("yours")]
        assert left == ["+447700900123"]
        assert len(list(blocklist.entries("a list"))) == 1
        with pytest.raises(NoSuchThing):
            blocklist.remove("+4477*")
        assert blocklist.verify() == []


LINES = st.sampled_from(
    [
        "07700 900123",
        "+447700900456",
        "0044 20 7946 0123",
        "(0161) 496 0000",
        "+12025550123",
        "+390612345678",
        "withheld",
        "",
        "999",
        "07700 9OO123",
        "7700900123",
        "020 7946 0123 ext 5",
        "ÿ",
        "+44 (0)1632 960001",
    ]
)
PATTERNS = st.sampled_from(
    ["+447700900123", "+44770090*", "+442079460123", "+4420*", "+1202*", "+12025550123", "+390612345678", "+4416*"]
)
ENTRIES = st.lists(
    st.builds(
        entry,
        PATTERNS,
        st.sampled_from(["yours", "one", "two"]),
        st.sampled_from(list(List)),
        st.sampled_from([None, None, TODAY, TODAY + timedelta(1)]),
    ),
    max_size=8,
)


@pytest.mark.parametrize("enough", [0, 1_000_000], ids=["held in memory", "asked of the file"])
@given(lines=st.lists(LINES, min_size=1, max_size=20), entries=ENTRIES)
@settings(max_examples=60, deadline=None)
def test_streams_answer_as_single_lookups_do(
    lines: list[str], entries: list[Entry], enough: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """However many lines are asked at once, each is decided as if it had been asked alone."""
    before, asking._ENOUGH = asking._ENOUGH, enough
    try:
        with Blocklist.open(tmp_path_factory.mktemp("list") / "blocklist.db") as blocklist:
            for one in entries:
                blocklist.put(one)
            alone = [blocklist.lookup(line) for line in lines]

            assert list(blocklist.scan(lines)) == alone
            assert list(blocklist.scan(iter(lines))) == alone
            data = "".join(f"{line}\n" for line in lines).encode()
            for listed in (True, False):
                wanted = [line for line, a in zip(lines, alone, strict=True) if (a.status == "listed") is listed]
                assert blocklist.pick(data, listed) == "".join(f"{line}\n" for line in wanted).encode()
    finally:
        asking._ENOUGH = before


def test_a_stream_sees_what_another_program_adds(path: Path) -> None:
    """An entry that is added while a stream runs counts from the next line on."""
    with Blocklist.open(path) as mine, Blocklist.open(path) as other:
        other.put(entry("+442079460999"))
    with Blocklist.open(path) as mine, Blocklist.open(path) as other:
        assert mine.pick(b"+12025550123\n") == b""
        other.put(entry("+12025550123"))

        assert mine.pick(b"+12025550123\n") == b"+12025550123\n"


def test_lines_of_bytes_and_text_are_the_same(path: Path) -> None:
    """A stream may be bytes or text, with or without newlines."""
    with Blocklist.open(path) as blocklist:
        found = blocklist.scan(["07700 900123\n", b"07700 900123", b"07700 900123\n"])

        assert {lookup.reading.text for lookup in found} == {"07700 900123"}


def test_threads_may_share_a_list(path: Path) -> None:
    """Lookups, streams and additions from several threads neither fail nor mix up their answers."""
    with Blocklist.open(path) as blocklist:
        blocklist.put(entry("+12025550100"))
        wrong: list[str] = []

        def work(seed: int) -> None:
            numbers = random.Random(seed)
            for _ in range(60):
                last = numbers.randrange(100, 200)
                blocklist.put(entry(f"+1202555{last:04}", f"thread {seed}"))
                if blocklist.lookup(f"+1202555{last:04}").status is not Status.LISTED:
                    wrong.append(str(last))
                if blocklist.pick(b"+12025550100\n+12125550100\n") != b"+12025550100\n":
                    wrong.append("stream")

        threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert wrong == []
        assert blocklist.verify() == []


def test_a_damaged_file_is_named(path: Path) -> None:
    """A file that is no list is said to be damaged, and left as it is."""
    path.write_bytes(b"not a database" * 100)

    with pytest.raises(StoreFault, match="damaged"):
        Blocklist.open(path).lookup("+12025550123")

    assert path.read_bytes().startswith(b"not a database")


def test_a_list_that_appears_is_found(path: Path) -> None:
    """What was opened before there was a file answers from it as soon as there is one, however it is asked."""
    with Blocklist.open(path) as mine, Blocklist.open(path) as other:
        lines = ["+12025550123"]
        assert mine.lookup(lines[0]).status is Status.NOT_LISTED
        assert mine.pick(b"+12025550123\n") == b""
        other.add(lines[0])

        assert mine.lookup(lines[0]).status is Status.LISTED
        assert mine.pick(b"+12025550123\n") == b"+12025550123\n"
        assert [found.status for found in mine.scan(lines)] == [Status.LISTED]
        assert [source.name for source in mine.sources()] == ["yours"]


def test_a_list_that_is_put_in_its_place_is_the_one_that_answers(path: Path) -> None:
    """When the file is replaced by another, answers come from what is there now; when it is gone, that is a fault."""
    with Blocklist.open(path.with_name("copy.db")) as copy:
        copy.add("+12025550199")
    with Blocklist.open(path) as blocklist:
        blocklist.add("+12025550123")
        assert blocklist.pick(b"+12025550123\n+12025550199\n") == b"+12025550123\n"
        path.with_name("copy.db").replace(path)

        assert blocklist.pick(b"+12025550123\n+12025550199\n") == b"+12025550199\n"
        blocklist.add("+12025550124")
        assert [str(e.pattern) for e in blocklist.entries("yours")] == ["+12025550124", "+12025550199"]
        path.unlink()
        with pytest.raises(StoreFault, match="is gone"):
            blocklist.lookup("+12025550199")


CALLS: dict[str, Callable[[Blocklist], object]] = {
    "lookup": lambda blocklist: blocklist.lookup("+12025550123"),
    "scan": lambda blocklist: list(blocklist.scan(["+12025550123"])),
    "pick": lambda blocklist: blocklist.pick(b"+12025550123\n"),
    "entries": lambda blocklist: list(blocklist.entries()),
    "sources": lambda blocklist: blocklist.sources(),
    "verify": lambda blocklist: blocklist.verify(),
    "add": lambda blocklist: blocklist.add("+12025550124"),
    "remove": lambda blocklist: blocklist.remove("+12025550123"),
    "remove_source": lambda blocklist: blocklist.remove_source("yours"),
    "import_file": lambda blocklist: blocklist.import_file(__file__),
    "export_file": lambda blocklist: blocklist.export_file(io.StringIO()),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("is_stocked", [True, False])
def test_a_closed_list_raises(call: str, is_stocked: bool, path: Path) -> None:
    """What is asked of a list after it was closed is an error, and never the answer of an empty list."""
    with Blocklist.open(path) as blocklist:
        if is_stocked:
            blocklist.add("+12025550123")

    with pytest.raises(StoreFault, match="closed"):
        CALLS[call](blocklist)


def test_adding_reads_what_a_person_writes(path: Path) -> None:
    """A number or a prefix in any notation is put on your list, and what it replaces or cannot outweigh is told."""
    with Blocklist.open(str(path)) as blocklist:
        first = blocklist.add("020 7946 0123", label="silent")
        second = blocklist.add("+44 20 7946 0123", allow=True)
        third = blocklist.add("020 7946 01*")

        assert str(first.entry.pattern) == "+442079460123"
        assert (first.replaced, second.replaced) == (None, first.entry)
        assert [str(e.pattern) for e in third.outweighed_by] == []
        assert [str(e.pattern) for e in blocklist.add("020 7946 0199", allow=False).outweighed_by] == []
        assert str(blocklist.remove("0207 946 01*").pattern) == "+4420794601*"
        with pytest.raises(WrongInput, match="--yes"):
            blocklist.add("+4420*")
        assert str(blocklist.add("+4420*", wide=True).entry.pattern) == "+4420*"
        with pytest.raises(WrongInput):
            blocklist.add("not a number")


def test_removing_from_nothing_makes_no_file(path: Path) -> None:
    """What is not there cannot be taken out, and no list is made by trying."""
    with Blocklist.open(path) as blocklist:
        with pytest.raises(NoSuchThing):
            blocklist.remove("+12025550123")
        with pytest.raises(NoSuchThing):
            blocklist.remove_source("a list")

    assert not path.exists()


@pytest.mark.parametrize("kind", ["folder", "fifo", "broken link", "broken home", "file for a folder"])
def test_a_list_that_can_be_no_file_is_a_fault(kind: str, tmp_path: Path) -> None:
    """Where something else stands in the place of the list, nobody is told that a number is not listed."""
    home = tmp_path / "home"
    path = home / "blocklist.db"
    if kind == "file for a folder":
        home.write_text("")
    elif kind == "broken home":
        home.symlink_to(tmp_path / "gone")
    else:
        home.mkdir()
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "broken link":
        path.symlink_to(tmp_path / "gone.db")

    with pytest.raises(StoreFault, match="cannot be opened"):
        Blocklist.open(path)


def test_a_file_of_lines_is_a_stream(path: Path) -> None:
    """An open file may be scanned, of text or of bytes, and every line is answered in order."""
    lines = path.with_name("lines.txt")
    lines.write_text("07700 900123\nwithheld\n+12025550123\n")
    wanted = [Status.LISTED, Status.WITHHELD, Status.NOT_LISTED]
    with Blocklist.open(path) as blocklist:
        with lines.open() as text:
            assert [found.status for found in blocklist.scan(text)] == wanted
        with lines.open("rb") as data:
            assert [found.status for found in blocklist.scan(data)] == wanted


def test_a_lookup_in_the_middle_of_an_import_is_answered(path: Path) -> None:
    """What is told of the progress of an import into a new list may ask that list."""
    lines = path.with_name("list.txt")
    lines.write_text("+12025550123\n")
    seen = []
    with Blocklist.open(path) as blocklist:
        blocklist.import_file(lines, advance=lambda _: seen.append(blocklist.lookup("07700 900123").status))
        assert blocklist.lookup("+12025550123").status is Status.LISTED

    assert set(seen) == {Status.LISTED}


def test_a_list_of_a_newer_callcheck_is_left_alone(path: Path) -> None:
    """A file that this version does not know is named, and not changed."""
    with Blocklist.open(path) as blocklist:
        blocklist.add("+12025550123")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(StoreFault, match="newer callcheck"):
        Blocklist.open(path)
    assert path.read_bytes() == before


def test_a_region_is_checked_however_a_list_is_opened(path: Path) -> None:
    """A region in small letters is understood, and one that is none is refused, also without `open`."""
    with Blocklist(path, "gb") as blocklist:
        assert blocklist.lookup("07700900123").status is Status.LISTED
    with pytest.raises(WrongInput):
        Blocklist(path, "ZZZ")


def test_nobody_is_shut_out_by_a_long_import(path: Path) -> None:
    """While a long list is on its way in, lookups are answered at once from what was there before."""
    lines = path.with_name("list.txt")
    lines.write_text("".join(f"+4440{n:08}\n" for n in range(150_000)))
    answers = []

    def ask(_: int) -> None:
        with sqlite3.connect(path, timeout=0) as other:
            answers.append(other.execute("SELECT count(*) FROM entry").fetchone()[0])
        other.close()

    with Blocklist.open(path) as blocklist:
        blocklist.add("+12025550123")
        blocklist.import_file(lines, advance=ask)
        blocklist.remove_source("list")

    assert set(answers) == {1}
    assert [file.name for file in path.parent.iterdir() if file.name.startswith("blocklist.db")] == ["blocklist.db"]


def test_a_long_import_waits_for_nobody_who_keeps_the_list_open(path: Path) -> None:
    """A program that has the list open all the time neither stops an import nor misses it."""
    lines = path.with_name("list.txt")
    lines.write_text("+12025550199\n")
    with Blocklist.open(path) as blocklist:
        blocklist.add("+12025550123")
    with Blocklist.open(path) as open_all_the_time, Blocklist.open(path) as blocklist:
        assert open_all_the_time.pick(b"+12025550199\n") == b""
        blocklist.import_file(lines)

        assert open_all_the_time.pick(b"+12025550199\n") == b"+12025550199\n"
        assert open_all_the_time.verify() == []


STRANGE = [
    "+44 (0)07700 900123",
    "0044 00113 496 0364",
    "+44007700900123",
    "+44 (0)20 7946 0123",
    "0044 0113 496 0000",
]


@pytest.mark.parametrize("text", STRANGE)
def test_what_is_shown_can_be_taken_out(text: str, path: Path) -> None:
    """The pattern that an entry is shown with is read as that entry again, whatever noughts were typed."""
    with Blocklist.open(path) as blocklist:
        shown = str(blocklist.add(text).entry.pattern)
        assert blocklist.lookup(shown).status is Status.LISTED
        assert str(blocklist.remove(shown).pattern) == shown


@pytest.mark.parametrize("text", ["+440070090*", "+44 (0)020 7946*", "00 44 0113 496*"])
def test_a_prefix_that_is_shown_can_be_taken_out(text: str, path: Path) -> None:
    """The same holds for prefixes."""
    with Blocklist.open(path) as blocklist:
        shown = str(blocklist.add(text, wide=True).entry.pattern)
        assert str(blocklist.remove(shown).pattern) == shown
