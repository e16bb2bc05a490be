"""Whatever is given to an import: no wrong number comes in without a word, and no good list is lost."""

import gzip
import io
import sqlite3
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcheck.core.errors import CallcheckError, WrongInput
from callcheck.store.blocklist.blocklist import Blocklist

NUMBERS = ("020 7946 0123", "+44 113 496 0123", "(01632) 960123")
RIGHT = {"+442079460123", "+441134960123", "+441632960123"}

KNOWN = (
    *("Telephone Number", "Mobile", "Caller ID", "CLI", "Contact Number", "phone", "Phone Number", "PHONE_NUMBER"),
    *("tel", "Tel No.", "Telephone", "telephone no", "caller", "Caller Number", "Calling Number", "Calling Party"),
    *("From", "src", "ANI", "MSISDN", "Mobile No", "Landline", "Home Phone", "Work Phone", "Cell", "Cell Phone"),
    *("Number", "number", "E.164", "Primary Phone", "Contact Phone", "Company_Phone_Number", "Blocked Number"),
    *("Rufnummer", "Telefonnummer", "Handy", "Mobilnummer", "Anrufer", "Telefon (privat)", "Nummer", "Festnetz"),
    *(
        "Numéro de téléphone",
        "Téléphone",
        "Portable",
        "Numéro",
        "Appelant",
        "Numéro de l'appelant",
        "N° de téléphone",
    ),
)
"""Headings that say where the number of a caller stands."""
UNKNOWN = (
    *(
        "Number called",
        "Dialled number",
        "Destination",
        "To",
        "B Number",
        "Account",
        "Customer",
        "Reference",
        "Order",
    ),
    *("Item", "Postcode", "Value (GBP)", "Ziel", "Kundennummer", "Angerufene Nummer", "Destinataire", "Code postal"),
)
"""Headings that do not, or that stand over the numbers of those who were called."""


def table(heading: str, separator: str = ",") -> str:
    """Return a table with ids first, and numbers under a heading."""
    rows = [("Id", "When", heading, "Who"), *((str(70000 + i), "2026-11-24", n, "x") for i, n in enumerate(NUMBERS))]
    return (
        "\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows) + "\n"
    )


def imported(folder: Path, name: str, content: str | bytes, **asked: object) -> set[str]:
    """Import a file, and return the patterns that are in the list; raises what the import raises."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with Blocklist.open(folder / "list.db") as blocklist:
        blocklist.import_file(file, source="s", **asked)  # type: ignore[arg-type]
        return {str(entry.pattern) for entry in blocklist.entries("s")}


@pytest.mark.parametrize("heading", KNOWN)
def test_the_column_is_found_by_its_heading(heading: str, tmp_path: Path) -> None:
    """A heading in English, German or French, in any case, says which column holds the numbers."""
    assert imported(tmp_path, "a.csv", table(heading)) == RIGHT
    assert imported(tmp_path, "b.txt", table(heading.upper(), ";")) == RIGHT


@pytest.mark.parametrize("heading", UNKNOWN)
def test_a_heading_that_is_not_known_is_refused(heading: str, tmp_path: Path) -> None:
    """Without a known heading nothing is imported; the columns are listed, and --column is named."""
    with pytest.raises(WrongInput, match="--column") as refused:
        imported(tmp_path, "a.csv", table(heading))

    assert f"3 {heading}" in str(refused.value)
    assert imported(tmp_path, "a.csv", table(heading), column=heading.upper()) == RIGHT
    assert imported(tmp_path, "a.csv", table(heading), column="3") == RIGHT


def test_sixty_headings_are_tried() -> None:
    """The lists above are as long as they are said to be."""
    assert len({*KNOWN, *UNKNOWN}) >= 60


def test_several_numbers_of_a_contact_are_all_taken(tmp_path: Path) -> None:
    """A row with a mobile and a home number gives both, and one without either gives none."""
    content = "Name,Home Phone,Mobile Phone\nEva,020 7946 0123,0113 496 0123\nTom,,\nAda,01632 960123,\n"
    assert imported(tmp_path, "a.csv", content) == RIGHT


@pytest.mark.parametrize(
    ("content", "right"),
    [
        ("1,020 7946 0123,x\n2,0113 496 0123,y\n3,01632 960123,z\n", RIGHT),
        ("020 7946 0123;Bank\n0113 496 0123;x\n01632 960123;y\n", RIGHT),
        ("# list of 2026\n1\t020 7946 0123\n2\t0113 496 0123\n3\t01632 960123\n", RIGHT),
    ],
)
def test_without_a_heading_the_cells_tell(content: str, right: set[str], tmp_path: Path) -> None:
    """Where only one column reads as numbers it is taken, and that is said."""
    assert imported(tmp_path, "a.csv", content) == right
    with Blocklist.open(tmp_path / "other.db") as blocklist:
        assert "column" in " ".join(blocklist.import_file(tmp_path / "a.csv").notes)


@pytest.mark.parametrize(
    "content",
    [
        "020 7946 0123,0113 496 0123\n0113 496 0123,020 7946 0123\n01632 960123,020 7946 0123\n",
        "1,2,3\n4,5,6\n7,8,9\n",
        "a,b\nc,d\n",
        "Caller ID,CLI\n020 7946 0123,0113 496 0123\n",
        "Number,Name\n1,Eva\n2,Tom\n3,Ada\n",
    ],
)
def test_doubt_about_the_column_is_refused(content: str, tmp_path: Path) -> None:
    """Two columns of numbers, none, or a heading over something else: nothing is imported."""
    with pytest.raises(WrongInput, match="Nothing was changed"):
        imported(tmp_path, "a.csv", content)


def packed(**members: str) -> bytes:
    """Return a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def database() -> bytes:
    """Return a small SQLite file."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (number TEXT)")
    connection.execute("INSERT INTO t VALUES ('02079460123')")
    found = connection.serialize()
    connection.close()
    return found


WRONG: dict[str, str | bytes] = {
    "login.html": "<!DOCTYPE html><html><body>Help desk: 020 7946 0123</body></html>",
    "page.txt": "<html>\n<p>020 7946 0123</p>\n</html>",
    "portal.html": "\n\n<HTML><BODY>Ring 020 7946 0123</BODY></HTML>",
    "a.pdf": b"%PDF-1.7\n1 0 obj\n<< /Length 44 >>\nstream\n02079460123\nendstream\n",
    "a.xlsx": packed(xl__workbook_xml="<workbook/>", content="020 7946 0123"),
    "a.ods": packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<x>02079460123</x>"),
    "a.docx": packed(word__document_xml="<x>02079460123</x>", other="x"),
    "a.pptx": packed(ppt__presentation_xml="<x>02079460123</x>", other="x"),
    "two.zip": packed(a="020 7946 0123\n", b="0113 496 0123\n"),
    "a.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + b"02079460123",
    "a.rtf": r"{\rtf1 020 7946 0123}",
    "a.png": b"\x89PNG\r\n\x1a\n02079460123\n",
    "a.jpg": b"\xff\xd8\xff\xe0 02079460123\n",
    "a.gif": b"GIF89a 02079460123\n",
    "a.db": database(),
    "a.7z": b"7z\xbc\xaf\x27\x1c 02079460123",
    "a.rar": b"Rar!\x1a\x07 02079460123",
    "a.bz2": b"BZh9 02079460123",
    "a.xz": b"\xfd7zXZ\0 02079460123",
    "a.parquet": b"PAR1 02079460123 PAR1",
    "a.exe": b"MZ\x90\0 02079460123",
    "a.elf": b"\x7fELF 02079460123",
    "a.plist": '<?xml version="1.0"?><plist><dict><key>n</key><string>02079460123</string></dict></plist>',
    "b.plist": b"bplist00\xd1 02079460123",
    "a.xml": "<orders><order><number>02079460123</number></order></orders>",
    "a.svg": "<svg><text>020 7946 0123</text></svg>",
    "a.json": '{"orders": [{"number": "02079460123"}]}',
    "b.json": '{"a": 2079460123',
    "a.py": "import re\n\n\ndef ring():\n    return '02079460123'\n\n\nprint(ring())\n",
    "a.sh": "#!/bin/sh\necho 02079460123\n",
    "a.php": "<?php\n$n = '02079460123';\n",
    "a.eml": "MIME-Version: 1.0\nSubject: list\n\n020 7946 0123\n",
    "a.ics": "BEGIN:VCALENDAR\nDESCRIPTION:020 7946 0123\nEND:VCALENDAR\n",
    "letter.txt": "Dear Sir,\n\nplease ring me on 020 7946 0123.\nI am at home.\n\nYours,\nEva\n",
    "log.txt": "2026-11-24 14:01:07 INFO call from 02079460123 to 01632960001\n" * 3,
    "times.txt": "14:01 02079460123\n14:02 01134960123\n",
    "bill.csv": "Date,Time,Number called,Cost\n2026-11-24,14:01,02079460123,0.10\n",
    "ids.csv": "Id,Total\n1001,20\n1002,30\n",
    "config.ini": "[server]\nport = 5060\nuser = 1000\n",
    "hosts.txt": "127.0.0.1 localhost\n192.168.178.1 box\n",
    "empty.txt": "",
    "blank.csv": "\n\n\n",
    "binary.bin": bytes(range(256)) * 4,
    "diff.patch": "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-02079460123\n+01134960123\n context\n",
}
"""Files that are no list of callers, most of them with something in them that reads as a number."""


def test_forty_kinds_are_tried() -> None:
    """The table above is as long as it is said to be."""
    assert len(WRONG) >= 40


@pytest.mark.parametrize("name", WRONG)
def test_a_file_of_a_wrong_kind_is_refused(name: str, tmp_path: Path) -> None:
    """What is no list is refused, and a list that it was to replace stands."""
    before = imported(tmp_path, "good.txt", "020 7946 0999\n0113 496 0999\n01632 960999\n")
    with pytest.raises(CallcheckError):
        imported(tmp_path, name, WRONG[name], replace=True)

    with Blocklist.open(tmp_path / "list.db") as blocklist:
        assert {str(entry.pattern) for entry in blocklist.entries("s")} == before
        assert len(before) == 3


LIKELY = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(str.encode),
    st.lists(st.sampled_from([*NUMBERS, "Id", "x", "1,2", "<html>", "+44*", "0", "{", '"', "BEGIN:VCARD"])).map(
        lambda lines: "\n".join(lines).encode()
    ),
    st.lists(st.sampled_from(NUMBERS), max_size=3).map(lambda lines: gzip.compress("\n".join(lines).encode())),
)


@settings(max_examples=60)
@given(content=LIKELY)
def test_no_bytes_lose_a_list(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever replaces a source: the old entries stand, or half of them at least, unless the person agreed."""
    folder = tmp_path_factory.mktemp("replace")
    before = imported(folder, "good.txt", "\n".join(NUMBERS))
    with suppress(CallcheckError):
        imported(folder, "new", content, replace=True)

    with Blocklist.open(folder / "list.db") as blocklist:
        after = {str(entry.pattern) for entry in blocklist.entries("s")}
    assert len(before & after) * 2 >= len(before)


def test_what_would_be_lost_is_said_and_agreed_to(tmp_path: Path) -> None:
    """Both numbers are said, and with --yes the source is replaced."""
    imported(tmp_path, "good.txt", "\n".join(NUMBERS))
    with pytest.raises(WrongInput, match=r"has 3 entries, and 2 of them"):
        imported(tmp_path, "new.txt", NUMBERS[0], replace=True)

    assert imported(tmp_path, "new.txt", NUMBERS[0], replace=True, yes=True) == {"+442079460123"}


def test_a_region_that_does_not_fit_is_said(tmp_path: Path) -> None:
    """American numbers read as British ones are warned of, and the better region is named."""
    (tmp_path / "us.txt").write_text("\n".join(f"(312) 555-01{n:02}" for n in range(20)))
    with Blocklist.open(tmp_path / "list.db") as blocklist:
        doubt = blocklist.import_file(tmp_path / "us.txt").doubt
    with Blocklist.open(tmp_path / "us.db", region="US") as blocklist:
        assert blocklist.import_file(tmp_path / "us.txt").doubt is None

    assert doubt is not None
    assert (doubt.of, doubt.better) == (20, "US")


def test_strict_refuses_a_file_for_one_line(tmp_path: Path) -> None:
    """With --strict one refused line refuses the file."""
    with pytest.raises(WrongInput, match="1 of 4 lines"):
        imported(tmp_path, "a.txt", "\n".join([*NUMBERS, "nonsense"]), strict=True)


@pytest.mark.parametrize(
    ("line", "patterns"),
    [
        ("020 7946 0120 - 020 7946 0129", {"+44207946012*"}),
        ("02079460128-02079460131", {"+442079460128", "+442079460129", "+442079460130", "+442079460131"}),
        ("+44 20 7946 01##", {"+4420794601*"}),
        ("020 7946 01?3", {f"+4420794601{n}3" for n in range(10)}),
        ("020 7946 0123 - Bank", {"+442079460123"}),
        ("020 7946 0123 # Bank", {"+442079460123"}),
        ("020 7946 0123&0113 496 0123", {"+442079460123", "+441134960123"}),
        ("tel:2079460123;phone-context=+44", {"+442079460123"}),
        ("020ー7946ー0123", {"+442079460123"}),
    ],
)
def test_the_ways_in_which_people_write_a_line(line: str, patterns: set[str], tmp_path: Path) -> None:
    """Ranges, wildcards, comments, two numbers in one caller ID, and addresses of telephones."""
    assert imported(tmp_path, "a.txt", f"{line}\n") == patterns


@pytest.mark.parametrize("line", ["020????946", "02079460199-02079460100", "020*123", "020 7946 0123#"])
def test_a_wildcard_without_an_end_is_refused(line: str, tmp_path: Path) -> None:
    """What stands for too many numbers, or for none, is refused with the reason."""
    with pytest.raises(WrongInput, match="No line of the file can be used"):
        imported(tmp_path, "a.txt", f"{line}\n")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_the_encoding_is_recognised(encoding: str, tmp_path: Path) -> None:
    """The letters of Windows and of UTF-16, with or without a mark, are read as they were meant."""
    content = "number,label\n020 7946 0123,Müller café\n".encode(encoding)
    imported(tmp_path, "a.csv", content)
    with Blocklist.open(tmp_path / "list.db") as blocklist:
        assert [entry.label for entry in blocklist.entries("s")] == ["Müller café"]
