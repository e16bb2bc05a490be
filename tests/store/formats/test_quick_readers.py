"""No reader takes long for what a stranger made to be slow."""

import io
import time

import pytest

from callcheck.core.errors import CallcheckError
from callcheck.store import formats
from callcheck.store.formats.format import ReadOptions
from tests.store.formats.test_formats import SAMPLES

LONG = 20_000
PIECES = (
    *(
        " ",
        ",",
        ";",
        "|",
        '"',
        "'",
        "\\",
        "#",
        "-",
        "(",
        "[",
        "<",
        "&",
        ":",
        "1 ",
        "1-",
        "1,",
        "1#",
        "a:",
        "=\n",
        "\n",
        "<a>",
    ),
    *("[[", "TEL;A:", "(1|2)", "1?", "1 - 2 ", "14:01 ", "::: ", "''", "BEGIN:VCARD\n"),
)
STARTS = {
    "asterisk": ("database put blacklist 1", "/blacklist/1"),
    "callattendant": ("INSERT INTO Blacklist VALUES(", "^1: "),
    "text": ("02079460123",),
    "android": ("Row: 0 original_number=",),
}
"""Starts of lines, beside half of each sample, after which a reader looks closer."""
SLOWEST = 2.0
"""Seconds of the processor for sixty thousand characters, on a machine that is busy with other things."""


@pytest.mark.parametrize("name", [name for name in formats.NAMES if formats.of(name).can_be_read])
def test_a_file_of_one_piece_is_read_quickly(name: str) -> None:
    """A text that repeats a piece sixty thousand characters long is read, or refused, at once."""
    format_ = formats.of(name)
    starts = ("", *STARTS.get(name, ()), SAMPLES.get(name, "")[: len(SAMPLES.get(name, "")) // 2])
    slow = []
    for start in starts:
        for piece in PIECES:
            data = start + piece * (LONG // len(piece))
            began = time.process_time()
            try:
                if format_.parse_line is not None:
                    for position, line in enumerate(data.split("\n")):
                        list(format_.parse_line(position, line[:2000]))
                else:
                    list(format_.read(io.StringIO(data, newline=""), ReadOptions()))
                formats.recognise(data)
            except (CallcheckError, ValueError, LookupError, RecursionError):
                pass  # refused, which an import says in its own words
            if (took := time.process_time() - began) > SLOWEST:
                slow.append((start[:20], piece, took))

    assert slow == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("callattendant", "PhoneNo,Na\rme"),
        ("callattendant", '"02079460123,x\r,y'),
        ("callattendant", "INSERT INTO Blacklist VALUES('');"),
        ("android", "Row: 0 original_number=, e164_number=NULL"),
        ("jcblock", "?   ------"),
    ],
)
def test_a_line_that_once_broke_a_reader_is_read(name: str, line: str) -> None:
    """What a search by chance found is read, or refused as a line."""
    parse_line = formats.of(name).parse_line

    assert parse_line is not None
    assert len(list(parse_line(1, line))) <= 1
