"""`callcheck record`, run as a person or a script runs it."""

import csv
import json
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from callcheck import api
from callcheck.cli.record.keep import keep
from callcheck.cli.terminal import Terminal
from callcheck.store.records.records import Records
from tests.conftest import Open, Run
from tests.conftest import Terminal as Screen

LONDON = {"TZ": "Europe/London"}


@pytest.fixture
def run(callcheck: Run) -> Run:
    """Return a way to run `callcheck record` without a terminal, in London's time."""
    return lambda *arguments: callcheck("record", *arguments, **LONDON)


def test_a_record_is_kept_and_shown(run: Run) -> None:
    """What was said with options is shown again, with the number as people write it."""
    kept = run(
        *("add", "--when", "2026-07-20 14:30", "--number", "07700900123", "--line", "landline"),
        *("--claimed", "bank", "--claimed-as", "Mr Finch of the fraud team", "--asked", "move-money"),
        *("--lost", "money", "--nation", "scotland", "--amount", "£1,200.50", "--method", "bank-transfer"),
        *("--to-name", "J Smith", "--sort-code", "200000", "--account", "12345678"),
        *("--done", "bank-told=AB12", "--done", "report-7726", "--note", "They said to be quick."),
    )
    assert (kept.returncode, "record 1" in kept.stdout) == (0, True)
    shown = run("show", "1").stdout
    for part in (
        *("20 July 2026, 14:30 BST", "07700 900123", "A landline", "Mr Finch", "A bank", "Scotland"),
        *("£1,200.50", "bank transfer", "J Smith", "20-00-00", "12345678", "AB12", "7726", "quick"),
        "Treat it as a scam",
    ):
        assert part in shown
    assert json.loads(run("show", "1", "--json").stdout)["when"] == "2026-07-20T13:30:00+00:00"


def test_the_warning_comes_once_and_first(run: Run) -> None:
    """Before the first record people read who could see it and how to delete it, and not again."""
    assert "record delete --all" in run("add", "--note", "One.").stderr
    assert run("add", "--note", "Two.").stderr == ""


def test_a_later_reference_joins_the_record(run: Run) -> None:
    """A reference that came later is added to the record, and its advice is worked out anew."""
    run("add", "--claimed", "bank")
    assert run("add", "--to", "1", "--done", "police-101=LOG99", "--asked", "pin").returncode == 0
    record = json.loads(run("show", "1", "--json").stdout)
    assert record["done"] == [{"id": "police-101", "reference": "LOG99"}]
    assert record["answers"] == {"asked": ["pin"], "claimed": ["bank"]}
    assert record["verdict"] == "scam"


def test_the_time_of_a_record_changes_only_when_it_is_said(run: Run) -> None:
    """Adding to a record leaves its time alone; a time that was noted wrongly can be put right."""
    run("add", "--when", "2026-07-20 14:30", "--note", "One.")
    run("add", "--to", "1", "--note", "Two.")
    assert json.loads(run("show", "1", "--json").stdout)["when"] == "2026-07-20T13:30:00+00:00"
    run("add", "--to", "1", "--when", "2026-07-19")
    assert json.loads(run("show", "1", "--json").stdout)["when"] == "2026-07-19"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--note", "my PIN is 4821"], "looks like a PIN"),
        (["--note", "the code was 482913"], "looks like a code"),
        (["--note", "password: bluebird"], "looks like a password"),
        (["--claimed-as", "4111111111111111"], "looks like a card number"),
        (["--done", "bank-told=4111111111111111"], "looks like a card number"),
        (["--account", "4111111111111111"], "Never write a card number"),
        (["--account", "GB12 4111 1111 1111 1111"], "Never write a card number"),
        (["--number", "my pin 4821"], "words beside this number"),
        (["--callback", "password 482193"], "words beside this number"),
        (["--number", "bluebird"], "is not a phone number"),
        (["--callback", "12O"], "is not a phone number"),
        (["--when", "the other day"], "22/11/2026 14:30"),
        (["--when", "31/02/2026"], "22/11/2026 14:30"),
        (["--when", "2999-01-01"], "not a time that has been"),
        (["--line", "carrier-pigeon"], "landline, mobile"),
        (["--claimed", "bnak"], "Did you mean bank?"),
        (["--answer", "pressure"], "Write QUESTION=OPTION"),
        (["--answer", "number=withheld"], "with --number"),
        (["--method", "magic"], "bank-transfer"),
        (["--done", "police"], "police-101"),
        (["--amount", "much"], "1200.50"),
        (["--sort-code", "20"], "six digits"),
        ([], "nothing to save"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(run: Run, home: Path, arguments: list[str], reason: str) -> None:
    """A secret or a wrong value is exit code 2 with the reason, and nothing at all is kept."""
    result = run("add", *arguments)
    assert result.returncode == 2
    assert reason in result.stderr
    assert "Traceback" not in result.stderr
    assert not (home / "records.db").exists()


def test_a_refusal_never_repeats_the_secret(run: Run) -> None:
    """The reason does not carry the card number or the PIN into a scrollback or a log."""
    for secret in ("my PIN is 4821", "4111111111111111"):
        assert secret[-4:] not in run("add", "--note", secret).stderr


def test_several_payments_are_told_apart(run: Run) -> None:
    """Options given again belong to the next payment."""
    run(
        *("add", "--amount", "100", "--method", "cash", "--to-name", "A courier"),
        *("--amount", "200", "--method", "card", "--to-name", "A shop"),
    )
    payments = json.loads(run("show", "1", "--json").stdout)["payments"]
    assert [(p["amount"], p["method"], p["to_name"]) for p in payments] == [
        ("100.00", "cash", "A courier"),
        ("200.00", "card", "A shop"),
    ]


def test_the_read_out_begins_with_safety(run: Run) -> None:
    """Read out, a record begins with where you are and who is coming, and ends with asking for a reference."""
    run("add", "--answer", "happening=coming", "--note", "The story.", "--nation", "wales")
    said = run("show", "1", "--read-out").stdout
    order = [
        said.index(part) for part in ("where you are", "anyone is coming", "money is moving", "The story.", "--to 1")
    ]
    assert order == sorted(order)


def test_records_are_listed_and_counted(run: Run) -> None:
    """The list has a line a record, oldest first; counts by week leave no week out."""
    for day in ("2026-07-20", "2026-07-06", "2026-07-21"):
        run("add", "--when", day, "--nation", "wales")
    assert [line.split("\t")[:2] for line in run("list").stdout.splitlines()] == [
        ["2", "6 July 2026"],
        ["1", "20 July 2026"],
        ["3", "21 July 2026"],
    ]
    assert run("list", "--by", "week").stdout == "2026-W28\t1\n2026-W29\t0\n2026-W30\t2\n"
    assert run("list", "--by", "nation").stdout == "wales\t3\n"
    assert json.loads(run("list", "--by", "scam", "--json").stdout)["counts"] == [{"id": "not-sure", "records": 3}]
    assert len(run("list", "--json").stdout.splitlines()) == 3
    assert run("list", "--by", "moon").returncode == 2


def test_an_export_is_private_and_in_the_format_of_its_name(run: Run, tmp_path: Path) -> None:
    """The name of the file chooses the format, and only its owner can read it."""
    run("add", "--note", "The story.")
    run("add", "--note", "Another.")
    for name, sign in {
        "r.csv": "id,when",
        "r.md": "# ",
        "r.html": "<!doctype",
        "r.json": "{",
        "r.txt": "Record 1",
    }.items():
        assert run("export", str(tmp_path / name)).returncode == 0
        assert (tmp_path / name).read_text().startswith(sign)
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert "Another." not in run("export", "--id", "1").stdout
    assert run("export", "--format", "pdf").returncode == 2
    assert run("export", "/nowhere/at/all.csv").returncode == 4


@pytest.mark.parametrize("format", ["text", "json", "csv", "markdown", "html"])
def test_no_export_holds_a_sign_that_moves_a_screen(run: Run, format: str) -> None:
    """Whatever the caller called themselves, no format carries escape sequences or marks that turn letters round."""
    hostile = "Eve\x1b]0;x\x07\x9b1m\u202eoops\u2066"
    fields = ("--note", "--claimed-as", "--firm", "--collar-number", "--caller-reference", "--visitor")
    run("add", "--claimed", "police", *(part for field in fields for part in (field, hostile)))

    shown = run("export", "--format", format).stdout
    assert "Eve" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066")


def test_no_export_takes_the_place_of_another_unasked(run: Run, terminal: Open, tmp_path: Path) -> None:
    """A file that is there is written over only with --force, or when the person says so."""
    run("add", "--note", "marmalade")
    file = tmp_path / "calls.txt"
    file.write_text("old", encoding="utf-8")
    refused = run("export", str(file))
    assert (refused.returncode, "--force" in refused.stderr) == (2, True)
    screen = terminal("record", "export", str(file))
    answer(screen, [("Write over it", "no")])
    screen.see("Nothing was written")
    assert screen.end() == 0
    assert file.read_text(encoding="utf-8") == "old"
    assert run("export", "--force", str(file)).returncode == 0
    assert "marmalade" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("zone", ["Nowhere/Bad", "XXX999", ":"])
def test_a_zone_that_cannot_be_is_no_defect(callcheck: Run, zone: str) -> None:
    """Where the system's zone is set to nonsense, times are read and shown all the same."""
    assert callcheck("record", "add", "--when", "yesterday 2pm", TZ=zone).returncode == 0
    assert ", 14:00" in callcheck("record", "show", "1", TZ=zone).stdout


def test_records_are_deleted_for_good(run: Run, home: Path) -> None:
    """One, the old ones or all are deleted without asking again, and their words leave the disk."""
    run("add", "--note", "marmalade")
    run("add", "--when", "2020-01-01", "--note", "umbrella")
    run("add", "--note", "kingfisher")
    assert "1 record" in run("delete", "1").stdout
    assert "1 record" in run("delete", "--older-than", "365").stdout
    assert b"marmalade" not in (home / "records.db").read_bytes()
    assert b"umbrella" not in (home / "records.db").read_bytes()
    assert b"kingfisher" in (home / "records.db").read_bytes()
    assert "1 record" in run("delete", "--all").stdout
    assert b"kingfisher" not in (home / "records.db").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "9"], 1),
        (["delete", "9"], 1),
        (["export", "--id", "9"], 1),
        (["add", "--to", "9", "--note", "x"], 1),
        (["delete"], 2),
        (["delete", "1", "--all"], 2),
        (["delete", "--older-than", "5"], 0),
        (["delete", "--all"], 0),
        (["list"], 0),
        (["list", "--by", "week"], 0),
        (["export"], 0),
    ],
)
def test_nothing_kept_is_no_defect(run: Run, home: Path, arguments: list[str], code: int) -> None:
    """With no records every command says so with its exit code, and makes no file."""
    assert run(*arguments).returncode == code
    assert not home.exists()


def test_a_damaged_blocklist_keeps_nobody_from_keeping_a_record(run: Run, home: Path) -> None:
    """The record of a call is kept although the list of numbers cannot be read."""
    home.mkdir()
    (home / "blocklist.db").write_bytes(b"not a database, not at all" * 50)

    assert run("add", "--number", "07700 900123", "--claimed", "bank").returncode == 0


def test_a_call_that_was_checked_is_kept_whole(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the checklist found is kept, with the warning first, and no time of the call is made up."""
    number = api.look_up_whatever_happens("07700 900123")[0]
    call = api.Call.of({"claimed": ["police"], "happening": ["coming"], "asked": ["hand-over"]}, number)

    kept = keep(Terminal.of_process(), None, call, "+447700900123")

    said = capsys.readouterr()
    assert said.out == ""
    assert "record delete --all" in said.err
    with Records.open() as records:
        assert records.all() == [kept]
    assert kept is not None
    assert (kept.answers, kept.number, kept.verdict) == (call.answers, "+447700900123", "scam")
    assert kept.happened is None
    assert [action.id for action in kept.actions] == ["number-blocked"]
    assert home.exists()


def test_a_damaged_file_is_named(run: Run, home: Path) -> None:
    """A damaged store is exit code 4, and the file stays as it is."""
    home.mkdir()
    (home / "records.db").write_bytes(b"not a database, not at all" * 50)
    result = run("list")
    assert result.returncode == 4
    assert "damaged" in result.stderr


def test_what_the_caller_said_is_kept_under_its_own_option(run: Run) -> None:
    """Name, force, collar number, number to ring and reference each have an option, a JSON key and a column."""
    given = {
        "claimed-as": "DC Bluebird",
        "firm": "Kent Police",
        "collar-number": "4821",
        "caller-reference": "CR/1/26",
    }
    run("add", *(part for id, said in given.items() for part in (f"--{id}", said)), "--callback", "020 7946 0123")
    record = json.loads(run("show", "1", "--json").stdout)
    assert {id: record[id.replace("-", "_")] for id in given} == given
    assert record["callback"] == "+442079460123"
    (row,) = csv.DictReader(StringIO(run("export", "--format", "csv").stdout))
    assert row["collar_number"] == "4821"
    assert "Collar number they gave: 4821" in run("show", "1", "--read-out").stdout


def test_the_time_of_saving_is_not_the_time_of_the_call(run: Run) -> None:
    """A record that says nothing of the time does not make one up, and a loss of long ago is said to be so."""
    run("add", "--lost", "money", "--lost-when", "earlier")
    assert json.loads(run("show", "1", "--json").stdout)["when"] is None
    assert "Longer ago" in run("show", "1").stdout
    run("add", "--when", "2 weeks ago")
    assert json.loads(run("show", "2", "--json").stdout)["when_precision"] == "week"


def test_damage_is_named_and_the_rest_is_shown(run: Run, home: Path, tmp_path: Path) -> None:
    """A damaged record is named without a word of it, exit code 4; the others are listed, shown and exported."""
    for note in ("marmalade", "umbrella"):
        run("add", "--note", note)
    with closing(sqlite3.connect(home / "records.db")) as connection, connection:
        connection.execute("UPDATE kept SET body = replace(body, 'marmalade', 'marmelade')")
    listed = run("list", "--json")
    assert (listed.returncode, [json.loads(line)["id"] for line in listed.stdout.splitlines()]) == (4, [2])
    assert "Record 1" in listed.stderr
    exported = run("export", str(tmp_path / "all.txt"))
    assert exported.returncode == 4
    assert "umbrella" in (tmp_path / "all.txt").read_text()
    assert run("show", "1").returncode == 4
    assert run("show", "2").returncode == 0
    for done in (listed, exported, run("show", "1"), run("add", "--to", "1", "--note", "x")):
        assert "marm" not in done.stdout + done.stderr
    old = run("delete", "--older-than", "0")
    assert (old.returncode, "nobody can tell how old" in old.stderr) == (4, True)
    assert run("delete", "1").returncode == 0


def test_everything_is_deleted_whatever_the_file_holds(run: Run, home: Path) -> None:
    """A file that is no store any more is overwritten and deleted, and this is said."""
    home.mkdir()
    (home / "records.db").write_bytes(b"marmalade" * 500)
    done = run("delete", "--all")
    assert (done.returncode, "overwritten" in done.stdout) == (0, True)
    assert list(home.iterdir()) == []


# --- On a terminal -------------------------------------------------------------------------------------------------


def answer(screen: Screen, script: list[tuple[str, str]]) -> None:
    """Wait for each question and type its answer."""
    for prompt, typed in script:
        screen.see(prompt)
        screen.see("> ")
        screen.type(typed)


def test_a_person_is_asked_one_thing_at_a_time(run: Run, terminal: Open) -> None:
    """On a terminal the rest is asked; a secret is refused at its question and what was said before stays."""
    screen = terminal("record", "add", "--nation", "wales", "--number", "withheld")
    screen.see("If someone in your home")
    answer(
        screen,
        [
            ("Save it on this computer", "yes"),
            ("When was the call", "yesterday 2pm"),
            ("Which phone rang", "mobile"),
            ("Who did they say", "99"),
            ("not one of the choices", "1"),
            ("What name", "999"),
            ("Press Enter to go back", ""),
            ("What name", "Mr Finch"),
            ("Which firm", "b"),
            ("What name", "Mr Finch"),
            ("Which firm", "?"),
            ("Which firm", "A bank"),
            ("collar number", ""),
            ("ring a number", "nonsense"),
            ("not a phone number", "020 7946 0123"),
            ("reference number", ""),
            ("ask you to do", "pin"),
            ("Did anyone come", ""),
            ("own words", "My PIN is 4821"),
            ("looks like a PIN", "I told them my PIN."),
            ("Did they get", "1"),
            ("How much", "900"),
            ("How was it paid", "bank transfer"),
            ("What name did it go to", "J Smith"),
            ("Which sort code", "20-00-00"),
            ("Which account", "12345678"),
            ("another payment", ""),
            ("done since", "2,7"),
            ("reference", "AB12"),
        ],
    )
    screen.see("Kept as record 1")
    screen.end()
    record = json.loads(run("show", "1", "--json").stdout)
    assert (record["number"], record["line"], record["callback"]) == ("withheld", "mobile", "+442079460123")
    assert (record["claimed_as"], record["firm"]) == ("Mr Finch", "A bank")
    assert "pin" in record["answers"]["asked"]
    assert record["payments"][0]["amount"] == "900.00"
    assert record["payments"][0]["method"] == "bank-transfer"
    assert record["done"] == [{"id": "bank-told", "reference": "AB12"}, {"id": "keep-evidence", "reference": ""}]
    assert record["note"] == "I told them my PIN."


@pytest.mark.parametrize("typed", ["", "no", "q"])
def test_who_would_rather_not_keeps_nothing(terminal: Open, home: Path, typed: str) -> None:
    """The warning before the first record can be refused, and then nothing is kept."""
    screen = terminal("record", "add")
    answer(screen, [("Save it on this computer", typed)])
    screen.see("Nothing was saved")
    screen.end()
    assert not (home / "records.db").exists()


def test_q_keeps_nothing(terminal: Open, home: Path) -> None:
    """Typing q ends the questions, and nothing is kept."""
    screen = terminal("record", "add")
    answer(screen, [("Save it on this computer", "yes"), ("When was the call", "q")])
    screen.see("Nothing was saved")
    screen.end()
    assert not (home / "records.db").exists()


def test_no_input_asks_nothing(terminal: Open) -> None:
    """With --no-input nothing is asked even on a terminal."""
    screen = terminal("record", "add", "--no-input", "--note", "The story.")
    screen.see("Kept as record 1")
    screen.end()


def test_counts_have_bars_on_a_terminal(run: Run, terminal: Open) -> None:
    """On a terminal each count has a bar of plain marks, as long as its share."""
    for scam in ("bank", "bank", "police"):
        run("add", "--nation", "wales" if scam == "bank" else "scotland")
    screen = terminal("record", "list", "--by", "nation")
    screen.end()
    lines = screen.shown().splitlines()
    assert lines[0] == f"Wales     2  {'#' * 40}"
    assert lines[1] == f"Scotland  1  {'#' * 20}"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("22/11/2025 14:30", "2025-11-22T14:30:00"),
        ("2.1.2026, 9:05", "2026-01-02T09:05:00"),
        ("2026-01-02 09:05", "2026-01-02T09:05:00"),
        ("2026-01-02T09:05", "2026-01-02T09:05:00"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, kept: str, run: Run) -> None:
    """The day may come first, as it does here, with slashes or dots."""
    run("add", "--when", typed, "--note", "x")

    assert json.loads(run("show", "1", "--json").stdout)["when"].startswith(kept)


def test_yesterday_is_a_time(run: Run) -> None:
    """A day may be said in a word."""
    done = run("add", "--when", "yesterday 14:30", "--note", "x")

    day = datetime.now().astimezone() - timedelta(days=1)
    assert done.returncode == 0
    when = datetime.fromisoformat(json.loads(run("show", "1", "--json").stdout)["when"])
    assert f"{when.astimezone():%Y-%m-%d %H:%M}" == f"{day:%Y-%m-%d} 14:30"


@pytest.mark.parametrize("typed", ["20-00-00", "20.00.00", "20/00/00", "20–00–00", "200000", "20 00 00"])
def test_a_sort_code_is_read_as_people_write_it(typed: str, run: Run) -> None:
    """Dots, strokes and long dashes between the pairs are no mistake."""
    run("add", "--amount", "10", "--sort-code", typed, "--account", "12345678", "--note", "x")

    assert "20-00-00" in run("show", "1").stdout


def test_a_pasted_note_is_one_note(terminal: Open, run: Run) -> None:
    """Lines that are pasted into the note are part of it, and answer none of the questions that follow."""
    screen = terminal("record", "add", "--when", "yesterday", "--line", "mobile", "--number", "withheld")
    answer(screen, [("Save it", "y"), ("Where do you live", ""), ("Who did they say", ""), ("What name", "")])
    answer(screen, [("Which firm", ""), ("collar number", ""), ("ring a number", ""), ("reference number", "")])
    answer(screen, [("ask you to do", ""), ("Did anyone come", "")])
    screen.see("own words")
    screen.see("> ")
    screen.child.send("He rang at 14:30.\rHe said he was PC Smith.\r1\rI gave my card.\r")
    answer(screen, [("Did they get", ""), ("done since", "")])
    screen.see("Kept as record")
    screen.end()

    kept = json.loads(run("show", "1", "--json").stdout)
    assert kept["note"] == "He rang at 14:30. He said he was PC Smith. 1 I gave my card."
    assert kept["answers"] == {}
