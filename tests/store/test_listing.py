"""The list on disk: adding, asking, streams and threads."""

import random
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcheck.core.decision import Status
from callcheck.core.entry import Entry, List, Pattern
from callcheck.core.errors import NoSuchThing, StoreFault
from callcheck.store import asking
from callcheck.store.blocklist import Blocklist

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
            numbers = random.Random(seed)  # noqa: S311
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
