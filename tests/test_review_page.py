"""docs/review.md tells reviewers what the data says today."""

import re
import shutil
import subprocess
import tomllib
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from callcheck import advise
from callcheck.store.data import guidance, shipped
from tests.plain import DATA, sentences, texts

ROOT = Path(__file__).parent.parent
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGE = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
FLAT = " ".join(line.strip() for line in PAGE.splitlines())
EXAMPLES = re.findall(r"Checked by a test: `([^`]+)` gives `(\w+)`(?:, with ([^.]*?))?(?:, without ([^.]*))?\.", FLAT)
KINDS = {
    "sign": {sign.id for sign in guidance.load().signs},
    "step": {step.id for step in guidance.load().steps},
    "headline": {row.id for row in guidance.load().headlines},
    "contact": set(guidance.contacts()),
}


def test_what_is_quoted_is_what_people_read() -> None:
    """Each line in a box is a sentence, or some sentences in a row, of the data."""
    said = {" ".join(parts[a:b]) for lines in texts().values() for line in lines if (parts := sentences(line))
            for a in range(len(parts)) for b in range(a + 1, len(parts) + 1)}  # fmt: skip

    assert [quote for quote in re.findall(r"^> (.+)$", PAGE, re.MULTILINE) if quote not in said] == []


@pytest.mark.parametrize(("answers", "verdict", "with_", "without"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_examples_come_out_as_told(answers: str, verdict: str, with_: str, without: str) -> None:
    """Each example gives the verdict and the steps that the page says, and not those that it rules out."""
    advice = advise({key: [value] for key, value in (pair.split("=") for pair in answers.split())})
    given = {step.id for step in advice.steps}

    assert advice.verdict == verdict
    assert set(re.findall(r"`([^`]+)`", with_)) <= given
    assert given.isdisjoint(re.findall(r"`([^`]+)`", without))


def test_every_example_is_run() -> None:
    """No line that claims to be checked is missed because it is written in another way."""
    assert len(EXAMPLES) == PAGE.count("- Checked by a test:") >= 25


def test_rows_and_files_that_are_named_exist() -> None:
    """Each sign, step, headline and contact that the page names is in the data, and each file is there."""
    named = re.findall(r"(sign|step|headline|contact)s? ((?:`[a-z0-9-]+`(?: and |, )?)+)", FLAT, re.IGNORECASE)
    rows = [(kind.lower(), row) for kind, listed in named for row in re.findall(r"`([^`]+)`", listed)]

    assert len(rows) > 40
    assert [(kind, row) for kind, row in rows if row not in KINDS[kind]] == []
    assert [f for f in re.findall(r"`((?:data|tests|src)/[^`]+)`", PAGE) if not (ROOT / f).exists()] == []


def test_sources_that_are_named_are_described() -> None:
    """Each key in square brackets is one of sources.toml."""
    known = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8")).keys()

    assert set(re.findall(r"\[([a-z0-9-]+)\](?!\()", PAGE)) <= known


def test_every_rule_has_both_sides_and_a_way_to_change_it() -> None:
    """Each rule says what we do, what speaks for it, and how to change it; all but one say what speaks against it."""
    rules = re.split(r"^### ", PAGE.split("## Facts")[0], flags=re.MULTILINE)[1:]

    assert [r[:30] for r in rules if not all(f"{part}:" in r for part in ("What we do", "To change it"))] == []
    assert [r[:30] for r in rules if not re.search(r"^- For ", r, re.MULTILINE)] == []
    assert [r[:30] for r in rules if not re.search(r"^- (Against it|For other times|What we added):", r, re.M)] == []


def test_numbers_on_the_page_are_those_of_contacts() -> None:
    """No phone number stands on the page but those that people are given."""
    known = {c.number.replace(" ", "") for c in guidance.contacts().values() if c.number} | {"1471"}
    numbers = re.findall(r"\b(?:0\d[\d ]{7,}\d|1\d{2}\d?|9\d{2})\b(?! pounds)", PAGE)

    assert {number.replace(" ", "") for number in numbers} <= known


def test_the_checklist_is_what_the_examples_are_written_in() -> None:
    """Examples use answers that a person can give."""
    known = {(q.id, o.id) for q in shipped.checklist().questions for o in q.options}

    assert {tuple(pair.split("=")) for answers, *_ in EXAMPLES for pair in answers.split()} <= known


def test_the_pack_holds_every_rule_once() -> None:
    """docs/review-pack.html has a place to agree or disagree for every row, and links each source that has a page."""
    pack = (ROOT / "docs" / "review-pack.html").read_text(encoding="utf-8")
    loaded = guidance.load()
    rows = [*loaded.steps, *loaded.nevers, *loaded.signs, *loaded.contacts.values(), *loaded.scams]

    assert pack.count("&#9744; agree") == len(rows), "docs/review-pack.html is old: run python -m docs"
    assert "<script" not in pack
    for url in re.findall(r'href="(http[^"]+)"', pack):
        assert url.startswith(("http://", "https://"))
    assert 'rel="stylesheet"' not in pack
    assert "src=" not in pack


@pytest.mark.skipif(BROWSER is None, reason="there is no chromium to open the page with")
def test_a_reply_becomes_a_dated_row(tmp_path: Path) -> None:
    """What a reviewer fills in comes out as TOML that reads back as it was meant, whatever was typed."""
    typed = {
        "rule": "step:call-999",
        "verdict": "disagree",
        "words": 'Say "now", \\ and\nthen ring.',
        "reason": "<script>alert(1)</script>",
        "owner": "A police force, fraud team",
        "url": "https://example.org/999",
        "grade": "O",
        "date": "2026-11-24",
    }
    page = (ROOT / "docs" / "review-reply.html").as_uri() + "#" + urlencode(typed)
    done = subprocess.run(
        [
            str(BROWSER),
            *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
            f"--user-data-dir={tmp_path}",
            "--dump-dom",
            page,
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    out = unescape(done.stdout.partition('<pre id="out">')[2].partition("</pre>")[0])
    (key, row), *others = tomllib.loads(out).items()

    assert others == []
    assert key == "reply-2026-11-24-step-call-999"
    assert row == {
        "url": "https://example.org/999",
        "owner": "A police force, fraud team",
        "date": "2026-11-24",
        "grade": "O",
        "reply": "disagree",
        "words": 'Say "now", \\ and then ring.',
        "reason": "<script>alert(1)</script>",
    }
    assert "data/advice.toml" in out
