"""What a stranger's list may hold, and what it must not do."""

import io
import sqlite3
import tracemalloc
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO, cast

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from callcheck.core.blocklist.patterns import prefix
from callcheck.core.errors import WrongInput
from callcheck.store import formats
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.formats.format import RawEntry, ReadOptions
from tests.conftest import Run


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
    assert str(prefix(text, "GB", {})) == "+447700900*"


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


ENDLESS = {
    "csv": ("number\n", "1,"),
    "freepbx": ("", '"1\n",'),
    "ftc": ("Company_Phone_Number,Created_Date,Violation_Date,Subject\n", "1,"),
    "yacb": ("", "1,"),
    "spamblocker": ("pattern,flags\n", "1,"),
    "vcard": ("BEGIN:VCARD\nVERSION:3.0\nFN:x\n", "TEL:+12025550123\n"),
    "fritzbox": ("<phonebooks><phonebook><contact>", "<number/>"),
    "json": ('{"entries": [{"pattern": "', "1"),
    "jsonl": ('{"pattern": "', "1"),
    "phoneblock": ('{"numbers": [[', "[],"),
    "pamapa": ('{"entries": [{"number": "', "1"),
    "contactsmanager": ('{"entries": [{"number": "', "1"),
    "commas": ("", "1"),
    "phoneblock-xml": ("<blocklist><phone-info>", "<x/>"),
    "saracroche": ('{"patterns": [{"pattern": "', "1"),
    "begone": ("<plist><array><dict>", "<key>number</key>"),
    "fcc": ("Caller ID Number,Type of Call or Messge\n", "1,"),
    "kamailio": ("id(int,auto) prefix(string) allowlist(int)\n", "1:"),
    "opensips": ("id(int,auto) prefix(string) whitelist(int)\n", "1:"),
    "fritzbox-calls": ("Typ;Datum;Name;Rufnummer;Nebenstelle;Eigene Rufnummer\n", "1;"),
    "yealink": ("<YealinkIPPhoneBook><DirectoryEntry>", "<Telephone/>"),
    "cisco": ("<CiscoIPPhoneDirectory><DirectoryEntry>", "<Telephone/>"),
    "snom": ("<tbook><item>", "<number/>"),
    "grandstream": ("<AddressBook><Contact>", "<phonenumber/>"),
    "gigaset": ("<list><entry>", "<x/>"),
    "google-contacts": ("Phone 1 - Value\n", "1,"),
    "outlook-contacts": ("Business Phone\n", "1,"),
    "text-with-numbers": ("", "1"),
    "sms-backup": ("<calls><call>", f"<x>{'a' * 100_000}</x>"),
}


class Endless(io.TextIOBase):
    """A file that never ends, and tells how much of it was read."""

    def __init__(self, start: str, piece: str) -> None:
        self.taken = 0
        self._rest = start
        self._piece = piece

    def read(self, size: int | None = -1) -> str:
        """Return so many characters."""
        assert size is not None
        return self._take(size, "")

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        """Return a line, or the part of it that has so many characters."""
        return self._take(size, "\n")

    def _take(self, size: int, end: str) -> str:
        assert size > 0, "read without a limit"
        parts = [self._rest]
        length = len(self._rest)
        while length < size and not (end and end in parts[-1]):
            parts.append(self._piece)
            length += len(self._piece)
        text = "".join(parts)
        cut = min(size, text.index(end) + 1 if end and end in text else size)
        self._rest = text[cut:]
        self.taken += cut
        return text[:cut]


def read(name: str, file: Endless) -> Iterator[RawEntry]:
    """Read a file in a format."""
    return formats.reader(name).read(cast(TextIO, file), ReadOptions())


def test_every_format_that_is_read_is_tried_with_an_endless_file() -> None:
    """No format is left out of the next test but those that are read a line at a time by another part."""
    by_line = {n for n in formats.NAMES if formats.of(n).parse_line is not None}
    assert set(ENDLESS) | by_line == {n for n in formats.NAMES if formats.of(n).can_be_read}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_item_that_never_ends_is_refused_before_it_fills_the_memory(name: str) -> None:
    """Of a row, card, contact or object without an end no more than a few megabytes are read."""
    file = Endless(*ENDLESS[name])

    with pytest.raises((WrongInput, ValueError)):
        list(read(name, file))

    assert file.taken < (80_000_000 if name == "sms-backup" else 4_000_000)  # pictures are in the messages


def test_what_a_phonebook_had_is_not_held_in_memory() -> None:
    """A phonebook of any length is read with the memory of a few contacts."""
    contact = "<contact><person><realName>x</realName></person><telephony><number>1</number></telephony></contact>"
    numbers = read("fritzbox", Endless("<phonebook>", contact))
    tracemalloc.start()
    for _ in islice(numbers, 4_000):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 3_000_000


@pytest.mark.parametrize("option", [[], ["--json"], ["--listed"], ["-q"]])
def test_a_line_without_an_end_does_not_stop_the_others(callcheck: Run, option: list[str]) -> None:
    """A line of megabytes is no number, is not held whole, and the lines around it are answered."""
    data = "07700 900123\n" + "7" * 9_000_000 + "\n07700 900456\n"

    done = callcheck("lookup", *option, "-", stdin=data)

    assert done.returncode == 0
    assert done.stderr == ""
    if option != ["-q"]:
        lines = done.stdout.splitlines()
        assert len(lines) == (2 if option == ["--listed"] else 3)
        assert "07700 900456" in lines[-1]
        assert all(len(line) < 70_000 for line in lines)


def test_a_line_without_an_end_passes_the_filter_unchanged(callcheck: Run) -> None:
    """What is not listed is printed as it came, however long its line is."""
    data = "07700 900123\n" + "7" * 9_000_000 + "\n+12025550123"

    done = callcheck("lookup", "--unlisted", "-", stdin=data)

    assert done.stdout == data.partition("\n")[2] + "\n"


@pytest.mark.parametrize("region", ["FR", "DE", "BE", "CH", "IE", "JP", "AU", "IT", "NL", "SE", "ZA", "TR", "PL"])
def test_a_national_prefix_covers_the_numbers_that_start_so(region: str) -> None:
    """The first digits of a number, as they are dialled at home, make a prefix that covers it."""
    for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE):
        example = phonenumbers.example_number_for_type(region, kind)
        assert example is not None
        e164 = phonenumbers.format_number(example, PhoneNumberFormat.E164)
        national = phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)
        digits = "".join(filter(str.isdigit, national))
        if not digits.startswith("0"):
            continue
        for length in range(3, len(digits)):
            assert prefix(f"{digits[:length]}*", region, {}).covers(e164), (region, digits[:length])
