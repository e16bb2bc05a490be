"""What a stranger's list may hold, and what it must not do."""

import sqlite3
from pathlib import Path

import pytest

from callcheck.core.errors import WrongInput
from callcheck.core.patterns import prefix
from callcheck.store.blocklist import Blocklist
from conftest import Run


def test_a_label_cannot_add_a_line_to_an_export(callcheck: Run, tmp_path: Path) -> None:
    """A carriage return, an escape or a lone surrogate in a stranger's text never reaches the list as it is."""
    hostile = tmp_path / "in.json"
    hostile.write_text(
        r'{"schema": 1, "entries": [{"pattern": "+12025550123", "category": "x\r+447700900123",'
        r' "label": "allow\u001b[31m\ud800\u0000"}]}'
    )
    callcheck("blocklist", "import", str(hostile))

    out = callcheck("blocklist", "export").stdout

    assert out.count("\n") == 2
    assert not {"\r", "\x1b", "\x00"} & set(out)


def test_a_damaged_entry_is_named_with_exit_code_4(callcheck: Run, home: Path) -> None:
    """A value that no entry can have is damage, whatever command meets it."""
    callcheck("blocklist", "add", "07700 900123")
    with sqlite3.connect(home / "blocklist.db") as connection:
        connection.execute("UPDATE entry SET added = 99999999")
    connection.close()

    for command in (["lookup", "07700 900123"], ["blocklist", "list"], ["blocklist", "verify"]):
        done = callcheck(*command)
        assert done.returncode == 4, command
        assert "damaged" in done.stderr or "cannot be read" in done.stderr


def test_rejects_never_replace_the_list_or_the_input(callcheck: Run, home: Path, tmp_path: Path) -> None:
    """The file for refused lines cannot be the file that is read, nor a store."""
    numbers = tmp_path / "numbers.txt"
    numbers.write_text("07700 900123\nfoo\n")
    callcheck("blocklist", "add", "07700 900124")

    for rejects in (numbers, home / "blocklist.db"):
        assert callcheck("blocklist", "import", str(numbers), "--rejects", str(rejects)).returncode == 2

    assert numbers.read_text() == "07700 900123\nfoo\n"
    assert callcheck("blocklist", "verify").returncode == 0


@pytest.mark.parametrize("text", ["+44 (0)7700 900*", "+4407700900*", "07700 900*", "0044 7700 900*"])
def test_a_prefix_reads_like_the_numbers_it_is_for(text: str) -> None:
    """A 0 after the country code is left out of a prefix, as it is of a number."""
    assert str(prefix(text, "GB")) == "+447700900*"


def test_a_region_that_is_none_is_refused(tmp_path: Path) -> None:
    """A list is opened in a region that exists, in capitals or not."""
    with Blocklist.open(tmp_path / "list.db", region="us") as blocklist:
        assert blocklist.region == "US"
    with pytest.raises(WrongInput):
        Blocklist.open(tmp_path / "list.db", region="nonsense")


def test_a_csv_is_copied_with_its_columns_in_place(callcheck: Run) -> None:
    """A row that is too long keeps the added columns under their names, and a cell with a return stays one cell."""
    long_row = callcheck("lookup", "--csv", "--column", "phone", stdin="name,phone\nA,07700900123,extra\n").stdout
    returned = callcheck("lookup", "--csv", "--column", "phone", stdin='name,phone\n"a\rb",07700900123\n').stdout

    assert long_row.splitlines()[1] == "A,07700900123,listed,+447700900123,fictional,shipped,extra"
    assert '"a\rb"' in returned
