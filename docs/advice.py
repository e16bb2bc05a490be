"""Write docs/advice.md, all that the program asks and says, from the data; or say with --check whether it is true."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from callcheck.core.advice.checklist import Condition, Kind
from callcheck.core.advice.rules import Contact, StepRow, Strength, Urgency, Wording
from callcheck.store.data import guidance
from callcheck.store.data.rows import toml

PAGE = Path(__file__).parent / "advice.md"
GUIDANCE = guidance.load()
QUESTIONS = {question.id: question for question in GUIDANCE.checklist.questions}
STRENGTH = {Strength.PROOF: "Sure sign", Strength.STRONG: "Strong sign", Strength.WEAK: "Small sign"}
URGENCY = {Urgency.NOW: "Now", Urgency.NEXT: "Next", Urgency.IF_IN_DOUBT: "If in doubt"}
SPEECH = {"999": "999", "bank": "the bank", "101": "the police on 101", "issuer": "the gift card firm"}
GRADE = {
    "O": "official",
    "O/S": "official words, kept by others",
    "O text": "official words, kept by others",
    "S": "second hand",
    "G": "general knowledge, not checked",
}
NUMBER = {
    "listed": "is on the person's list",
    "fictional": "is kept for films and books",
    "service": "is a service number, such as 159",
    "invalid": "is not in use",
    "premium": "costs a lot to ring",
    "personal": "starts with 070 or 076",
    "international": "is from outside the UK",
}
TOP = """\
<!-- Made from data/ by docs/advice.py. Do not change it here: change the row, then run `python docs/advice.py`. -->

# What callcheck asks, and what it tells people to do

Everything on this page is a row in `data/`, told in words. The oldest row was last reviewed on {reviewed}.
Why some rows are as they are, and how to change one, is in [review.md](review.md).

- [How answers lead to steps](#how-answers-lead-to-steps)
- [The questions](#the-questions)
- [The signs](#the-signs)
- [The first line of the advice](#the-first-line-of-the-advice)
- [The steps](#the-steps)
- [What is read out on a call](#what-is-read-out-on-a-call)
- [What never to do](#what-never-to-do)
- [The known tricks](#the-known-tricks)
- [The contacts](#the-contacts)

## How answers lead to steps

1. The answers show **signs**. One sure sign, or two strong signs, and the advice says: treat this call as a scam.
   Anything less, and it says that nobody can tell. It never says that a caller is genuine.
2. The answers, and how strong the signs are, choose the **steps**. "Only with" names what the words take for granted:
   they are never shown to someone who did not answer so.
3. The steps are told in the order of acting: first what is for now, then what is next, then what to do if in doubt.

The picture under each question shows which steps its answers help to choose. Often it takes more than one answer: the
exact conditions stand with each step.
"""


def page() -> str:
    """Return the whole page."""
    parts = [
        [TOP.format(reviewed=GUIDANCE.reviewed.isoformat())],
        overview(),
        questions(),
        signs(),
        headlines(),
        steps(),
        phrases(),
        nevers(),
        tricks(),
        contacts(),
    ]
    return "\n".join(line for part in parts for line in part).strip() + "\n"


def overview() -> Iterator[str]:
    """Yield a picture of the whole: from the answers over the signs to the steps in their order."""
    ids = {u: "<br>".join(dict.fromkeys(s.id for s in GUIDANCE.steps if s.urgency is u)) for u in Urgency}
    yield from _mermaid(
        "TD",
        f'answers("The answers to {len(QUESTIONS)} questions") --> signs["The signs: sure, strong or small"]',
        'signs --> enough{"One sure sign, or two strong ones?"}',
        'enough -- yes --> scam["Treat this call as a scam"]',
        'enough -- no --> unverified["Nobody can tell who rang"]',
        *(f'{before} --> now["NOW<br>{ids[Urgency.NOW]}"]' for before in ("answers", "scam", "unverified")),
        f'now --> next["NEXT<br>{ids[Urgency.NEXT]}"]',
        f'next --> doubt["IF IN DOUBT<br>{ids[Urgency.IF_IN_DOUBT]}"]',
    )


def leads(question: str, options: Mapping[str, str]) -> Iterator[str]:
    """Yield a picture of which steps each answer helps to choose; answers that are alike stand together."""
    alike: dict[str, list[str]] = {}
    for option, label in options.items():
        used = (
            s.id
            for s in GUIDANCE.steps
            for a in (*s.condition.when, s.condition.takes)
            if option in dict(a).get(question, ())
        )
        if ids := "<br>".join(dict.fromkeys(used)):
            alike.setdefault(ids, []).append(label)
    if alike:
        lines = (f'a{n}("{";<br>".join(alike[ids])}") --> s{n}["{ids}"]' for n, ids in enumerate(alike))
        yield from _mermaid("LR", *lines)


def _mermaid(direction: str, *lines: str) -> Iterator[str]:
    yield from ("```mermaid", f"flowchart {direction}", *(f"    {line}" for line in lines), "```", "")


def questions() -> Iterator[str]:
    """Yield every question with its answers."""
    yield from ("## The questions", "", "A question is asked only while an answer to it could change the advice.", "")
    rows = {row["id"]: row for row in toml("checklist.toml")["question"]}
    for position, question in enumerate(QUESTIONS.values(), 1):
        several = {Kind.ONE: "One answer.", Kind.ANY: "Any number of answers.", Kind.NUMBER: "A phone number."}
        yield from (f"### {position}. {question.ask}", "", f"`{question.id}`. {several[question.kind]}", "")
        yield from (f"- {option.label} (`{option.id}`)" for option in question.options)
        yield from ("", f"Why we ask: {question.why}", "", _sources(rows[question.id]["source"]), "")
        if question.condition != Condition():
            yield from ("It is worth asking:", *told(question.condition), "")
        if question.kind is Kind.NUMBER:
            yield from leads("number-status", {status: f"The number {told}" for status, told in NUMBER.items()})
        else:
            yield from leads(question.id, {option.id: option.label for option in question.options})


def signs() -> Iterator[str]:
    """Yield every sign, row by row, the strongest first."""
    yield from ("## The signs", "", "Where a sign has several rows, the first that fits is used.", "")
    strengths = {s.value: f"Strongest: {STRENGTH[s].lower()}" for s in Strength}
    yield from leads("signs", {"none": "No sign at all"} | strengths)
    yield from leads("verdict", {"scam": "We call it a scam"})
    yield from _rows(GUIDANCE.signs, lambda sign: f"**{STRENGTH[sign.strength]}:** {_both(sign.say)}")


def headlines() -> Iterator[str]:
    """Yield the first lines of the advice."""
    yield from ("## The first line of the advice", "", "The first that fits is used.", "")
    for row in GUIDANCE.headlines:
        yield from (f"- {_both(row.say)} (`{row.id}`)", *told(row.condition))
    yield ""


def steps() -> Iterator[str]:
    """Yield every step, row by row, in the order of acting."""
    yield from (
        "## The steps",
        "",
        "In the order of acting. Of the rows of one step, the first that fits is used.",
        "",
    )
    for urgency, rows in groupby(GUIDANCE.steps, lambda step: step.urgency):
        yield from _rows(rows, _step, f"{URGENCY[urgency]}: ")


def phrases() -> Iterator[str]:
    """Yield what people can read out on a call, part by part, with the calls that each part is for."""
    yield from (
        "## What is read out on a call",
        "",
        "The parts that fit are said one after the other. Of the rows of one part, the first that fits is used.",
        "",
    )
    for phrase_id, same in groupby(GUIDANCE.phrases, lambda phrase: phrase.id):
        yield from (f"### `{phrase_id}`", "")
        for phrase in same:
            calls = ", ".join(SPEECH[speech] for speech in SPEECH if speech in phrase.speeches)
            yield from (f'- To {calls}: "{_both(phrase.say)}"', *told(phrase.condition))
        yield ""


def nevers() -> Iterator[str]:
    """Yield what people are told never to do."""
    yield from ("## What never to do", "")
    yield from _rows(GUIDANCE.nevers, lambda never: _both(never.say))


def tricks() -> Iterator[str]:
    """Yield the known tricks, a line each; `callcheck scams ID` shows one whole."""
    yield from ("## The known tricks", "", "One file each in `data/scams/`. A trick is named only in a scam.", "")
    for scam in GUIDANCE.scams:
        rests = " It rests on general knowledge." * scam.is_general
        yield f"- **{scam.title}** (`{scam.id}`). They say they are: {scam.claims}.{rests}"
    yield ""


def contacts() -> Iterator[str]:
    """Yield every contact with all that is known of it."""
    yield from ("## The contacts", "")
    for contact in GUIDANCE.contacts.values():
        yield from (f"### {contact.name}", "", f"`{contact.id}`. {contact.purpose}", "")
        facts = {"Ring": contact.number, "Website": contact.web, "Email": contact.email}
        facts |= {"Hours": contact.hours, "Cost": contact.cost, "Where": _nations(contact)}
        yield from (f"- {name}: {value}" for name, value in facts.items() if value)
        yield from (f"- {_sources(contact.source)}", f"- Reviewed: {contact.reviewed.isoformat()}", "")


def _rows(rows: Iterable[Any], say: Callable[[Any], str], before: str = "") -> Iterator[str]:
    for row_id, same in groupby(rows, lambda row: row.id):
        yield from (f"### {before}`{row_id}`", "")
        for row in same:
            yield from (f"- {say(row)}", *told(row.condition), f"  - {_sources(row.source)}")
        yield ""


def _step(step: StepRow) -> str:
    ring = ", ".join(f"{GUIDANCE.contacts[c].name} (`{c}`)" for c in step.contacts)
    return f"**{_both(step.do)}** Why: {_both(step.why)}" + f" Shows: {ring}." * bool(ring)


def _both(said: Wording) -> str:
    return said.you if said.you == said.them else f"{said.you} (To a helper: {said.them})"


def told(condition: Condition) -> Iterator[str]:
    """Yield a condition in words, one line for each alternative."""
    for first, later, alternatives in (
        ("Only with", "Only with", (condition.takes,) if condition.takes else ()),
        ("When", "Or when", condition.when),
        ("But not when", "Or not when", condition.unless),
    ):
        for position, alternative in enumerate(alternatives):
            words = "; and ".join(_compared(question, options) for question, options in alternative)
            yield f"  - {later if position else first}: {words}"
    if not condition.when and not condition.takes:
        yield "  - Always, where no earlier row fits"


def _compared(question: str, options: frozenset[str]) -> str:
    if question == "signs":
        everything = {"weak", "strong", "proof"}
        named = " or ".join(STRENGTH[s].lower().removesuffix(" sign") for s in Strength if s in options)
        return {frozenset(everything): "there is any sign", frozenset({"none"}): "there is no sign"}.get(
            options, f"the strongest sign is {named}"
        )
    if question == "verdict":
        return "we call it a scam" if options == {"scam"} else "we do not call it a scam"
    if question == "number-status":
        return "the number " + ", or ".join(NUMBER[status] for status in NUMBER if status in options)
    known = QUESTIONS[question].options
    others = [f'"{option.label}"' for option in known if option.id not in options]
    if len(others) < len(options) and len(options) > 8:
        return f"*{QUESTIONS[question].ask}* any answer but {' or '.join(others)}"
    labels = [f'"{option.label}"' for option in known if option.id in options]
    return f"*{QUESTIONS[question].ask}* {' or '.join(labels)}"


def _nations(contact: Contact) -> str:
    labels = [option.label for option in QUESTIONS["nation"].options if option.id in contact.nations]
    return "everywhere in the UK" if len(labels) == 4 else ", ".join(labels)


def _sources(keys: Iterable[str]) -> str:
    return "Sources: " + "; ".join(map(_source, keys))


def _source(key: str) -> str:
    row = toml("sources.toml")[key]
    return GRADE["G"] if row["grade"] == "G" else f"[{row['owner']}]({row['url']}) (`{key}`), {GRADE[row['grade']]}"


def main() -> int:
    """Write the page, or with --check return 1 when it is not what the data says today."""
    if "--check" in sys.argv:
        return int(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
