"""`callcheck check` without a terminal: answers in, advice out."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

KEYS = {
    "schema",
    "verdict",
    "emergency",
    "headline",
    "first",
    "steps",
    "never",
    "signs",
    "scam",
    "number",
    "answers",
    "unanswered",
    "next",
    "reviewed",
}


def test_the_object_has_every_key_and_nothing_stands_on_stderr(callcheck: Run) -> None:
    """`--json` prints one object with the documented keys, and no complaint."""
    done = callcheck(
        "check", "--json", "--answer", "claimed=bank", "--answer", "asked=pin,code", "--answer", "lost=code"
    )

    advice = json.loads(done.stdout)
    assert (set(advice), done.stderr, done.returncode) == (KEYS, "", 0)
    assert advice["verdict"] == "scam"
    assert advice["scam"] == {"id": "bank-safe-account", "title": "The bank and the safe account"}
    assert advice["answers"] == {"claimed": ["bank"], "asked": ["code", "pin"], "lost": ["code"]}
    (bank,) = [step for step in advice["steps"] if step["id"] == "call-bank"]
    assert (bank["urgency"], bank["contacts"][0]["number"]) == ("now", "159")
    assert bank["source"]


def test_the_next_question_is_the_first_that_is_open(callcheck: Run) -> None:
    """`next` is a question with its options, the first of those that could still change the advice."""
    advice = json.loads(
        callcheck("check", "--json", "--no-input", "--answer", "happening=none", "--answer", "who=me").stdout
    )

    assert advice["next"]["id"] == advice["unanswered"][0] == "lost"
    assert advice["next"]["kind"] == "any"
    assert {"id": "money", "label": "Money was sent or paid"} in advice["next"]["options"]


def test_a_number_is_looked_up_and_given_with_the_advice(callcheck: Run) -> None:
    """The number's own object, as `lookup` prints it, stands in the advice, and its sign among the signs."""
    advice = json.loads(callcheck("check", "--json", "--number", "07700 900123").stdout)

    assert advice["number"]["status"] == "listed"
    assert {"number-listed", "number-faked"} <= {sign["id"] for sign in advice["signs"]}
    assert "number" not in advice["unanswered"]


def test_a_number_can_be_given_as_an_answer_too(callcheck: Run) -> None:
    """`--answer number=...` is the same as `--number`."""
    advice = json.loads(callcheck("check", "--json", "--answer", "number=withheld").stdout)

    assert advice["number"]["status"] == "withheld"


def test_bad_news_beside_a_none_counts(callcheck: Run) -> None:
    """An answer that means nothing gives way to any other beside it."""
    advice = json.loads(callcheck("check", "--json", "--answer", "happening=none,coming").stdout)

    assert advice["emergency"] is True
    assert advice["steps"][0]["id"] == "call-999"
    assert advice["answers"]["happening"] == ["coming"]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--answer", "claimed=banc"], "Did you mean bank?"),
        (["--answer", "clamed=bank"], "Did you mean claimed?"),
        (["--answer", "claimed"], "QUESTION=OPTION"),
        (["--answer", "claimed=bank,police"], "takes one answer"),
        (["--answer", "claimed=bank", "--answer", "claimed=police"], "takes one answer"),
        (["--answer", "claimed="], "not an answer to claimed"),
        (["--number", "+44 7700 9OO123"], "letters among the digits"),
        (["--number", "4.4778E+11"], "spreadsheet"),
    ],
)
def test_a_wrong_answer_is_refused_with_a_sentence(args: list[str], sentence: str, callcheck: Run) -> None:
    """What the checklist does not know is exit code 2, says what would do, and gives no advice."""
    done = callcheck("check", "--no-input", *args)

    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_terminal_nothing_is_asked(callcheck: Run) -> None:
    """With no terminal the advice is given at once, as for a person who is not sure."""
    done = callcheck()

    assert done.returncode == 0
    assert "We cannot tell who rang" in done.stdout
    assert done.stderr == ""


def test_plain_output_has_no_escapes_boxes_or_trailing_spaces(callcheck: Run) -> None:
    """In a pipe the advice is plain lines, each phone number on a line of its own."""
    out = callcheck("check", "--answer", "lost=money", FORCE_COLOR="").stdout

    assert "\x1b" not in out
    assert "╭" not in out
    lines = out.splitlines()
    assert "159" in [line.strip() for line in lines]
    assert "0300 123 2040" in [line.strip() for line in lines]
    assert [line for line in lines if line != line.rstrip()] == []


def test_output_survives_a_poor_locale(callcheck: Run) -> None:
    """With LANG=C and an ASCII terminal the same advice comes out."""
    done = callcheck("check", "--answer", "claimed=bank", LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert "159" in done.stdout


def test_a_damaged_list_is_named_and_the_advice_is_still_given(callcheck: Run, home: Path) -> None:
    """A person gets the advice whatever the disk says; exit code 4 says that the list was left out."""
    home.mkdir()
    (home / "blocklist.db").write_bytes(b"this is no database" * 1000)

    done = callcheck("check", "--number", "07700 900123", "--answer", "happening=coming")

    assert done.returncode == 4
    assert "is damaged" in done.stderr
    assert "Ring 999 now" in done.stdout
    assert (home / "blocklist.db").read_bytes() == b"this is no database" * 1000


def test_a_record_is_saved_when_asked_for(callcheck: Run, home: Path) -> None:
    """`--save` keeps what was answered and what the advice was, and the record can be shown."""
    done = callcheck(
        "check", "--save", "--answer", "claimed=bank", "--answer", "asked=pin", "--number", "07700 900123"
    )
    shown = json.loads(callcheck("record", "show", "1", "--json").stdout)

    assert done.returncode == 0
    assert (home / "records.db").stat().st_mode & 0o777 == 0o600
    assert (shown["number"], shown["verdict"]) == ("+447700900123", "scam")


def test_what_cannot_be_kept_costs_nobody_the_advice(callcheck: Run, tmp_path: Path) -> None:
    """Where no folder can be made, `--save` gives the advice, exit code 0, and the complaint beside it."""
    (tmp_path / "file").write_text("in the way")
    done = callcheck("check", "--save", "--answer", "lost=money", CALLCHECK_HOME=str(tmp_path / "file" / "home"))

    assert done.returncode == 0
    assert "159" in [line.strip() for line in done.stdout.splitlines()]
    assert str(tmp_path / "file") in done.stderr


def test_a_voice_is_given_numbers_digit_by_digit(callcheck: Run) -> None:
    """With --spoken, anywhere, a number can be dialled from hearing it."""
    told = [line.strip() for line in callcheck("check", "--answer", "lost=money", "--spoken").stdout.splitlines()]

    assert "1 5 9" in told
    assert "7 7 2 6" in callcheck("contacts", "7726", "--spoken").stdout
    assert "0 7 7 0 0, 9 0 0 1 2 3" in callcheck("--spoken", "lookup", "07700 900123").stdout
    assert not [line for line in told if re.search(r"\d{3}", line.replace("2026", ""))]


def test_nothing_is_kept_unless_it_is_asked_for(callcheck: Run, home: Path) -> None:
    """A check by itself leaves no file behind."""
    callcheck("check", "--answer", "claimed=bank", "--number", "07700 900123")

    assert not home.exists()


def test_a_number_given_twice_is_refused(callcheck: Run) -> None:
    """Two numbers cannot both be the one that the phone showed."""
    done = callcheck("check", "--number", "07700 900123", "--answer", "number=07700 900124")

    assert done.returncode == 2
    assert "given twice" in done.stderr


@pytest.mark.usefixtures("home")
def test_a_full_disk_is_told_and_is_exit_code_4() -> None:
    """An answer that cannot be written is no success."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "callcheck", "contacts"], stdout=full, stderr=subprocess.PIPE)

    assert done.returncode == 4
    assert b"cannot be written" in done.stderr


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 0), (">&-", 4), ("2>&-", 0)])
def test_a_closed_stream_is_no_defect(closed: str, code: int) -> None:
    """Without one of the streams the program does what it can; an answer that cannot be written is exit code 4."""
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m callcheck check --answer lost=money {closed}', sys.executable], capture_output=True
    )

    assert done.returncode == code
