"""Asking on a terminal for what a record can hold. Questions go to stderr; Enter skips any of them."""

import select
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

import typer

from callcheck.cli.record.given import Given, read
from callcheck.core.errors import WrongInput
from callcheck.core.records.formatter import Field, Words

_PASTE = 0.1
"""Seconds; lines that follow one another sooner were not typed."""

_MONEY = frozenset({"money", "handed-over"})


def can_ask() -> bool:
    """Whether someone sits at a terminal: nothing is asked of a pipe."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_for(given: Given, words: Words) -> Given:
    """Return what was given with the answers to the rest. Typing q ends it all, and nothing is kept."""
    _tell(words.say["skip"])
    for field in words.fields.values():
        if field.prompt is not None and not _is_given(given, field):
            given = _ask_field(given, field, words)
        if field.id == "lost" and not given.amounts and _has_paid(given):
            given = _ask_payments(given, words)
    return given


def _is_given(given: Given, field: Field) -> bool:
    if field.question is not None:
        return any(text.partition("=")[0] == field.question for text in given.answers)
    return given.has({"done": "deeds"}.get(field.id, field.id.replace("-", "_")))


def _has_paid(given: Given) -> bool:
    lost = [text.partition("=")[2] for text in given.answers if text.startswith("lost=")]
    return any(not _MONEY.isdisjoint(text.split(",")) for text in lost)


def _ask_field(given: Given, field: Field, words: Words) -> Given:
    """Ask until the answer can be read, and may be kept."""
    while True:
        _tell("")
        try:
            more = _answer(given, field, words)
            read(more)
        except WrongInput as error:
            _tell(str(error))
        else:
            return more


def _answer(given: Given, field: Field, words: Words) -> Given:
    prompt = field.prompt or ""
    if field.question is not None:
        question = words.checklist[field.question]
        one = question.kind.value == "one"
        chosen = _choose(prompt, {option.id: option.label for option in question.options}, words, one)
        return replace(given, answers=(*given.answers, f"{question.id}={','.join(chosen)}")) if chosen else given
    if field.id == "line":
        chosen = _choose(prompt, words.choices["line"], words, one=True)
        return replace(given, line="".join(chosen))
    if field.id == "done":
        chosen = _choose(prompt, words.choices["deed"], words, one=False)
        return replace(given, deeds=tuple(_with_reference(deed, words) for deed in chosen))
    typed = _lines(prompt, words) if field.id == "note" else _line(prompt, words)
    return given.under(field.id.replace("-", "_"), typed)


def _with_reference(deed: str, words: Words) -> str:
    if deed not in words.referenced:
        return deed
    reference = _line(f"{words.choices['deed'][deed]}. {words.asks['reference']}", words)
    return f"{deed}={reference}" if reference else deed


def _ask_payments(given: Given, words: Words) -> Given:
    while True:
        try:
            more = replace(
                given,
                amounts=(*given.amounts, _line(words.asks["amount"], words, emergency=False)),
                methods=(
                    *given.methods,
                    "".join(_choose(words.asks["method"], words.choices["method"], words, one=True)),
                ),
                to_names=(*given.to_names, _line(words.asks["to-name"], words)),
                sort_codes=(*given.sort_codes, _line(words.asks["sort-code"], words)),
                accounts=(*given.accounts, _line(words.asks["account"], words)),
            )
            read(more)
        except WrongInput as error:
            _tell(str(error))
            continue
        given = more
        if _line(words.say["another-payment"], words).lower() not in ("y", "yes"):
            return given


def _choose(prompt: str, options: Mapping[str, str], words: Words, one: bool) -> list[str]:
    """Return the ids of the options whose numbers were typed, or none."""
    ids = list(options)
    _tell(prompt)
    for place, label in enumerate(options.values(), 1):
        _tell(f"  {place:2} {label}")
    while True:
        typed = _line(words.say["choose-one" if one else "choose"], words).replace(",", " ").split()
        fits = len(typed) <= 1 or not one
        if fits and all(place.isascii() and place.isdecimal() and 0 < int(place) <= len(ids) for place in typed):
            return [ids[int(place) - 1] for place in dict.fromkeys(typed)]
        _tell(words.say["not-a-choice"])


def _lines(prompt: str, words: Words) -> str:
    """Return what was typed, with the lines that were pasted with it: they are no answers to what comes next."""
    typed = [_line(prompt, words)]
    with suppress(OSError):  # where only sockets can be waited for
        while select.select([sys.stdin], [], [], _PASTE)[0] and (line := sys.stdin.readline()):
            typed.append(line.strip())
    return " ".join(filter(None, typed))


def _line(prompt: str, words: Words, emergency: bool = True) -> str:
    """Return what was typed, without the spaces around it. 999 shows what to do in an emergency."""
    while True:
        print(f"{prompt}\n> ", end="", file=sys.stderr, flush=True)
        typed = sys.stdin.readline()
        if not typed or typed.strip().lower() == "q":
            _tell(words.say["not-kept"])
            raise typer.Exit
        if not (emergency and typed.strip() == "999"):
            return typed.strip()
        from callcheck.store.data.guidance import words as advice_words

        for sentence in advice_words()["emergency"]:
            _tell(sentence)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
