"""The words for people: short, plain, without blame, and easy enough to read for someone who is shaken."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.plain import reading_age, sentences, syllables, texts, words

CORE = Path(__file__).parent.parent / "src" / "callcheck" / "core"
TEXTS = texts()
LONGEST = 20
"""Words in a sentence, at most."""
HARDEST_FILE, HARDEST_WHOLE = 12.0, 11.0
"""Reading ages that a file must stay under, and that the whole must not pass. Easier is never wrong."""
JARGON = """
phish, vish, smish, spoof, otp, kyc, 2fa, two-factor, one-time, app fraud, push payment, authenticat, authoris, verif,
utilis, mandate, remote access, malware, credential, wangiri, impersonat, social engineering, caller id, voip, cli,
e.164, mule, chargeback, reimburse, remit, facilitat, commence, terminat, purchas, prior to, regarding, in order to,
obtain, ensure, assist, perpetrator, suspect, fraudster, unsolicited, cold call, blacklist, whitelist, third party,
beneficiar, payee, recipient, compromis, mitigat, expedit, endeavour, pursuant, notif, enquir, require, request,
provide, additional, approximately, subsequent, sufficient, immediately, indicat, attempt, subscriber, url, database
"""
"""Words of the trade, of offices and of machines."""
BLAME = """
fell for, fall for, fooled, foolish, silly, stupid, naive, gullible, careless, duped, should have, should not have,
shouldn't, why did you, you failed, your mistake, your own fault, you ignored, you were tricked, taken in,
scammed you, sucker, ashamed, embarrass, you allowed
"""
IDIOMS = """
out of the blue, too good to, weighs on, pair of eyes, bear in mind, bank on it, give away, gave the, gives it away,
keep an eye, red flag, rule of thumb, get in touch, touch base, on the spot, in a nutshell, at the end of the day,
play along, ring a bell, catch out, caught out, rings true, on the safe side, think twice, in the dark, cut corners,
up front, a heads up, hang in there, at your fingertips, take it easy, tell tale, tell-tale, smell a rat, fishy,
in the clear, part and parcel, behind your back, by heart, the ball
"""
KNOWN_WORDS = {
    "bank": 1, "caller": 2, "asked": 1, "wanted": 2, "password": 2, "emergency": 4, "safely": 2, "table": 2,
    "insurance": 3, "reviewed": 2, "codes": 1, "pages": 2, "HMRC": 4, "PIN": 1, "being": 2, "police": 2, "family": 3,
    "society": 4, "airplane": 2, "reference": 3, "someone": 2, "account": 2, "message": 2, "messages": 3, "before": 2,
    "numbers": 2, "voicemail": 2, "company": 3, "trying": 2, "five-minute": 3, "area": 3, "video": 3, "Scotland": 2,
}  # fmt: skip


def said() -> Iterator[tuple[str, str]]:
    """Yield every sentence with the file it stands in."""
    for file, lines in TEXTS.items():
        for line in lines:
            for sentence in sentences(line):
                yield file, sentence


SENTENCES = sorted(set(said()))


def holding(phrases: str) -> list[tuple[str, str, str]]:
    """Return the sentences that hold a phrase, with it. A word may go on after a phrase of four letters or more."""
    listed = [phrase.strip() for phrase in phrases.split(",")]
    patterns = [(phrase, rf"\b{re.escape(phrase)}" + r"\b" * (len(phrase) <= 3)) for phrase in listed]
    return [
        (phrase, file, sentence)
        for file, sentence in SENTENCES
        for phrase, pattern in patterns
        if re.search(pattern, sentence, re.IGNORECASE)
    ]


def test_every_file_with_words_is_read() -> None:
    """No file of the data is left out, and none of them is without words."""
    named = ("advice", "checklist", "contacts", "interface", "numbering")
    assert {f"en/{name}.toml" for name in named} <= TEXTS.keys()
    assert len([file for file in TEXTS if file.startswith("en/scams/")]) >= 40


def test_no_sentence_is_long() -> None:
    """Each sentence has at most 20 words."""
    assert [(len(words(s)), file, s) for file, s in SENTENCES if len(words(s)) > LONGEST] == []


def test_no_jargon() -> None:
    """No sentence has a word that only people in the trade use."""
    assert holding(JARGON) == []


def test_nobody_is_blamed() -> None:
    """No sentence blames the person, and "fault" is only ever not theirs."""
    assert holding(BLAME) == []
    theirs = [s for _, s in SENTENCES if re.search(r"\bfault\b", s)]
    assert [s for s in theirs if not re.search(r"not (?:your|their) fault|on your line", s)] == []


def test_nothing_means_something_other_than_it_says() -> None:
    """No sentence has an idiom, which a tired reader or one with another mother tongue would stumble over."""
    assert holding(IDIOMS) == []


def test_quotes_and_dashes_are_plain() -> None:
    """Quotes are straight, and there are no dashes or dots that some terminals cannot show."""
    assert [(file, s) for file, s in SENTENCES if re.search("[‘’“”–—…\u00a0]", s)] == []


def test_nothing_is_shouted() -> None:
    """There are no exclamation marks."""
    assert [(file, s) for file, s in SENTENCES if "!" in s] == []


@pytest.mark.parametrize("file", TEXTS)
def test_each_file_is_easy_to_read(file: str) -> None:
    """The reading age of each file is under twelve."""
    assert reading_age(TEXTS[file]) < HARDEST_FILE


def test_the_whole_is_easy_to_read() -> None:
    """The reading age of all the words together is eleven at most."""
    assert reading_age(chain.from_iterable(TEXTS.values())) <= HARDEST_WHOLE


@pytest.mark.parametrize(("word", "count"), KNOWN_WORDS.items())
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    """The count on which the reading age rests is right for words of every kind that we use."""
    assert syllables(word) == count


def test_hard_words_are_seen_to_be_hard() -> None:
    """A text as offices write it comes out far above the limit, so the measure can fail."""
    office = "Customers are requested to authenticate transactions utilising the verification methodology provided."

    assert reading_age([office]) > 20


@pytest.mark.parametrize("module", sorted(CORE.rglob("*.py")), ids=lambda m: str(m.relative_to(CORE)))
def test_the_core_holds_no_sentence_for_people(module: Path) -> None:
    """In the core, texts with words in a row are those of errors; whatever else is said stands in the data."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    makers = {name.id for error in raised for name in ast.walk(error) if isinstance(name, ast.Name)}
    allowed: set[ast.AST] = set(chain.from_iterable(map(ast.walk, raised)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            allowed.add(node.value)  # a docstring
        elif isinstance(node, ast.FunctionDef) and node.name in makers:
            allowed |= set(ast.walk(node))  # builds the text of an error
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            allowed |= set(ast.walk(node))  # a pattern

    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in allowed
        if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", node.value)
    ]

    assert found == []
