"""A list that cannot lie: damage, loss and strangers' files are noticed, and nothing is thrown away."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from callcheck.core.blocklist.entry import Entry, List, Pattern
from callcheck.core.errors import StoreFault
from callcheck.store.blocklist import schema
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.database import make_tables
from callcheck.store.ownership import Schema, fingerprint
from callcheck.store.paths import mark_of
from callcheck.store.records.schema import SCHEMA as RECORDS
from tests.conftest import Run

LISTED = ["+12025550100", "+12025550101", "+12025550147", "+442079460123", "+12025550199"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a list with entries of two sources."""
    path = tmp_path / "blocklist.db"
    lines = tmp_path / "club.txt"
    lines.write_text("".join(f"+120255501{n:02}\n" for n in range(50)))
    with Blocklist.open(path) as blocklist:
        blocklist.import_file(lines)
        blocklist.add("+442079460123", label="said they were my bank", category="bank")
        blocklist.put(
            Entry(
                Pattern("12025550199", False),
                List.BLOCK,
                "sales",
                "Loft",
                "other",
                date(2026, 1, 2),
                7,
                date(2026, 1, 1),
            )
        )
    return path


def change(path: Path, statement: str) -> None:
    """Change the file as another program could."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET digits = digits + 1 WHERE digits = 12025550149",
        "UPDATE entry SET prefix = 1 WHERE digits = 12025550149",
        "UPDATE entry SET kind = (SELECT max(id) FROM kind) WHERE digits = 12025550149",
        "UPDATE entry SET added = added - 1 WHERE digits = 12025550149",
        "UPDATE entry SET reports = 8 WHERE digits = 12025550199",
        "UPDATE entry SET reports = NULL WHERE digits = 12025550199",
        "UPDATE entry SET last_reported = last_reported + 1 WHERE digits = 12025550199",
        "UPDATE entry SET expires = 1 WHERE digits = 12025550149",
        "UPDATE entry SET label = 'Loff' WHERE digits = 12025550199",
        "UPDATE entry SET source = (SELECT id FROM source WHERE name = 'other') WHERE digits = 12025550149",
        "DELETE FROM entry WHERE digits = 12025550149",
        "DELETE FROM entry",
        "UPDATE kind SET category = 'bans' WHERE category = 'bank'",
        "UPDATE source SET name = 'clue' WHERE name = 'club'",
        "UPDATE source SET is_on = 0 WHERE name = 'club'",
        "UPDATE source SET entries = 49, checksum = 7 WHERE name = 'club'",
        "UPDATE import SET was_empty = 0",
        "DELETE FROM seal",
    ],
)
def test_any_change_by_another_program_is_found(statement: str, path: Path) -> None:
    """Whatever value is changed, one digit or all, `verify` says so."""
    change(path, statement)

    with Blocklist.open(path) as blocklist:
        assert blocklist.verify() != []


def test_two_numbers_that_swap_a_digit_are_found(path: Path) -> None:
    """Changes that leave every sum of digits as it was are found too."""
    change(path, "UPDATE entry SET digits = 12025550150 WHERE digits = 12025550110")
    change(path, "UPDATE entry SET digits = 12025550060 WHERE digits = 12025550100")

    with Blocklist.open(path) as blocklist:
        assert blocklist.verify() != []


def test_nothing_is_written_on_top_of_damage(path: Path) -> None:
    """A list whose sources were changed takes no entry, which would hide the change."""
    change(path, "UPDATE kind SET category = 'bans' WHERE category = 'bank'")

    with Blocklist.open(path) as blocklist, pytest.raises(StoreFault, match="nothing was changed"):
        blocklist.add("+442079460124")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW more AS SELECT * FROM entry",
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "CREATE TABLE more (x)",
        "DROP INDEX entry_prefixes",
        "UPDATE sqlite_schema SET sql = replace(sql, 'prefix = 1', 'prefix = 2') WHERE name = 'entry_prefixes'",
    ],
)
def test_a_list_with_tables_of_others_is_refused(statement: str, path: Path) -> None:
    """A view, a trigger or a changed table makes a file that is not ours, and it stays as it is."""
    change(path, statement)
    before = path.read_bytes()

    with pytest.raises(StoreFault, match="not a file of callcheck"):
        Blocklist.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("version", [0, 1, 2, 99])
def test_a_database_of_another_program_is_refused_untouched(mode: str, version: int, tmp_path: Path) -> None:
    """No byte of it changes and no file appears beside it, whatever version it says."""
    path = tmp_path / "blocklist.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("CREATE TABLE bookmark (url)")
        other.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()

    with pytest.raises(StoreFault, match="not a file of callcheck"):
        Blocklist.open(path)
    with pytest.raises(StoreFault, match="not a file of callcheck"), Blocklist(path) as blocklist:
        blocklist.add("+12025550123")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["blocklist.db"]


LOSSES: dict[str, Callable[[Path], object]] = {
    "vanished": lambda path: path.unlink(),
    "emptied": lambda path: path.write_bytes(b""),
    "one byte left": lambda path: path.write_bytes(path.read_bytes()[:1]),
    "a header left": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "half left": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "one byte less": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "nothing but zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(
    "words", [["lookup", "-q", "+12025550111"], ["blocklist", "verify"], ["blocklist", "add", "159 0"]]
)
def test_a_list_that_was_there_is_never_taken_for_an_empty_one(
    loss: str, words: list[str], callcheck: Run, home: Path
) -> None:
    """When the file is gone, empty or cut, every command that needs it ends with code 4 and changes nothing."""
    callcheck("blocklist", "add", "+12025550111")
    LOSSES[loss](home / "blocklist.db")
    before = sorted((file.name, file.stat().st_size) for file in home.iterdir())

    done = callcheck(*words)

    assert (done.returncode, done.stdout) == (4, "")
    assert "Put back a copy" in done.stderr
    assert sorted((file.name, file.stat().st_size) for file in home.iterdir()) == before


def test_who_deletes_the_mark_too_starts_anew(path: Path) -> None:
    """A list may be given up: without its mark, a file that is not there is an empty list."""
    path.unlink()
    mark_of(path).unlink()

    with Blocklist.open(path) as blocklist:
        assert blocklist.verify() == []
        assert list(blocklist.entries("yours")) == []


def old_list(path: Path) -> None:
    """Make a file as the first version of the list was made."""
    with closing(sqlite3.connect(path)) as old, old:
        first = Schema(0, schema.BLOCKLIST.migrations[:1], ())
        make_tables(old, first)
        day = schema.julian(datetime.now(UTC).date())
        old.execute("INSERT INTO source VALUES (1, 'yours', '', '', '', '2026-01-02T03:04:05+00:00', 2)")
        old.execute("INSERT INTO source VALUES (2, 'club', 'club.txt', 'text', 'ab', '2026-01-02T03:04:05+00:00', 1)")
        old.execute("INSERT INTO kind VALUES (1, 'block', 'nuisance'), (2, 'allow', 'allowed')")
        old.execute(f"INSERT INTO entry VALUES (12025550123, 0, 1, 1, 'Loft', {day}, 3, {day}, NULL)")  # noqa: S608
        old.execute(f"INSERT INTO entry VALUES (12025550124, 0, 1, 2, '', {day}, NULL, NULL, NULL)")  # noqa: S608
        old.execute(f"INSERT INTO entry VALUES (120255501, 1, 2, 1, '', {day}, NULL, NULL, NULL)")  # noqa: S608
        old.execute("PRAGMA user_version = 1")


def test_an_old_list_is_brought_up_to_date_without_loss(tmp_path: Path) -> None:
    """Entries, sources and counts of the first version are all there, and summed up."""
    path = tmp_path / "blocklist.db"
    old_list(path)

    with Blocklist.open(path) as blocklist:
        assert [(str(e.pattern), e.list, e.label, e.reports) for e in blocklist.entries("yours")] == [
            ("+12025550123", List.BLOCK, "Loft", 3),
            ("+12025550124", List.ALLOW, "", None),
        ]
        assert [(s.name, s.origin, s.entries) for s in blocklist.sources()] == [
            ("club", "club.txt", 1),
            ("yours", "", 2),
        ]
        assert blocklist.lookup("+12025550199").status == "listed"
        assert blocklist.verify() == []
    change(path, "UPDATE entry SET reports = 4 WHERE digits = 12025550123")
    with Blocklist.open(path) as blocklist:
        assert blocklist.verify() != []


@pytest.mark.parametrize("made", [schema.BLOCKLIST, RECORDS], ids=["blocklist", "records"])
def test_the_fingerprints_are_those_of_the_tables(made: Schema) -> None:
    """Each version is known by what its migrations make."""
    found = []
    for version in range(1, made.version + 1):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            make_tables(connection, Schema(0, made.migrations[:version], (), prepare=made.prepare))
            found.append(fingerprint(connection))

    assert tuple(found) == made.fingerprints


def test_a_flipped_bit_never_lies_unnoticed(path: Path) -> None:
    """After any one bit has changed, answers are the true ones, or a fault, or `verify` finds the damage."""
    whole = path.read_bytes()
    truth = answers(path)
    source = random.Random(4)
    for _ in range(150):
        place = source.randrange(len(whole) * 8)
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        path.write_bytes(damaged)
        try:
            if answers(path) == truth:
                continue
            with Blocklist.open(path) as blocklist:
                assert blocklist.verify() != [], place
        except StoreFault:
            pass


def answers(path: Path) -> list[object]:
    """Return what the list says of some numbers, one at a time and many at once."""
    with Blocklist.open(path) as blocklist:
        alone = [blocklist.lookup(number) for number in (*LISTED, "+12025550150")]
        return [*alone, blocklist.pick("".join(f"{number}\n" for number in LISTED).encode())]
