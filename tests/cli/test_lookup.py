"""`callcheck lookup`, from the outside: what it prints, its exit codes, and streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from callcheck.store.blocklist.blocklist import Blocklist
from tests.conftest import Run

LABEL = "Kept for films and books: no real caller has this number"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["07700 900123"], 0),
        (["+12025550123"], 1),
        (["999"], 1),
        (["withheld"], 1),
        (["nonsense"], 2),
        ([], 2),
        (["--why", "-"], 2),
        (["--csv", "-"], 2),
        (["--json", "--listed", "-"], 2),
    ],
)
def test_the_exit_code_answers(callcheck: Run, args: list[str], code: int) -> None:
    """0 is listed, 1 is not listed, 2 is not a number or wrong usage; -q prints nothing."""
    assert callcheck("lookup", *args).returncode == code
    assert callcheck("lookup", "-q", *args).stdout == ""


def test_lines_are_printed_unchanged_and_in_order(callcheck: Run) -> None:
    """--listed and --unlisted divide the input between them, whatever bytes stand in it."""
    lines = [b"07700 900123", b"\xff\xfe junk", b"", b"020 7946 0123 ext 4", b"+12025550123\r", b"(0161) 496-0000"]
    data = b"\n".join(lines)

    listed = callcheck("lookup", "--listed", "-", stdin=data)
    unlisted = callcheck("lookup", "--unlisted", "-", stdin=data)

    assert listed.stdout.encode("utf-8", "surrogateescape").split(b"\n")[:-1] == [lines[0], lines[3], lines[5]]
    assert unlisted.stdout.encode("utf-8", "surrogateescape").split(b"\n")[:-1] == [lines[1], lines[2], lines[4]]
    assert callcheck("lookup", "--listed", "-", stdin="+12025550123\n").returncode == 1


def test_a_batch_has_a_line_for_each_line(callcheck: Run) -> None:
    """Input, status, number, category and label, a line each, and a line that is no number does not end it."""
    done = callcheck("lookup", "-", stdin="07700 900123\nnonsense\nwithheld\n159\n")

    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [row[1] for row in rows] == ["listed", "not-a-number", "withheld", "service"]
    assert rows[0][:4] == ["07700 900123", "listed", "+447700900123", "fictional"]
    assert (done.returncode, done.stderr) == (0, "")


def test_json_has_an_object_for_each_line(callcheck: Run) -> None:
    """--json prints one object a number, with the entry that decided."""
    done = callcheck("lookup", "--json", "-", stdin="07700 900123\n+12025550123\n")

    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["status"], first["entry"]["pattern"]) == ("listed", "+447700900*")
    assert (second["status"], second["entry"]) == ("not-listed", None)


def test_csv_is_copied_with_what_was_found(callcheck: Run) -> None:
    """Every row comes back with four more columns, quoted newlines and short rows too."""
    data = 'when,caller,note\n1,07700 900123,"two\nlines"\n2,+12025550123\n3,,x\n'

    done = callcheck("lookup", "--csv", "--column", "caller", stdin=data)

    assert done.stdout == (
        "when,caller,note,callcheck_status,callcheck_number,callcheck_category,callcheck_source\n"
        '1,07700 900123,"two\nlines",listed,+447700900123,fictional,shipped\n'
        "2,+12025550123,,not-listed,+12025550123,,\n"
        "3,,x,withheld,,,\n"
    )
    assert callcheck("lookup", "--csv", "--column", "none", stdin=data).returncode == 2


@pytest.mark.parametrize(
    ("args", "answer"),
    [
        (["--listed", "-"], "07700 900123\n"),
        (
            ["-"],
            f"07700 900123\tlisted\t+447700900123\tfictional\t{LABEL}\n",
        ),
        (["--csv", "--column", "n"], "07700 900123,listed,+447700900123,fictional,shipped\n"),
    ],
    ids=["lines", "batch", "csv"],
)
def test_a_line_in_is_answered_before_the_next(home: Path, args: list[str], answer: str) -> None:
    """At the other end of a pipe that stays open a program gets each answer without sending more."""
    assert home.name == "home"
    with subprocess.Popen(
        [sys.executable, "-m", "callcheck", "lookup", *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        if "--csv" in args:
            process.stdin.write("n\n")
            process.stdin.flush()
            assert process.stdout.readline().startswith("n,callcheck_status")
        for _ in range(3):
            process.stdin.write("07700 900123\n")
            process.stdin.flush()
            assert process.stdout.readline() == answer
        process.stdin.close()
        assert process.wait(20) == 0


def test_a_reader_that_leaves_is_no_error(home: Path, tmp_path: Path) -> None:
    """`callcheck lookup … | head -1` ends quietly."""
    assert home.name == "home"
    numbers = tmp_path / "numbers.txt"
    numbers.write_text("07700 900123\n" * 300_000)
    command = f"'{sys.executable}' -m callcheck lookup --listed - < '{numbers}' | head -1"

    done = subprocess.run(["/bin/bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, timeout=60)

    assert (done.stdout, done.stderr) == ("07700 900123\n", "")


def test_why_shows_the_whole_decision(callcheck: Run) -> None:
    """--why names every place in the order, what matched there, and what no longer counts."""
    callcheck("blocklist", "add", "+447700900123", "--allow", "--category", "family")
    callcheck("blocklist", "add", "+4477009*", "--expires", "2020-01-01")

    out = callcheck("lookup", "--why", "07700 900123").stdout

    assert "1. what you allow: +447700900123 from yours, family" in out
    assert "2. what you block: nothing" in out
    assert "5. what comes with callcheck: +447700900* from shipped" in out
    assert "expired on 2020-01-01: +4477009*" in out
    assert "ALLOWED" in out


def test_a_csv_keeps_its_separator_its_ends_and_its_mark(callcheck: Run) -> None:
    """A table with semicolons, returns and a byte order mark stays one, and an empty line stays empty."""
    data = "\ufeffid;tel\r\n1;07700 900123\r\n\r\n2;+12025550123\r\n"

    done = callcheck("lookup", "--csv", "--column", "tel", stdin=data)

    assert done.stdout == (
        "\ufeffid;tel;callcheck_status;callcheck_number;callcheck_category;callcheck_source\r\n"
        "1;07700 900123;listed;+447700900123;fictional;shipped\r\n\r\n"
        "2;+12025550123;not-listed;+12025550123;;\r\n"
    )


def test_json_says_why_a_text_is_no_number(callcheck: Run) -> None:
    """The notes of what is not a number hold the reason, alone and in a batch."""
    alone = callcheck("lookup", "--json", "07700 9OO123")
    batch = callcheck("lookup", "--json", "-", stdin="07700 9OO123\n447700900123.0\n")

    assert alone.returncode == 2
    first, second = map(json.loads, batch.stdout.splitlines())
    assert json.loads(alone.stdout)["notes"] == first["notes"]
    assert "letter O" in first["notes"][0]
    assert ".0 behind" in second["notes"][0]


def test_a_home_that_is_no_folder_is_a_fault(callcheck: Run, home: Path) -> None:
    """Where the list cannot be read, nobody is told that a number is not on it."""
    home.write_text("not a folder")

    for args in (["+12025550123"], ["-q", "+12025550123"], ["--listed", "-"]):
        done = callcheck("lookup", *args)
        assert (done.returncode, done.stdout) == (4, "")


def test_a_program_at_a_pipe_sees_the_list_appear(home: Path) -> None:
    """A co-process that was started on a new machine answers from the list as soon as there is one."""
    lookup = [sys.executable, "-m", "callcheck", "lookup", "-"]
    with subprocess.Popen(lookup, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        statuses = []
        for _ in range(2):
            process.stdin.write("+12025550123\n")
            process.stdin.flush()
            statuses.append(process.stdout.readline().split("\t")[1])
            with Blocklist.open(home / "blocklist.db") as blocklist:
                blocklist.add("+12025550123")
        process.stdin.close()

    assert statuses == ["not-listed", "listed"]


def test_many_answers_need_little_memory(home: Path, tmp_path: Path) -> None:
    """A batch of the shortest lines is answered a few at a time, however many come at once."""
    assert home.name == "home"
    (tmp_path / "lines").write_bytes(b"\n" * 600_000)
    script = (
        "import resource, subprocess, sys\n"
        f"with open({str(tmp_path / 'lines')!r}) as lines:\n"
        "    subprocess.run([sys.executable, '-m', 'callcheck', 'lookup', '--json', '-'],\n"
        "                   stdin=lines, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert int(done.stdout) < 150_000  # kilobytes


def test_a_quiet_stream_ends_with_the_first_that_is_listed(home: Path) -> None:
    """Nothing more is read once the answer is known, as with grep -q."""
    assert home.name == "home"
    for option in ([], ["--listed"]):
        lookup = [sys.executable, "-m", "callcheck", "lookup", "-q", *option, "-"]
        with subprocess.Popen(lookup, stdin=subprocess.PIPE) as process:
            assert process.stdin is not None
            process.stdin.write(b"07700 900123\n")
            process.stdin.flush()
            assert process.wait(20) == 0


def test_a_csv_may_have_a_long_cell(callcheck: Run) -> None:
    """A note of many pages beside a number is copied as it is."""
    cell = "y" * 300_000
    done = callcheck("lookup", "--csv", "--column", "n", stdin=f"n,x\n07700900123,{cell}\n")

    assert done.stdout.splitlines()[1] == f"07700900123,{cell},listed,+447700900123,fictional,shipped"


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_and_never_not_listed(callcheck: Run, order: str) -> None:
    """A file as PowerShell writes it is not read as lines of no number, which would look like an answer."""
    data = "\ufeff07700 900123\r\n".encode(order)
    for mode in ([], ["--listed"], ["--unlisted"], ["--json"], ["-q"]):
        done = callcheck("lookup", *mode, "-", stdin=data)

        assert (done.returncode, done.stdout) == (2, "")
        assert "UTF-16" in done.stderr
