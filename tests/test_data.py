"""The shipped data: every row of every file."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from callcheck.core.advice.checklist import Condition, Kind, Question
from callcheck.core.advice.rules import Urgency
from callcheck.store.data import guidance, shipped
from callcheck.store.data.numbering import areas, numbering
from callcheck.store.data.rows import toml

DATA = Path(__file__).parent.parent / "data"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DERIVED = {
    "number-status": {
        "listed",
        "allowed",
        "withheld",
        "fictional",
        "invalid",
        "premium",
        "personal",
        "international",
        "service",
        "unknown",
    },
    "signs": {"none", "weak", "strong", "proof"},
    "verdict": {"scam", "unverified"},
}
WRONG_DIGITS = ("0200 123 2040", "0800 123 2040", "0800 854 440", "87726", "0845 070 0707", "01625 545", "1 206")


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row of every TOML and CSV file, with a name for it."""
    for file in sorted(DATA.rglob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        if file.name == "sources.toml" or file.is_relative_to(DATA / "en"):
            continue
        if file.parent.name == "scams":
            yield f"scams/{file.name}", table
        for kind, items in table.items():
            if isinstance(items, list) and items and isinstance(items[0], dict) and kind not in ("when", "unless"):
                for position, row in enumerate(items, 1):
                    yield f"{file.name} {kind} {position} {row.get('id', '')}", {"file": table, **row}
    for file in sorted(DATA.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for position, row in enumerate(csv.DictReader(lines), 2):
                yield f"{file.name} line {position}", dict(row)


ROWS = dict(rows())
SOURCES = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))


def test_every_row_names_its_source_and_review_date() -> None:
    """Each row has at least one source that sources.toml describes, and the day it was last reviewed."""
    wrong = {}
    for name, row in ROWS.items():
        if " headline " in name or " phrase " in name:
            continue
        sources = [row["source"]] if isinstance(row.get("source"), str) else row.get("source", [])
        reviewed = row.get("reviewed") or row.get("file", {}).get("reviewed")
        if not sources or set(sources) - SOURCES.keys() or date.fromisoformat(str(reviewed)) > date(2100, 1, 1):
            wrong[name] = (sources, reviewed)

    assert wrong == {}


def test_every_id_is_words_with_hyphens() -> None:
    """Ids are public, so they keep one form."""
    assert [name for name, row in ROWS.items() if "id" in row and not ID.fullmatch(row["id"])] == []


def test_ids_that_must_be_unique_are() -> None:
    """No two questions, contacts, scams or nevers share an id."""
    whole = guidance.load()
    kinds = [
        [question.id for question in whole.checklist.questions],
        [scam.id for scam in whole.scams],
        [never.id for never in whole.nevers],
        [headline.id for headline in whole.headlines],
    ]

    repeated = [id_ for ids in kinds for id_, n in Counter(ids).items() if n > 1]

    assert repeated == []


def conditions() -> Iterator[tuple[str, Condition]]:
    """Yield every condition in the data, with the name of its row."""
    whole = guidance.load()
    yield from ((f"question {item.id}", item.condition) for item in whole.checklist.questions)
    for kind in (whole.signs, whole.steps, whole.phrases, whole.nevers, whole.headlines, whole.scams):
        for item in kind:
            yield f"{type(item).__name__} {item.id}", item.condition


def test_rows_compare_only_ids_that_exist() -> None:
    """A row that asks for a question or option that is not there would never apply."""
    known = {q.id: {o.id for o in q.options} for q in shipped.checklist().questions if q.kind is not Kind.NUMBER}
    known |= DERIVED

    wrong = [
        (name, question, options - known.get(question, set()))
        for name, condition in conditions()
        for question, options in condition.mentions()
        if options - known.get(question, set())
    ]

    assert wrong == []


@pytest.mark.parametrize("question", shipped.checklist().questions, ids=lambda q: q.id)
def test_every_question_can_be_left_open(question: Any) -> None:
    """Each question says why it is asked and, besides the number, offers "not sure"."""
    assert question.why
    assert question.kind is Kind.NUMBER or "not-sure" in {option.id for option in question.options}


def compared(question_id: str) -> set[str]:
    """Return the options of a question that some row compares."""
    mentioned = (mention for _, condition in conditions() for mention in condition.mentions())
    return {option for asked, options in mentioned if asked == question_id for option in options}


@pytest.mark.parametrize("question", shipped.checklist().questions, ids=lambda q: q.id)
def test_no_option_is_without_use(question: Question) -> None:
    """Each option of a question makes a difference to some row, or is the one that means nothing of the kind."""
    if question.kind is Kind.NUMBER:
        return
    served = {nation for contact in guidance.contacts().values() for nation in contact.nations}
    plain = {"nothing", "none", "not-sure", "me", "adult", "no", "other", "earlier"}

    assert {option.id for option in question.options} - compared(question.id) - served - plain == set()


def test_no_words_are_left_over_and_none_are_missing() -> None:
    """Every id in the folder of words belongs to a row, and every row has its words."""
    ours, theirs = toml("advice.toml"), toml("en/advice.toml")
    for kind in ("headline", "sign", "step", "phrase", "never"):
        assert {row.get("text", row["id"]) for row in ours[kind]} == set(theirs[kind])
    questions = toml("checklist.toml")["question"]
    assert {q["id"]: set(q["options"]) for q in questions} == {
        id_: set(words["options"]) for id_, words in toml("en/checklist.toml")["question"].items()
    }
    assert {row["id"] for row in toml("contacts.toml")["contact"]} == set(toml("en/contacts.toml"))
    assert {f.name for f in (DATA / "scams").iterdir()} == {f.name for f in (DATA / "en" / "scams").iterdir()}


def test_every_source_is_named_by_a_row() -> None:
    """A source that no row rests on has no place in sources.toml."""
    text = "\n".join(
        file.read_text(encoding="utf-8")
        for file in sorted(DATA.rglob("*"))
        if file.suffix in (".toml", ".csv") and file.name != "sources.toml"
    )
    text += (DATA.parent / "docs" / "review.md").read_text(encoding="utf-8")

    assert [key for key in SOURCES if not re.search(rf"\b{re.escape(key)}\b", text)] == []


def test_each_speech_that_a_step_names_has_phrases_and_the_other_way_round() -> None:
    """A step that says what to read out has something to read out, and no phrase is for a call that nobody makes."""
    whole = guidance.load()

    assert {step.speech for step in whole.steps if step.speech} == {s for p in whole.phrases for s in p.speeches}


def test_rows_are_not_repeated() -> None:
    """No two rows of one id ask for the same and say the same."""
    whole = guidance.load()
    seen = Counter((row.id, row.condition) for rows in (whole.steps, whole.signs) for row in rows)

    assert [id_ for (id_, _), count in seen.items() if count > 1] == []


def test_steps_stand_in_the_order_of_acting() -> None:
    """All rows that are `now` come before those that are `next`, and these before `if-in-doubt`."""
    order = [list(Urgency).index(step.urgency) for step in guidance.load().steps]

    assert order == sorted(order)


def test_contacts_that_steps_name_exist() -> None:
    """No step sends anyone to a contact that is not in contacts.toml."""
    named = {contact for step in guidance.load().steps for contact in step.contacts}

    assert named - guidance.contacts().keys() == set()


def test_numbers_in_sentences_are_those_of_contacts() -> None:
    """A number in a sentence of a step, sign or script is one that contacts.toml holds, or 1471."""
    known = {c.number.replace(" ", "") for c in guidance.contacts().values() if c.number} | {"1471", "18001101"}
    whole = guidance.load()
    texts = [text for step in whole.steps for text in (step.do.you, step.do.them, step.why.you, step.why.them)]
    said = [row.say for rows in (whole.signs, whole.nevers, whole.headlines, whole.phrases) for row in rows]
    texts += [text for say in said for text in (say.you, say.them)]
    texts += [line for scam in whole.scams for line in (*scam.opens, *scam.asks, *scam.never, *scam.check)]

    found = {re.sub(r"\s", "", match) for text in texts for match in re.findall(r"\b\d[\d ]{2,}\d\b", text)}

    assert {number for number in found if number not in known and not re.fullmatch(r"20\d\d", number)} == set()


def test_wrong_digits_in_circulation_are_never_printed() -> None:
    """Numbers that have been printed wrongly elsewhere stand nowhere in the data."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in DATA.rglob("*") if file.suffix in (".toml", ".csv"))

    assert [digits for digits in WRONG_DIGITS if digits in text] == []


def test_report_fraud_is_not_for_scotland() -> None:
    """Nobody in Scotland is sent to Report Fraud, and Advice Direct Scotland serves nobody else."""
    assert "scotland" not in guidance.contacts()["report-fraud"].nations
    assert guidance.contacts()["advice-direct-scotland"].nations == {"scotland"}


def test_the_shipped_list_holds_the_fictional_ranges_and_nothing_else() -> None:
    """Only numbers that no real caller can have are blocked for everyone."""
    listed = {row["pattern"].removesuffix("*") for name, row in ROWS.items() if name.startswith("blocklist.csv")}

    assert listed == numbering().fictional


def test_towns_agree_with_the_library_that_is_too_slow_to_run() -> None:
    """The towns of area codes are those that the geocoder of phonenumbers gives, but for a few spellings."""
    import phonenumbers
    from phonenumbers import geocoder

    differ = 0
    for prefix, town in areas().items():
        number = phonenumbers.parse(prefix.ljust(13, "2"), None)
        given = geocoder.description_for_number(number, "en")
        differ += bool(given) and town.split(" (")[0] not in given
    assert differ <= 8


def test_each_group_holds_options_and_no_option_is_forgotten() -> None:
    """A question that is read aloud in groups has each option in one, but for those that stand alone."""
    groups = toml("groups.toml")["group"]
    for question in {group["question"] for group in groups}:
        grouped = [option for group in groups if group["question"] == question for option in group["options"]]
        free = {o.id for o in shipped.checklist()[question].options if o.alone} | {"nobody", "other"}

        assert len(grouped) == len(set(grouped))
        assert {option.id for option in shipped.checklist()[question].options} - free - {"not-sure"} == set(grouped)
