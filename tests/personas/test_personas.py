"""Twelve people, each in a real terminal of 80 by 24: what they answer, and what they must and must not be told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from callcheck.store.data import shipped
from tests.cli.check.walking import asked, options
from tests.conftest import Open, Terminal

MOST_PROMPTS = 8
"""Questions that a usual call takes at most."""


@dataclass(frozen=True)
class Persona:
    """A person: what they type by question, as option ids in brackets or in their own words."""

    says: Mapping[str, str]
    first: tuple[str, ...]
    """Words of the first screen."""
    told: tuple[str, ...] = ()
    """Words that come somewhere."""
    never: tuple[str, ...] = ()
    """Patterns that no sentence has: they would contradict an answer, or do harm."""
    args: tuple[str, ...] = ()
    danger: bool = False
    env: Mapping[str, str] = field(default_factory=dict)


NONE = {"happening": "[none]", "lost": "[nothing]"}
PERSONAS = {
    "a pensioner with a landline alone who pressed 1": Persona(
        {
            "happening": "none of these",
            "lost": "i pressed 1",
            "claimed": "national insurance",
            "how": "a recorded voice",
            "asked": "[press-key]",
            "phone": "only my landline",
            "nation": "england",
        },
        first=(),
        told=("101",),
        never=(r"see that the call has ended on the screen", r"airplane mode"),
    ),
    "someone with a courier at the door": Persona(
        {"happening": "he is at the door"},
        first=("999",),
        told=("Ring 999 now", "Keep the door shut"),
        never=(r"[Ww]ait (at least )?five minutes (first|before)",),
        danger=True,
    ),
    "a daughter who helps her mother": Persona(
        {
            "happening": "no",
            "who": "my mum",
            "lost": "[money]",
            "lost-when": "today",
            "phone": "[another]",
            "paid": "[transfer]",
            "claimed": "her bank",
            "asked": "[safe-account]",
            "nation": "wales",
        },
        first=("159",),
        never=(r"\byour (own )?bank\b", r"wait (at least )?five minutes", r"tricked you"),
    ),
    "someone in Scotland who bought gift cards two weeks ago": Persona(
        {
            "happening": "no",
            "who": "me",
            "lost": "[money]",
            "lost-when": "2 weeks ago",
            "phone": "[same-mobile]",
            "paid": "gift cards",
            "claimed": "amazon",
            "asked": "[vouchers]",
            "nation": "scotland",
        },
        first=("card",),
        told=("101", "0808 164 6000"),
        never=(r"Report Fraud", r"24 hours", r"wait (at least )?five minutes", r"landline"),
    ),
    "someone whose former partner threatens them": Persona(
        {
            "happening": "he threatens me",
            "who": "me",
            "claimed": "my ex",
            "pressure": "violence",
            "nation": "england",
        },
        first=("999",),
        told=("0808 2000 247",),
        never=(r"ring them back on", r"always used", r"find the real number"),
        danger=True,
    ),
    "someone who met a man online": Persona(
        {
            "happening": "no",
            "who": "me",
            "lost": "[money]",
            "lost-when": "[today]",
            "phone": "[another]",
            "paid": "bank transfer",
            "claimed": "someone i met online",
            "asked": "send money",
            "nation": "england",
        },
        first=("159",),
        never=(r"always used", r"ring your (relative|friend)", r"wait (at least )?five minutes"),
    ),
    "a girl of fifteen with a threat over pictures": Persona(
        {
            "happening": "no",
            "who": "me",
            "lost": "nothing",
            "claimed": "someone i met online",
            "how": "[live]",
            "asked": "pay",
            "pressure": "[pictures]",
            "age": "under 18",
            "nation": "england",
        },
        first=("0800 1111",),
        never=(r"your relative or friend", r"credit report"),
    ),
    "a deaf person whose visitor has just left": Persona(
        {"happening": "just left"},
        first=("999",),
        told=("18000", "999bsl.co.uk"),
        danger=True,
    ),
    "someone with a voicemail of their surgery": Persona(
        {
            "happening": "none",
            "who": "me",
            "lost": "nothing",
            "claimed": "my gp surgery",
            "how": "voicemail",
            "asked": "ring them back",
            "pressure": "no",
            "expected": "yes",
            "nation": "england",
        },
        first=(),
        told=("letter",),
        never=(r"This looks like a scam", r"Treat this call as a scam", r"Do not ring them back", r"\b159\b"),
    ),
    "someone with the bill of a builder they know": Persona(
        {
            "happening": "none",
            "who": "me",
            "lost": "nothing",
            "claimed": "my builder",
            "how": "a person",
            "asked": "pay a bill",
            "pressure": "no",
            "expected": "yes",
            "nation": "england",
        },
        first=(),
        never=(r"This looks like a scam", r"Treat this call as a scam", r"sure sign"),
    ),
    "a volunteer at a counter with twenty seconds": Persona(
        {"story": "HMRC rang her and said she would be arrested, she has not paid", "happening": "no"},
        first=(),
        args=("--helper",),
        never=(r"Save a record", r"[Mm]oney went"),
    ),
    "someone who types words alone": Persona(
        {
            "happening": "nothing like that",
            "who": "me",
            "lost": "gave my card details",
            "phone": "another phone",
            "claimed": "sky",
            "how": "someone spoke to me",
            "asked": "card details",
            "pressure": "they said be quick",
            "nation": "ni",
        },
        first=("159",),
        never=(r"wait (at least )?five minutes", r"GOV\.UK"),
    ),
}


def said(question: str, words: str) -> str:
    """Return what is typed: ids in brackets are the numbers of options."""
    return options(question, *words[1:-1].split()) if words.startswith("[") else words


def go(person: Terminal, persona: Persona) -> tuple[list[str], str, str]:
    """Walk to the end; return the questions asked, the first screen of the answer, and all that was shown of it."""
    questions = {question.id for question in shipped.checklist().questions}
    asked_of: list[str] = []
    pages: list[str] = []
    story = persona.says.get("story")
    while True:
        at = asked(person.prompt())
        if at in questions and story is None:
            if asked_of[-1:] == [at] != ["happening"]:
                raise AssertionError(f"not understood at {at}: {person.shown()}")
            asked_of.append(at)
        if at in ("page", "menu", "wipe"):
            pages.append(person.shown())
        if at in ("menu", "wipe"):
            return asked_of, pages[0], "\n".join(pages)
        if at == "offer":
            person.type("1")
        elif story is not None:
            person.type(story)
            story = None
        else:
            person.type(said(at, persona.says[at]) if at in persona.says else "")
        assert len(asked_of) < 20, asked_of


@pytest.mark.parametrize("name", PERSONAS)
def test_a_person_is_told_what_fits_their_answers(name: str, terminal: Open) -> None:
    """The first screen says what to do, nothing is asked in vain, and no sentence contradicts an answer."""
    persona = PERSONAS[name]
    person = terminal("check", *persona.args, width=80, height=24)

    asked_of, first, shown = go(person, persona)

    flat, everything = (
        " ".join(shown.split()),
        " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", person.written).split()),
    )
    assert len(asked_of) == len(set(asked_of)), asked_of
    assert len(asked_of) <= MOST_PROMPTS, asked_of
    for words in persona.first:
        assert words in first
    for words in persona.told:
        assert words in everything
    for pattern in persona.never:
        assert not re.search(pattern, flat), re.search(rf".{{60}}{pattern}.{{60}}", flat)
    assert ("EMERGENCY" in everything) is persona.danger


def test_danger_takes_one_prompt(terminal: Open) -> None:
    """The card with 999 stands on the screen after the first answer."""
    person = terminal("check", width=40, height=24)
    person.prompt()
    person.type("he is at the door")

    assert "999" in person.see("Have you rung 999?")
