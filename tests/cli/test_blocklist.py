"""`callcheck blocklist`, from the outside."""

from datetime import date
from pathlib import Path

import pytest

from callcheck.render.amounts import ago
from tests.conftest import Run


def test_what_is_added_is_found_and_what_is_removed_is_not(callcheck: Run) -> None:
    """Adding, looking up and removing a number, each with its exit code."""
    assert callcheck("blocklist", "add", "+12025550123").returncode == 0
    assert callcheck("lookup", "-q", "+12025550123").returncode == 0
    assert callcheck("blocklist", "remove", "+12025550123").returncode == 0
    assert callcheck("lookup", "-q", "+12025550123").returncode == 1
    assert callcheck("blocklist", "remove", "+12025550123").returncode == 1


def test_adding_what_another_entry_outweighs_says_so(callcheck: Run) -> None:
    """An entry that will not decide is named at once, with the one that does."""
    callcheck("blocklist", "add", "+44770090*", "--allow")

    done = callcheck("blocklist", "add", "07700 900123")

    assert "+44770090* (allow, from yours) outweighs it" in done.stderr


def test_a_wide_prefix_needs_a_yes(callcheck: Run) -> None:
    """A prefix over more than ten million numbers says how many it covers, and waits for --yes."""
    refused = callcheck("blocklist", "add", "+4477*")

    assert refused.returncode == 2
    assert "100,000,000" in refused.stderr
    assert callcheck("blocklist", "add", "+4477*", "--yes").returncode == 0


def test_an_import_reports_and_goes_round(callcheck: Run, tmp_path: Path) -> None:
    """A file is taken in, listed with its SHA-256 and age, given out, and taken out again."""
    (tmp_path / "a.txt").write_text("+12025550123\nnonsense\n")

    taken = callcheck("blocklist", "import", str(tmp_path / "a.txt"), "--rejects", str(tmp_path / "r"))
    assert "1 added, 0 updated, 0 unchanged" in taken.stdout
    assert "line 2" in taken.stderr
    assert (tmp_path / "r").read_text() == "nonsense\n"
    sources = callcheck("blocklist", "sources").stdout
    assert "a\t1 entry\t" in sources
    assert "today" in sources
    assert "sha256:" in sources
    given = callcheck("blocklist", "export", str(tmp_path / "out.txt"), "--source", "a")
    assert "1 entry written without category" in given.stderr
    assert (tmp_path / "out.txt").read_text() == "+12025550123\n"
    assert callcheck("blocklist", "export", "--source", "none").returncode == 1
    assert callcheck("blocklist", "list", "--source", "none").returncode == 1
    assert callcheck("blocklist", "sources", "--remove", "none").returncode == 1
    assert callcheck("blocklist", "sources", "--remove", "a").returncode == 0
    assert callcheck("lookup", "-q", "+12025550123").returncode == 1
    assert callcheck("blocklist", "verify").returncode == 0


def test_a_list_may_come_on_standard_input(callcheck: Run) -> None:
    """`-` reads the pipe, and --source names what came."""
    done = callcheck("blocklist", "import", "-", "--source", "piped", stdin="+12025550123\n")

    assert done.stdout.startswith("piped: 1 line read as text. Done:")


def test_a_trial_changes_nothing(callcheck: Run, home: Path, tmp_path: Path) -> None:
    """--dry-run makes no file."""
    (tmp_path / "a.txt").write_text("+12025550123\n")

    assert "It would be" in callcheck("blocklist", "import", "-n", str(tmp_path / "a.txt")).stdout
    assert not (home / "blocklist.db").exists()


def test_expired_entries_are_listed_as_such(callcheck: Run) -> None:
    """The list says that an entry has expired, and lookups no longer count it."""
    callcheck("blocklist", "add", "+12025550123", "--expires", "2020-01-01")

    assert "expired 2020-01-01" in callcheck("blocklist", "list").stdout
    assert callcheck("lookup", "-q", "+12025550123").returncode == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 12), "ten days ago"),
        (date(2026, 11, 1), "three weeks ago"),
        (date(2026, 3, 1), "eight months ago"),
        (date(2025, 11, 20), "one year ago"),
        (date(2023, 6, 1), "three years ago"),
        (date(2006, 6, 1), "20 years ago"),
    ],
)
def test_ages_are_said_in_words(day: date, words: str) -> None:
    """How old a report is can be understood at a glance."""
    assert ago(day, date(2026, 11, 22)) == words


def test_what_you_let_through_is_never_said_to_be_reported(callcheck: Run) -> None:
    """An entry that allows is called allowed, on the card and in the list."""
    callcheck("blocklist", "add", "020 7946 0123", "--allow")

    card = callcheck("lookup", "--why", "020 7946 0123").stdout
    assert "Let through as allowed" in card
    assert "Reported" not in card
    assert (
        "+442079460123\tallow\tallowed\t\tyours\tadded " in callcheck("blocklist", "list", "--source", "yours").stdout
    )


def test_an_entry_that_turns_round_is_told(callcheck: Run) -> None:
    """Blocking what you let through before, or the other way round, says so."""
    callcheck("blocklist", "add", "020 7946 0123", "--allow")

    again = callcheck("blocklist", "add", "020 7946 0123", "--allow")
    turned = callcheck("blocklist", "add", "020 7946 0123")

    assert again.stderr == ""
    assert "it was on your list to let through before" in turned.stderr


def test_deletions_are_told_and_the_numbers_add_up(callcheck: Run, tmp_path: Path) -> None:
    """The report of a list of changes says what it took out."""
    file = tmp_path / "p.json"
    row = '{"numbers":[{"phone":"+442079460123","rating":"C_PING","votes":%d}],"version":1}'
    file.write_text(row % 2)
    callcheck("blocklist", "import", str(file))
    file.write_text(row % 0)

    done = callcheck("blocklist", "import", str(file))

    assert "1 line read" in done.stdout
    assert "1 said to be removed" in done.stdout
    assert "1 removed" in done.stdout


def test_an_import_is_undone_and_the_history_says_what_it_did(callcheck: Run, tmp_path: Path) -> None:
    """Undo brings back what was there, names what it undid, and gives 1 when there is nothing left to undo."""
    club = tmp_path / "club.txt"
    club.write_text("+12025550101\n+12025550102\n")
    callcheck("blocklist", "import", str(club))
    club.write_text("+12025550102\n+12025550103\n")
    callcheck("blocklist", "import", "--replace", "--yes", str(club))

    history = callcheck("blocklist", "history", "club").stdout.splitlines()
    assert [line.split("\t")[2] for line in history] == [
        "1 added, 0 updated, 1 removed",
        "2 added, 0 updated, 0 removed",
    ]
    assert "club" in callcheck("blocklist", "undo").stdout
    assert callcheck("lookup", "-q", "+12025550101").returncode == 0
    assert callcheck("lookup", "-q", "+12025550103").returncode == 1
    assert callcheck("blocklist", "undo", "club").returncode == 0
    assert callcheck("blocklist", "undo").returncode == 1


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        (["--off"], "off"),
        (["--min-reports", "5"], "from 5 reports"),
        (["--expires-after", "180d"], "180 days"),
        (["--expires-after", "26w"], "182 days"),
    ],
)
def test_a_source_says_how_it_counts(setting: list[str], shown: str, callcheck: Run, tmp_path: Path) -> None:
    """A source that is switched off, or held to reports or an age, shows it, and counts again when set back."""
    (tmp_path / "club.txt").write_text("+12025550101\n")
    callcheck("blocklist", "import", str(tmp_path / "club.txt"))

    assert shown in callcheck("blocklist", "sources", "club", *setting).stdout
    assert shown in callcheck("blocklist", "sources").stdout
    callcheck("blocklist", "sources", "club", "--on", "--min-reports", "0", "--expires-after", "never")
    assert shown not in callcheck("blocklist", "sources").stdout
    assert callcheck("lookup", "-q", "+12025550101").returncode == 0


@pytest.mark.parametrize(
    "words",
    [["club", "--expires-after", "soon"], ["--off"], ["--min-reports", "-1"], ["club", "--expires-after", "0d"]],
)
def test_a_setting_that_is_none_is_refused(words: list[str], callcheck: Run) -> None:
    """A length of time that is none, and a setting of no source, are wrong usage."""
    assert callcheck("blocklist", "sources", *words).returncode == 2


def test_settings_may_come_with_the_import(callcheck: Run, tmp_path: Path) -> None:
    """What is said at import holds for the source from then on."""
    (tmp_path / "club.txt").write_text("+12025550101\n")
    callcheck("blocklist", "import", str(tmp_path / "club.txt"), "--min-reports", "3", "--expires-after", "1y")

    shown = callcheck("blocklist", "sources", "club").stdout
    assert "from 3 reports" in shown
    assert "365 days" in shown
    assert callcheck("lookup", "-q", "+12025550101").returncode == 1
