"""Lookups in tables, in lists of calls and in free text."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.formats import samples

TABLE = "Name,Caller Id\nEva,07700 900123\nTom,+12025550100\n"
FOUND = [",listed,+447700900123,fictional,shipped", ",not-listed,+12025550100,,"]


@pytest.mark.parametrize("column", ["Caller Id", "caller id", "CALLER-ID", "2"])
def test_a_column_is_named_in_any_case_or_by_its_place(callcheck: Run, column: str) -> None:
    """The column is found by its name, in any case, or by its place counted from 1."""
    lines = callcheck("lookup", "--csv", "--column", column, stdin=TABLE).stdout.splitlines()

    assert lines[0] == "Name,Caller Id,callcheck_status,callcheck_number,callcheck_category,callcheck_source"
    assert [line.endswith(found) for line, found in zip(lines[1:], FOUND, strict=True)] == [True, True]


def test_a_table_without_a_heading_is_copied(callcheck: Run) -> None:
    """With --no-header the first row is looked up too, and no heading is added."""
    done = callcheck("lookup", "--csv", "--no-header", "--column", "2", stdin=TABLE.partition("\n")[2])

    assert done.stdout.splitlines() == ["Eva,07700 900123" + FOUND[0], "Tom,+12025550100" + FOUND[1]]


@pytest.mark.parametrize("separator", [";", "\t", "|", "^"])
def test_any_separator_stays(callcheck: Run, separator: str) -> None:
    """A separator is told by the first line, or by a line such as `sep=^`, and stays as it is."""
    named = "sep=^\r\n" if separator == "^" else ""
    data = named + TABLE.replace(",", separator).replace("\n", "\r\n")
    done = callcheck("lookup", "--csv", "--column", "2", stdin=data)

    assert done.stdout.startswith(named + f"Name{separator}Caller Id{separator}callcheck_status")
    assert done.stdout.splitlines()[-2].endswith(FOUND[0].replace(",", separator))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_utf_16_is_read_and_written(callcheck: Run, encoding: str) -> None:
    """A table in UTF-16, as PowerShell and spreadsheets write it, is copied in the same."""
    data = ("\ufeff" if encoding == "utf-16-be" else "") + TABLE.replace("Eva", "Müller")
    done = callcheck("lookup", "--csv", "--column", "2", stdin=data.encode(encoding))
    written = done.stdout.encode("utf-8", "surrogateescape")

    assert done.returncode == 0
    assert "Müller,07700 900123,listed" in written.decode("utf-16" if encoding != "utf-8-sig" else "utf-8-sig")


@pytest.mark.parametrize(
    "data",
    [
        b"a" + b"," * 80_000 + b"\n" + b"x\n" * 40_000,
        b"a,b\n" + b'"x\n' * 60_000,
        b"a\n" + b'x"y\n' + b"\n" * 500_000,
        b"a,b\n" + b"1,2\n" * 40_000,
    ],
    ids=["columns", "quotes", "lines", "rows"],
)
def test_a_small_table_never_takes_much_memory(data: bytes, home: Path) -> None:
    """No table takes more than 300 MB, whatever its columns, quotes and empty lines."""
    assert home.name == "home"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))

    done = subprocess.run(
        [sys.executable, "-m", "callcheck", "lookup", "--csv", "--column", "a"],
        input=data,
        capture_output=True,
        preexec_fn=limit,
        timeout=60,
    )

    assert done.returncode in (0, 1, 2)
    assert b"memory" not in done.stderr


def test_the_calls_of_a_file_that_are_listed_are_shown(callcheck: Run, tmp_path: Path) -> None:
    """One command answers which of the last calls were from listed numbers, in any format that can be imported."""
    (tmp_path / "calls.xml").write_text(samples.FILES["sms-backup"])
    (tmp_path / "calls.csv").write_text(samples.FILES["fritzbox-calls"])
    callcheck("blocklist", "add", "020 7946 0123", "--category", "sales")

    for name, day in (("calls.xml", "2024-07-02"), ("calls.csv", "2026-11-23")):
        done = callcheck("lookup", "--log", str(tmp_path / name))
        (line,) = done.stdout.splitlines()
        assert (done.returncode, line.split("\t")[1:4]) == (0, ["listed", "+442079460123", "sales"])
        assert line.split("\t")[5] == day
        assert len(callcheck("lookup", "--log", str(tmp_path / name), "--json").stdout.splitlines()) == 2


def test_numbers_in_any_text_are_found(callcheck: Run) -> None:
    """The numbers in a letter are looked up, from standard input or as they are given."""
    letter = "Dear Eva,\nring 020 7946 0123 or +44 113 496 0123 by 24.11.2026.\n"
    callcheck("blocklist", "add", "020 7946 0123")

    for done in (callcheck("lookup", "--find", stdin=letter), callcheck("lookup", "--find", letter)):
        assert done.returncode == 0
        assert [line.split("\t")[:3] for line in done.stdout.splitlines()] == [
            ["020 7946 0123", "listed", "+442079460123"],
            ["+44 113 496 0123", "listed", "+441134960123"],
        ]
