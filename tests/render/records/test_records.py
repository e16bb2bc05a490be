"""Records in words, and as files: each tells the whole story, and none lets a stranger's text out raw."""

import csv
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from callcheck.core.advice.engine import Verdict
from callcheck.core.errors import WrongInput
from callcheck.core.moment import Precision
from callcheck.core.records.counts import By
from callcheck.core.records.record import Action, Payment, Record
from callcheck.records import advice_for
from callcheck.render.records.files import Format, written
from callcheck.render.records.formatter import Formatter
from callcheck.render.records.objects import record_object
from callcheck.render.records.page import Sheet
from callcheck.store.data.record_form import record_form

NOW = datetime(2026, 7, 20, 13, 30, tzinfo=UTC)
LONDON = Formatter(record_form(), ZoneInfo("Europe/London"))
FULL = Record(
    NOW,
    details={
        "line": "landline",
        "number": "+447700900123",
        "minutes": "12",
        "claimed-as": "DC Bluebird",
        "firm": "Kent Police",
        "collar-number": "4821",
        "callback": "+442079460123",
        "caller-reference": "CR/1/26",
        "visitor": "A tall man with a red umbrella",
        "note": "First line.\nSecond line about the marmalade.",
    },
    payments=(Payment(120050, "bank-transfer", "J Kingfisher", "20-00-00", "12345678"), Payment(None, "cash")),
    actions=(Action("bank-told", "REFMAGPIE"), Action("report-7726")),
    answers={
        "claimed": frozenset(["police"]),
        "asked": frozenset(["pin", "secrecy"]),
        "lost": frozenset(["money", "code"]),
        "nation": frozenset(["wales"]),
        "happening": frozenset(["none"]),
    },
    verdict=Verdict.SCAM,
    scam="police-courier",
    saved=NOW,
    id=1,
)


def lines(record: Record) -> list[str]:
    """Return every line that a record shows."""
    return [line for section in LONDON.sections(record) for row in section.rows for line in row.lines]


def test_times_are_told_as_the_clock_showed() -> None:
    """A time is kept in UTC, and told in the person's own time with the name of the zone."""
    assert LONDON.when(Record(NOW)) == "20 July 2026, 14:30 BST"
    assert record_object(Record(NOW), record_form())["when"] == "2026-07-20T13:30:00+00:00"


@pytest.mark.parametrize(
    ("precision", "said", "kept"),
    [
        (Precision.MINUTE, "20 July 2026, 14:30 BST", "2026-07-20T13:30:00+00:00"),
        (Precision.PART, "About 20 July 2026, 14:30 BST", "2026-07-20T13:30:00+00:00"),
        (Precision.DAY, "20 July 2026", "2026-07-20"),
        (Precision.WEEK, "About 20 July 2026", "2026-07-20"),
        (Precision.MONTH, "July 2026", "2026-07"),
    ],
)
def test_a_time_is_told_as_exactly_as_it_is_known(precision: Precision, said: str, kept: str) -> None:
    """Who says "two weeks ago" does not find a day and an hour in the record."""
    record = Record(NOW, precision)
    assert LONDON.when(record) == said
    told = record_object(record, record_form())
    assert (told["when"], told["when_precision"]) == (kept, precision)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("earlier", "Longer ago"),
        ("today", "in the 24 hours before"),
        ("not-sure", "Nobody wrote down when"),
    ],
)
def test_the_time_of_saving_never_stands_for_the_time_of_the_call(answer: str, said: str) -> None:
    """Where nobody said when the call was, that is said, with the day of saving called so."""
    record = Record(saved=NOW, answers={"lost-when": frozenset([answer])})
    when = LONDON.when(record)
    assert said in when
    assert "aved" in when
    assert "14:30" not in when
    assert record_object(record, record_form())["when"] is None
    assert LONDON.when(Record()) == "Nobody wrote down when."


def test_everything_that_is_known_is_shown() -> None:
    """Each thing that was written down stands in the sections, in words."""
    shown = lines(FULL)
    for line in (
        *("A landline", "07700 900123", "12 minutes", "DC Bluebird", "Kent Police", "4821", "020 7946 0123"),
        *("CR/1/26", "First line.", "Second line about the marmalade.", "I told my bank: REFMAGPIE"),
        "£1,200.50, by bank transfer, to J Kingfisher, sort code 20-00-00, account 12345678",
        *("Amount not known, by cash", "Treat it as a scam", "Wales"),
    ):
        assert line in shown
    assert lines(Record(NOW)) == ["20 July 2026, 14:30 BST"]
    assert "Withheld. No number was shown" in lines(Record(NOW, details={"number": "withheld"}))


def test_the_read_out_keeps_the_order_that_a_handler_asks() -> None:
    """Where you are comes first, then anyone coming, money, the story and what was done; nothing is left blank."""
    story = Record(
        NOW,
        details={"note": "They rang about my card.", "visitor": "A man in a red car at three"},
        payments=(Payment(120000, "cash"),),
        answers={"happening": frozenset(["coming"]), "nation": frozenset(["wales"])},
    )
    said = LONDON.read_out(story)
    assert [s.title[:2] for s in said] == ["1.", "2.", "3.", "4.", "5."]
    assert "where you are" in said[0].title
    assert any("red car" in line for row in said[1].rows for line in row.lines)
    assert [row.lines for row in said[2].rows] == [("£1,200.00, by cash",)]
    assert ("They rang about my card.",) in [row.lines for row in said[3].rows]
    assert said[4].rows == ()
    assert said[4].note
    assert [section.note for section in said[:4]] == ["", "", "", ""]


def test_what_the_caller_said_is_read_out() -> None:
    """Name, force, collar number, number to ring and reference are in the story for the police."""
    story = [line for row in LONDON.read_out(FULL)[3].rows for line in row.lines]
    assert {"DC Bluebird", "Kent Police", "4821", "020 7946 0123", "CR/1/26"} <= set(story)


def test_an_unknown_id_from_an_older_list_is_still_shown() -> None:
    """A record whose script or method is no longer known shows the id in place of its words."""
    shown = lines(Record(NOW, scam="long-gone", payments=(Payment(100, "sea-shells"),), details={"line": "telex"}))
    assert {"long-gone", "£1.00, by sea-shells", "telex"} <= set(shown)


def test_a_count_has_words_for_what_is_not_known() -> None:
    """A record that names no script or nation is counted under words and not under an id."""
    assert {LONDON.counted(by)["not-sure"] for by in By} == {"Not known"}
    assert LONDON.counted(By.NATION)["wales"] == "Wales"


# --- Files ---------------------------------------------------------------------------------------------------------

NASTY = "=HYPERLINK(1) <script>alert(1)</script> [a](http://b) \x1b[31m | **x** \u202e"


def exported(record: Record, format: str) -> str:
    """Return one record in a format."""
    advice = advice_for(record) if record.answers else None
    return written([Sheet(record, advice)], Format(format), LONDON)


@pytest.mark.parametrize("format", list(Format))
def test_every_format_tells_the_whole_story(format: str) -> None:
    """Each format holds what was said, where money went and the references."""
    text = exported(FULL, format).replace("\\", "")
    for part in ("marmalade", "Kingfisher", "20-00-00", "12345678", "REFMAGPIE", "red umbrella"):
        assert part in text


@pytest.mark.parametrize("format", list(Format))
def test_no_format_lets_a_strangers_text_out_raw(format: str) -> None:
    """No format carries an escape sequence or a mark that turns the text around."""
    text = exported(Record(NOW, details={"firm": NASTY, "note": NASTY}), format)
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_a_spreadsheet_runs_nothing(lead: str) -> None:
    """A cell that a spreadsheet would run as a formula begins with a quote."""
    record = Record(NOW, details=dict.fromkeys(("firm", "visitor", "note"), f"{lead}1+1"), id=1)
    (row,) = csv.DictReader(StringIO(exported(record, "csv")))
    for field in ("firm", "visitor", "note"):
        assert row[field].startswith("'")


def test_markup_in_a_story_stays_text() -> None:
    """Tags, links and emphasis in a stranger's text are shown and not obeyed."""
    html = exported(Record(NOW, details={"note": NASTY}), "html")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    markdown = exported(Record(NOW, details={"note": NASTY}), "markdown")
    assert r"\<script\>" in markdown
    assert r"\[a\](http\:" in markdown


def test_the_page_fetches_nothing() -> None:
    """The page to print holds no script and names no address."""
    html = exported(FULL, "html")
    assert "<script" not in html
    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html


def test_the_json_is_what_a_script_expects() -> None:
    """The JSON export has a schema number, ids for answers and plain amounts."""
    whole = json.loads(exported(FULL, "json"))
    assert whole["schema"] == 1
    (record,) = whole["records"]
    assert record["payments"][0]["amount"] == "1200.50"
    assert record["answers"]["asked"] == ["pin", "secrecy"]
    assert record["when"] == "2026-07-20T13:30:00+00:00"


def test_the_keys_of_the_json_are_only_added_to() -> None:
    """Every key of the first version is there, with the kind of value that it had."""
    empty = record_object(Record(), record_form())
    assert {key: empty[key] for key in ("line", "number", "minutes", "callback", "verdict", "scam")} == dict.fromkeys(
        ("line", "number", "minutes", "callback", "verdict", "scam")
    )
    assert [empty[key] for key in ("claimed_as", "visitor", "note")] == ["", "", ""]
    assert [empty[key] for key in ("payments", "done", "answers")] == [[], [], {}]
    assert record_object(FULL, record_form())["minutes"] == 12


def test_formats_are_told_by_the_name_of_the_file() -> None:
    """The ending of a name chooses the format; an unknown format is refused with the names of the others."""
    names = {"a.md": "markdown", "A.CSV": "csv", "x.html": "html", "y.json": "json", "notes": "text", "z.txt": "text"}
    assert {name: Format.of_file(name) for name in names} == names
    with pytest.raises(WrongInput, match="markdown"):
        Format.named("pdf")


class Outline(HTMLParser):
    """The tags of a page that are open, and the text in each heading."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that has an end."""
        del attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a heading."""
        if self.open and self.open[-1] == "h2":
            self.headings.append(data)


def test_the_page_has_the_answer_the_record_and_the_card() -> None:
    """The page begins with what to do and what to say, goes on with the record, and ends with the card."""
    html = exported(FULL, "html")
    advice = advice_for(FULL)
    outline = Outline()
    outline.feed(html)
    assert outline.open == []
    assert outline.headings == [advice.headline, "Record 1", "A call that feels wrong?"]
    assert all(step.do in html for step in advice.steps if step.id in advice.first)
    assert "159" in html[: html.index("Record 1</h2>")]
    assert "REFMAGPIE" in html[html.index("Record 1</h2>") :]


def test_a_record_without_answers_has_a_page_too() -> None:
    """Where nothing was answered there is no advice to print, and the rest is there."""
    html = exported(Record(NOW, details={"note": "x"}, id=2), "html")
    assert "Record 2</h2>" in html
    assert 'class="answer"' not in html


def test_the_police_are_told_what_the_caller_gave_of_themselves() -> None:
    """What is read out on 101 says the name, force and collar number that were written down; no other call does."""
    gave = {"claimed-as": "PC Magpie", "firm": "Kent Police", "collar-number": "4711"}
    answers = {"claimed": frozenset({"police"}), "lost": frozenset({"money"})}
    spoken = re.findall(r"<q>(.*?)</q>", exported(Record(NOW, answers=answers, details=gave), "html"))

    told = [said for said in spoken if "They gave: the name PC Magpie, Kent Police, collar number 4711." in said]
    assert len(told) == 1
    assert len(spoken) > 1
