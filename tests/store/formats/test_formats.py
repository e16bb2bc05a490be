"""The formats of other programs: what is recognised, read, and given back."""

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TextIO

import pytest

from callcheck.core.blocklist.entry import Entry, List, Pattern
from callcheck.core.errors import WrongInput
from callcheck.store import formats
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import table
from callcheck.store.formats.format import Holds, as_e164
from tests.store.formats import samples

TODAY = datetime.now(UTC).date()
PHONEBLOCK = (
    '{"numbers":[{"phone":"+442079460123","rating":"G_FRAUD","votes":4,"lastActivity":1719878400000},'
    '%s],"version":42}'
)
FTC = (
    "Company_Phone_Number,Created_Date,Violation_Date,Consumer_City,Consumer_State,Consumer_Area_Code,Subject,"
    "Recorded_Message_Or_Robocall\n"
    "2025550123,2021-07-07 00:01:15,2021-07-06 11:48:00,Clinton,Illinois,217,Warranties  & protection plans,Y\n"
    "2025550123,2021-07-07 00:01:15,2021-07-07 11:48:00,,Illinois,217,Warranties  & protection plans,Y\n"
    "2025550123,2021-07-07 00:01:15,2021-07-05 11:48:00,,Illinois,217,Other,N\n"
    ",2021-07-07 00:01:15,2021-07-05 11:48:00,Clinton,Illinois,217,Other,N\n"
    "555,2021-07-07 00:01:15,2021-07-05 11:48:00,Clinton,Illinois,217,Other,N\n"
)
SAMPLES = {
    "phoneblock": PHONEBLOCK % '{"phone":"+441632960001","rating":"A_LEGITIMATE","votes":2}',
    "pamapa": '{"name":"main","entries":[{"name":"A range","number":"+4420794601",'
    '"date_modified":"2016-8-21 14:54:2 +0000"},{"name":"X*","number":"","date_created":"2020-10-13 1:1:1 +0000"},]}',
    "yacb": "ID,name,pattern,creationTimestamp,numberOfCalls,lastCallTimestamp,notes\n"
    "1,Loan,+442079460*,1719878400000,3,1722470400000,\n,Silent,+44113496####,1719878400000,0,,\n,Odd,+44*5,0,0,,\n",
    "ftc": FTC,
    "freepbx": 'number,description\n02079460123,"Scam: bank"\n+442079460123,"Scam: bank"\n',
    "fritzbox": '<?xml version="1.0"?><phonebooks><phonebook name="x"><contact>'
    "<person><realName>Bank</realName></person>"
    '<telephony><number id="0">00442079460123</number><number id="0">+4420794601*</number></telephony>'
    "<mod_time>1719878400</mod_time></contact></phonebook></phonebooks>",
    "spamblocker": "pattern;description;isBlacklist\n^\\+442079460.*;Bank;true\n"
    "0113496\\d+;Odd;true\n01134960123;Aunt;false\n",
    "vcard": "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bank\r\nTEL;TYPE=WORK,VOICE:+442079460123\r\n"
    "TEL:tel:+441134960123\r\nEND:VCARD\r\n",
    "contactsmanager": '{"version":"1","last_updated":"2025-01-15","entries":[{"number":"442079460123",'
    '"confidence":0.9,"description":"Bank","date_added":"2025-01-15","report_count":3,"category":"scam"}]}',
    "jsonl": '{"pattern": "+442079460123", "label": "Bank"}\nnot json\n{"number": "+441134960123"}\n',
    "json": '{"schema": 1, "entries": [\n{"pattern": "+442079460123", "label": "Bank"}\n]}\n',
    "csv": "pattern,list,category,label,source,added\n+442079460*,allow,bank,Bank,x,2026-01-02\n",
} | samples.FILES
FOUND = {
    "phoneblock": {"+442079460123": ("scam", "", 4)},
    "pamapa": {"+4420794601*": ("reported", "A range", None)},
    "yacb": {"+442079460*": ("reported", "Loan", 3), "+44113496*": ("reported", "Silent", None)},
    "ftc": {"+12025550123": ("sales", "Warranties & protection plans", 3)},
    "freepbx": {"+442079460123": ("reported", "Scam: bank", None)},
    "fritzbox": {"+442079460123": ("reported", "Bank", None), "+4420794601*": ("reported", "Bank", None)},
    "spamblocker": {"+442079460*": ("reported", "Bank", None), "+441134960123": ("reported", "Aunt", None)},
    "vcard": {"+442079460123": ("reported", "Bank", None), "+441134960123": ("reported", "Bank", None)},
    "contactsmanager": {"+442079460123": ("scam", "Bank", 3)},
    "jsonl": {"+442079460123": ("reported", "Bank", None), "+441134960123": ("reported", "", None)},
    "json": {"+442079460123": ("reported", "Bank", None)},
    "csv": {"+442079460*": ("bank", "Bank", None)},
} | samples.FOUND
REFUSED = {"phoneblock": 1, "pamapa": 1, "yacb": 1, "ftc": 2, "spamblocker": 1, "jsonl": 1} | samples.REFUSED


@pytest.mark.parametrize("name", SAMPLES)
def test_a_format_is_recognised_read_and_stays_the_same(name: str, tmp_path: Path) -> None:
    """Each format is known by its content, gives the right entries, and changes nothing when it comes again."""
    file = tmp_path / "sample"
    file.write_text(SAMPLES[name], newline="")
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        report = blocklist.import_file(str(file), yes=True, accept_allows=True)
        again = blocklist.import_file(str(file), yes=True, accept_allows=True)
        found = {str(e.pattern): (e.category, e.label, e.reports) for e in blocklist.entries("sample")}

    assert (report.format, report.refused) == (name, REFUSED.get(name, 0))
    assert found == FOUND[name]
    assert (again.added, again.updated, again.removed) == (0, 0, 0)


def test_every_format_has_a_sample() -> None:
    """No format that can be recognised is left out of the tests of all of them."""
    recognised = {name for name in formats.NAMES if formats.of(name).recognise is not None}
    assert recognised <= set(SAMPLES)


def test_nothing_of_who_complained_is_kept(tmp_path: Path) -> None:
    """The city, state and area code of an FTC complaint reach neither the list nor the rejects."""
    (tmp_path / "ftc.csv").write_text(FTC)
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        blocklist.import_file(str(tmp_path / "ftc.csv"), rejects=tmp_path / "rejects")

    kept = (tmp_path / "blocklist.db").read_bytes() + (tmp_path / "rejects").read_bytes()
    assert b"Clinton" not in kept
    assert b"Illinois" not in kept


def test_no_votes_take_a_number_out(tmp_path: Path) -> None:
    """A change of PhoneBlock with no votes deletes what the source had, and says how many it deleted."""
    file = tmp_path / "changes.json"
    with Blocklist.open(tmp_path / "blocklist.db") as blocklist:
        file.write_text(PHONEBLOCK % '{"phone":"+441632960001","rating":"C_PING","votes":2}')
        blocklist.import_file(str(file))
        file.write_text(PHONEBLOCK % '{"phone":"+441632960001","rating":"C_PING","votes":0}')
        report = blocklist.import_file(str(file))

        assert (report.deleted, report.removed, report.unchanged) == (1, 1, 1)
        assert [str(e.pattern) for e in blocklist.entries("changes")] == ["+442079460123"]
        assert blocklist.verify() == []


ENTRIES = [
    Entry(Pattern.parse("+441134960123"), List.BLOCK, "scam", 'A "bank"; see, <b> & \\', "one", date(2026, 1, 2), 3),
    Entry(Pattern.parse("+442079460*"), List.BLOCK, "sales", "=1+1", "one", date(2026, 1, 2), None, date(2025, 1, 2)),
    Entry(Pattern.parse("+442079460999"), List.ALLOW, "charity", "", "one", TODAY, expires=TODAY + timedelta(5)),
    *(Entry(Pattern.parse(f"+120255501{n:02}"), List.BLOCK, "scam", "Many é", "one", TODAY) for n in range(20)),
]


@pytest.mark.parametrize("name", [name for name in formats.NAMES if formats.of(name).can_be_written])
def test_what_is_given_out_comes_back(name: str, tmp_path: Path) -> None:
    """A list that is written and read again holds what the format can hold, and the rest was counted."""
    whole = name in ("csv", "json", "jsonl")
    with Blocklist.open(tmp_path / "first.db") as blocklist:
        for entry in ENTRIES:
            blocklist.put(entry)
        losses = blocklist.export_file(tmp_path / "one", format=name)

    with Blocklist.open(tmp_path / "second.db") as blocklist:
        report = blocklist.import_file(tmp_path / "one", format=name, yes=True, accept_allows=True)
        back = list(blocklist.entries("one"))

    assert report.refused == 0
    if whole:
        assert (set(back), sum(losses.values())) == (set(ENTRIES), 0)
    else:
        holds_prefixes = formats.of(name).holds is Holds.PATTERNS
        kept = [e for e in ENTRIES if e.list is List.BLOCK and (holds_prefixes or not e.pattern.is_prefix)]
        assert {as_whole(e.pattern, name) for e in back} == {as_whole(e.pattern, name) for e in kept}
        assert sum(n for words, n in losses.items() if words.startswith("left out")) == len(ENTRIES) - len(kept)


def as_whole(pattern: Pattern, name: str) -> str:
    """Return a pattern without its star where the format does not tell a number from the start of one."""
    return pattern.digits if name in ("kamailio", "opensips") else str(pattern)


def write(name: str, entries: Iterable[Entry], out: TextIO) -> None:
    """Write entries in a format, with their numbers in E.164."""
    formats.writer(name).write(entries, out, as_e164)


def test_a_contact_never_has_more_than_nine_numbers() -> None:
    """A FRITZ!Box takes nine numbers a contact, with ids that are unique in it."""
    import xml.etree.ElementTree as ET

    out = io.StringIO()
    write("fritzbox", ENTRIES, out)

    contacts = list(ET.fromstring(out.getvalue()).iter("contact"))  # noqa: S314 - our own
    ids = [[number.get("id") for number in contact.iter("number")] for contact in contacts]
    assert max(map(len, ids)) == 9
    assert all(len(set(found)) == len(found) for found in ids)
    assert len({contact.findtext("uniqueid") for contact in contacts}) == len(contacts)


def test_cards_are_folded_between_characters() -> None:
    """No line of a vCard is longer than 75 octets, and every line ends as the standard says."""
    out = io.StringIO(newline="")
    write("vcard", [Entry(Pattern.parse("+441134960123"), List.BLOCK, "x", "é," * 90, "one", TODAY)], out)

    lines = out.getvalue().encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert out.getvalue().replace("\r\n ", "").count("é\\,") > 100


def test_a_label_cannot_swallow_the_next_row_of_an_exchange() -> None:
    """FreePBX reads with PHP, for which a backslash before a quote keeps the cell open: none is written."""
    out = io.StringIO(newline="")
    labels = ["ends in \\", 'a "quoted\\" one', "plain"]
    entries = [
        Entry(Pattern.parse(f"+120255501{n:02}"), List.BLOCK, "x", label, "one", TODAY)
        for n, label in enumerate(labels)
    ]
    write("freepbx", entries, out)

    assert "\\" not in out.getvalue()
    assert out.getvalue().count("\n") == 4


@pytest.mark.parametrize(
    ("notation", "home", "abroad"),
    [
        ("e164", "+442079460123", "+12025550123"),
        ("national", "02079460123", "0012025550123"),
        ("00", "00442079460123", "0012025550123"),
        ("digits", "442079460123", "12025550123"),
    ],
)
def test_numbers_are_written_as_the_other_end_compares_them(
    notation: str, home: str, abroad: str, tmp_path: Path
) -> None:
    """A notation can be chosen for every format that has no fixed one, and what was written comes back."""
    with Blocklist.open(tmp_path / "list.db") as blocklist:
        for number in ("+442079460123", "+12025550123"):
            blocklist.add(number)
        blocklist.export_file(tmp_path / "one.txt", notation=notation)
        with pytest.raises(WrongInput, match="always writes"):
            blocklist.export_file(tmp_path / "one.json", notation=notation)
        with pytest.raises(WrongInput, match="not a notation"):
            blocklist.export_file(tmp_path / "one.txt", notation="roman")

    assert set((tmp_path / "one.txt").read_text().split()) == {home, abroad}


def test_more_than_a_phone_book_holds_is_said(tmp_path: Path) -> None:
    """A FRITZ!Box takes about 2,000 numbers a book; what goes beyond is counted."""
    numbers = (f"+4420794{n:05}" for n in range(60_000, 62_010))
    (tmp_path / "many.txt").write_text("\n".join(numbers))
    with Blocklist.open(tmp_path / "list.db") as blocklist:
        blocklist.import_file(tmp_path / "many.txt")
        losses = blocklist.export_file(tmp_path / "book.xml", format="fritzbox")

    assert [count for words, count in losses.items() if "2,000" in words] == [10]


def test_console_lines_hold_nothing_that_a_console_would_run() -> None:
    """A label cannot end its quotes, nor start another command."""
    out = io.StringIO()
    label = '"; core stop now `id` $(id) \\'
    write("asterisk", [Entry(Pattern.parse("+12025550123"), List.BLOCK, "x", label, "one", TODAY)], out)

    assert out.getvalue() == "database put blacklist +12025550123 \"', core stop now 'id'  (id) /\"\n"


def test_xml_that_defines_entities_is_refused(tmp_path: Path) -> None:
    """A phonebook that would grow without end, or read files, is not read."""
    (tmp_path / "x.xml").write_text(
        '<!DOCTYPE x [<!ENTITY a "b">]><phonebooks><phonebook>&a;</phonebook></phonebooks>'
    )

    with Blocklist.open(tmp_path / "b.db") as blocklist, pytest.raises(WrongInput, match="entities"):
        blocklist.import_file(str(tmp_path / "x.xml"))


@pytest.mark.parametrize(
    ("format_", "line", "pattern"),
    [
        ("text", "+44113496*  # a range", "+44113496*"),
        ("nophonespam", "+44113496%: a range", "+44113496*"),
        ("hashes", "+44113496####", "+44113496*"),
        ("semicolons", "01134960123;a number", "+441134960123"),
        ("commas", "01134960123,01134960123", "+441134960123"),
    ],
)
def test_the_marks_of_plain_text_are_those_of_the_format(
    format_: str, line: str, pattern: str, tmp_path: Path
) -> None:
    """What #, % and * mean is what the chosen format says, in every line of the file."""
    (tmp_path / "a.txt").write_text(line + "\n")
    with Blocklist.open(tmp_path / "b.db") as blocklist:
        blocklist.import_file(str(tmp_path / "a.txt"), format=format_)

        assert [str(e.pattern) for e in blocklist.entries("a")] == [pattern]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_of_a_table_is_found(separator: str, tmp_path: Path) -> None:
    """Commas, semicolons, tabs and bars are told apart by the first line, and a column is found by its name."""
    rows = [["when", "Phone Number", "who"], ["1", "+12025550123", "a"]]
    (tmp_path / "a.csv").write_text("\n".join(separator.join(row) for row in rows))
    with Blocklist.open(tmp_path / "b.db") as blocklist:
        assert blocklist.import_file(str(tmp_path / "a.csv"), column="phone number").added == 1


@pytest.mark.parametrize(
    "text", ["{", "[1", '{"entries": [{"number": "+12025550123"}', '{"numbers": 3}', "[" * 5000, ""]
)
def test_broken_json_is_refused_whole(text: str, tmp_path: Path) -> None:
    """Half a JSON file changes nothing, even when its first entries are good."""
    (tmp_path / "a.json").write_text(text)
    with Blocklist.open(tmp_path / "b.db") as blocklist:
        with pytest.raises(WrongInput):
            blocklist.import_file(str(tmp_path / "a.json"))
        assert blocklist.sources() == []


def test_every_format_has_a_line_in_the_help() -> None:
    """`import --help` lists each format with a line on what it is, and no other."""
    assert set(table("formats")) == set(formats.NAMES)
