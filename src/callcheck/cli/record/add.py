"""`callcheck record add`: keep what the options or the answers say of a call."""

from dataclasses import replace
from typing import TYPE_CHECKING

from callcheck.cli.record.given import Given, read
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import WrongInput

if TYPE_CHECKING:
    from callcheck.core.records.record import Record


def run(
    terminal: Terminal,
    when: str = "",
    line: str = "",
    number: str = "",
    minutes: int | None = None,
    claimed: str = "",
    claimed_as: str = "",
    callback: str = "",
    asked: str = "",
    lost: str = "",
    nation: str = "",
    answer: list[str] | None = None,
    visitor: str = "",
    amount: list[str] | None = None,
    method: list[str] | None = None,
    to_name: list[str] | None = None,
    sort_code: list[str] | None = None,
    account: list[str] | None = None,
    done: list[str] | None = None,
    note: str = "",
    to: int | None = None,
    no_input: bool = False,
    as_json: bool = False,
) -> Result:
    """Keep a record of a call. On a terminal it asks for what you did not say.

    What looks like a PIN, a password, a code or a card number is refused: a record never holds one.

    Examples:  callcheck record add  |  callcheck record add --to 1 --done police-101=LOG123
    """
    from callcheck.cli.record.prompts import ask_for, can_ask
    from callcheck.cli.record.tell import print_object, tell_privacy
    from callcheck.core.records.record import joined
    from callcheck.store.data.record_words import record_words
    from callcheck.store.records.records import Records

    named = {"claimed": claimed, "asked": asked, "lost": lost, "nation": nation}
    given = Given(
        when=when,
        line=line,
        number=number,
        minutes=minutes,
        claimed_as=claimed_as,
        callback=callback,
        visitor=visitor,
        note=note,
        answers=(*(f"{question}={options}" for question, options in named.items() if options), *(answer or ())),
        amounts=tuple(amount or ()),
        methods=tuple(method or ()),
        to_names=tuple(to_name or ()),
        sort_codes=tuple(sort_code or ()),
        accounts=tuple(account or ()),
        deeds=tuple(done or ()),
    )
    words = record_words()
    new = read(given)
    asks = to is None and not no_input and can_ask()
    if given == Given() and not asks:
        raise WrongInput(words.say["nothing-given"])
    with Records.open() as records:
        old = records.get(to) if to is not None else None
        tell_privacy(records)
        if asks:
            new = read(ask_for(given, words))
        kept = records.replace(judged(joined(old, new, moved=given.has("when")))) if old else records.add(judged(new))
    if as_json:
        print_object(kept)
    else:
        print(words.say["kept-more" if old else "kept"].format(id=kept.id))
    return Result()


def judged(record: "Record") -> "Record":
    """Return the record with the verdict and the script that its answers lead to, if it has answers.

    A blocklist that cannot be read is no reason to keep no record.
    """
    from callcheck import api

    if not record.answers:
        return record
    lookup = api.look_up_whatever_happens(record.number)[0] if record.number else None
    call = api.Call.of(record.answers, lookup)
    advice = call.advice()
    return replace(record, verdict=advice.verdict, scam=advice.scam.id if advice.scam else None)
