"""`callcheck card`: one page to print and keep by the phone."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from callcheck.store.data import guidance
from tests.conftest import Open, Run

NATIONS = ["england", "wales", "scotland", "northern-ireland"]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def text_of(html: str) -> str:
    """Return the words of a page, without its style and its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)).split())


@pytest.mark.parametrize("nation", NATIONS)
def test_the_card_says_what_to_do(callcheck: Run, nation: str) -> None:
    """For every nation it says when to ring 999, to hang up, how to wait, whom to ring and what never to do."""
    text = text_of(callcheck("card", "--nation", nation).stdout)

    for part in ("999", "Hang up", "another phone", "five minutes", "159", "101", "Never do this", "PIN"):
        assert part in text
    assert text.index("999") < text.index("five minutes")


def test_nobody_in_scotland_is_sent_to_report_fraud(callcheck: Run) -> None:
    """Scotland has Advice Direct, the others have Report Fraud; where the nation is not known, both are there."""
    scotland = text_of(callcheck("card", "--nation", "scotland").stdout)
    wales = text_of(callcheck("card", "--nation", "wales").stdout)
    anywhere = text_of(callcheck("card").stdout)

    assert ("0300 123 2040" in scotland, "0808 164 6000" in scotland) == (False, True)
    assert ("0300 123 2040" in wales, "0808 164 6000" in wales) == (True, False)
    assert ("0300 123 2040" in anywhere, "0808 164 6000" in anywhere) == (True, True)
    assert text_of(callcheck("card", "--nation", "not-sure").stdout) == anywhere


def test_every_number_on_the_card_is_one_of_the_contacts(callcheck: Run) -> None:
    """No number is printed that contacts.toml does not hold."""
    known = {contact.number for contact in guidance.contacts().values()}
    text = text_of(callcheck("card").stdout)

    found = set(re.findall(r"\b\d[\d ]*\d\b", re.sub(r"Checked on .*", "", text)))

    assert found - known == set()


def test_the_own_bank_stands_first_in_the_groups_people_say(callcheck: Run) -> None:
    """The person's own bank is named with its number in groups, before 159."""
    text = text_of(callcheck("card", "--bank", "Example Bank", "--bank-number", "08081570123").stdout)

    assert "0808 157 0123 Example Bank 159" in text


def test_a_bank_without_a_number_has_room_to_write_it(callcheck: Run) -> None:
    """With a name alone, the card names the bank and leaves a line to write its number on."""
    assert "My bank: Example Bank" in text_of(callcheck("card", "--bank", "Example Bank").stdout)


@pytest.mark.parametrize("number", ["bluebird", "999", "withheld", "0808 157 O123", "1" * 20])
def test_what_is_no_banks_number_is_refused(callcheck: Run, tmp_path: Path, number: str) -> None:
    """A wrong number on the wall would be worse than none: it is exit code 2, and no page is written."""
    done = callcheck("card", "--bank-number", number, "-o", str(tmp_path / "card.html"))

    assert done.returncode == 2
    assert "as it stands on the card" in done.stderr
    assert not (tmp_path / "card.html").exists()


@pytest.mark.parametrize("number", ["0909 879 0123", "+1 202 555 0123"])
def test_a_costly_bank_number_is_questioned(callcheck: Run, number: str) -> None:
    """A number that costs a lot, or is abroad, is printed with a note to compare it with the card."""
    done = callcheck("card", "--bank-number", number)

    assert done.returncode == 0
    assert "Compare it" in done.stderr


def test_a_wrong_nation_is_refused(callcheck: Run) -> None:
    """A nation that is none is exit code 2, and the right ones are named."""
    done = callcheck("card", "--nation", "kent")

    assert done.returncode == 2
    assert "northern-ireland" in done.stderr


def test_a_banks_name_is_text_and_no_markup(callcheck: Run) -> None:
    """Tags and control characters in a name are shown as text or left out."""
    html = callcheck(
        "card", "--bank", "<script>alert(1)</script>\x1b[31m\u202e", "--bank-number", "08081570123"
    ).stdout

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_the_page_needs_nothing_else(callcheck: Run) -> None:
    """It holds its own style, no script, and nothing that is fetched from anywhere."""
    html = callcheck("card").stdout

    for fetch in ("<script", "<link", "<img", "src=", "href=", "url(", "@import", "http://", "https://"):
        assert fetch not in html
    assert "default-src 'none'" in html


def test_a_card_is_written_to_a_file(callcheck: Run, tmp_path: Path) -> None:
    """With -o the page goes to the file and not to standard output; a folder that is not there is exit code 4."""
    done = callcheck("card", "-o", str(tmp_path / "card.html"))

    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "card.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert callcheck("card", "-o", str(tmp_path / "no" / "card.html")).returncode == 4


LONG = "The Very Long Mutual Building Society of Somewhere, Elsewhere and the Far Side of the Hill " * 20
NUMBER = ("--bank-number", "0808 157 0123")
CARDS = {
    **{f"long name, {nation}": ("--nation", nation, "--bank", LONG, *NUMBER) for nation in NATIONS},
    "no bank": (),
    "bank": ("--bank", "Example Bank", *NUMBER),
    "long name": ("--bank", LONG, *NUMBER),
    "wide name": ("--bank", "W" * 500, *NUMBER),
    "wide name, no number": ("--bank", "W" * 500),
    "other scripts": ("--bank", "Bank 銀行 🏦 बैंक", *NUMBER),
}


def test_the_large_card_says_the_same_in_larger_letters(callcheck: Run) -> None:
    """With --large the words are the same, and no letter is smaller than 18 points."""
    usual, large = callcheck("card").stdout, callcheck("card", "--large").stdout
    small = re.findall(r"(?:font: |font-size: )(\d+)pt", large.partition("@page { margin: 12mm; }")[2])

    assert text_of(large) == text_of(usual)
    assert min(map(int, small)) >= 18


@pytest.mark.skipif(BROWSER is None, reason="there is no chromium to print the page with")
@pytest.mark.parametrize("options", CARDS.values(), ids=list(CARDS))
def test_the_card_is_one_page(callcheck: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    """Printed by a real browser it is exactly one page of A4, whatever the nation and the bank."""
    page, pdf = tmp_path / "card.html", tmp_path / "card.pdf"
    assert callcheck("card", *options, "-o", str(page)).returncode == 0

    subprocess.run(
        [
            str(BROWSER),
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            f"--user-data-dir={tmp_path / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    printed = pdf.read_bytes()

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    (box,) = set(re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert [round(float(side) / 72 * 25.4) for side in box] == [210, 297]


def test_on_a_terminal_it_asks_for_a_file(terminal: Open, tmp_path: Path) -> None:
    """Nobody is shown HTML: the page goes to the file that is typed, and may be opened in a browser."""
    page = tmp_path / "mine.html"
    person = terminal("card", "--nation", "Wales", BROWSER="/bin/true")
    person.see("Where should the page go?")
    person.see("> ")
    person.type(str(page))
    person.see("Open it in your browser now")
    person.see("> ")
    person.type("no")
    assert person.end() == 0

    assert "<html" not in person.written
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_no_file_is_written_over_unless_it_is_said(callcheck: Run, tmp_path: Path) -> None:
    """A file that is there stands as it was, exit code 2; --force writes over it."""
    page = tmp_path / "card.html"
    page.write_text("mine")

    done = callcheck("card", "-o", str(page))

    assert (done.returncode, page.read_text()) == (2, "mine")
    assert "--force" in done.stderr
    assert callcheck("card", "-o", str(page), "--force").returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("answer", ["", "no", "q"])
def test_on_a_terminal_writing_over_is_asked(answer: str, terminal: Open, tmp_path: Path) -> None:
    """Anything but yes leaves the file as it was."""
    page = tmp_path / "card.html"
    page.write_text("mine")
    person = terminal("card", "-o", str(page))
    person.see("is there already. Write over it?")
    person.see("> ")
    person.type(answer)
    person.end()

    assert page.read_text() == "mine"
    assert "Nothing was written." in person.written
