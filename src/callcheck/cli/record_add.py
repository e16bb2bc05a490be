"""`callcheck record add`: what the options say, read as a record."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated, Any

import typer

from callcheck.core.errors import WrongInput

if TYPE_CHECKING:
    from callcheck.core.record import Deed, Payment, Record

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What was said of a call, as it was typed."""

    when: str = ""
    line: str = ""
    number: str = ""
    minutes: int | None = None
    claimed_as: str = ""
    callback: str = ""
    visitor: str = ""
    note: str = ""
    answers: Texts = ()
    """As question=option,option."""
    amounts: Texts = ()
    methods: Texts = ()
    to_names: Texts = ()
    sort_codes: Texts = ()
    accounts: Texts = ()
    deeds: Texts = ()
    """As deed, or deed=reference."""

    def has(self, field: str) -> bool:
        """Whether anything was said under this name."""
        unset: object = next(f.default for f in fields(Given) if f.name == field)
        return bool(getattr(self, field) != unset)

    def under(self, field: str, text: str) -> "Given":
        """Return what was said, with a text under the name of one of its fields."""
        said: dict[str, Any] = {field: text}
        return replace(self, **said)


def add(
    when: Annotated[
        str, typer.Option(metavar="TIME", help="When the call was, your time: 2026-11-22 14:30. Else now.")
    ] = "",
    line: Annotated[str, typer.Option(help="Which phone rang: landline or mobile.")] = "",
    number: Annotated[str, typer.Option(help="The number that the phone showed, or withheld.")] = "",
    minutes: Annotated[int | None, typer.Option(min=0, max=10_000, help="How long the call was.")] = None,
    claimed: Annotated[
        str, typer.Option(metavar="OPTION", help="Who they said they were: bank, police, hmrc...")
    ] = "",
    claimed_as: Annotated[str, typer.Option(metavar="TEXT", help="The name, department or badge they gave.")] = "",
    callback: Annotated[str, typer.Option(metavar="NUMBER", help="The number they told you to ring.")] = "",
    asked: Annotated[
        str, typer.Option(metavar="OPTION,...", help="What they asked for: pin, move-money, hand-over...")
    ] = "",
    lost: Annotated[str, typer.Option(metavar="OPTION,...", help="What is gone: money, code, device...")] = "",
    nation: Annotated[str, typer.Option(help="england, wales, scotland or northern-ireland.")] = "",
    answer: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION=OPTION,...", help="Any other answer, as in check: pressure=arrest."),
    ] = None,
    visitor: Annotated[str, typer.Option(metavar="TEXT", help="Who came or will come: when, looks, car.")] = "",
    amount: Annotated[
        list[str] | None,
        typer.Option(metavar="POUNDS", help="What was paid. For more payments give this and the next four again."),
    ] = None,
    method: Annotated[list[str] | None, typer.Option(help="How it was paid: bank-transfer, card, cash...")] = None,
    to_name: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Whom the money went to.")] = None,
    sort_code: Annotated[list[str] | None, typer.Option(metavar="00-00-00", help="Where it went.")] = None,
    account: Annotated[list[str] | None, typer.Option(metavar="DIGITS", help="The account it went to.")] = None,
    done: Annotated[
        list[str] | None,
        typer.Option(metavar="DEED[=REFERENCE]", help="What was done: bank-told, police-101=LOG123, report-7726..."),
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What happened, in your own words.")] = "",
    to: Annotated[int | None, typer.Option(metavar="ID", help="Add this to a record that is there.")] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was kept as JSON.")] = False,
) -> None:
    """Keep a record of a call. On a terminal it asks for what you did not say.

    What looks like a PIN, a password, a code or a card number is refused: a record never holds one.

    Examples:  callcheck record add  |  callcheck record add --to 1 --done police-101=LOG123
    """
    from callcheck.cli.record import print_object, tell_privacy
    from callcheck.cli.record_prompts import ask_for, can_ask
    from callcheck.core.record import joined
    from callcheck.store.record_words import record_words
    from callcheck.store.records import Records

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


def read(given: Given) -> "Record":
    """Return the record of what was said; raises WrongInput with the reason."""
    from callcheck.core.record import Line, Record
    from callcheck.store import shipped
    from callcheck.store.record_words import fit

    if given.line not in ("", *Line):
        raise WrongInput(f"{given.line!r} is not a kind of phone. Use one of: {', '.join(Line)}.")
    happened, timed = _moment(given.when)
    return fit(
        Record(
            happened=happened,
            timed=timed,
            line=Line(given.line) if given.line else None,
            number=_number(given.number),
            minutes=given.minutes,
            claimed_as=given.claimed_as,
            callback=_number(given.callback),
            visitor=given.visitor,
            note=given.note,
            payments=tuple(_payments(given)),
            deeds=tuple(_deed(text) for text in given.deeds),
            answers=shipped.checklist().accept(_answers(given.answers)),
        )
    )


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


def _moment(text: str) -> tuple[datetime, bool]:
    """Return when it was in UTC, and whether the time of day was said; a day alone counts as its noon."""
    now = datetime.now(UTC)
    if not text.strip():
        return now, True
    try:
        said = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise WrongInput(f"{text!r} is not a time. Write it as 2026-11-22 14:30.") from error
    timed = ":" in text or "T" in text
    moment = said.astimezone(UTC) if timed else said.replace(hour=12, tzinfo=UTC)
    if moment.date() > now.date() or (timed and moment > now) or moment.year < _EARLIEST:
        raise WrongInput(f"{text!r} is not a time that a call can have been at. Write it as 2026-11-22 14:30.")
    return moment, timed


_EARLIEST = 1990


def _number(text: str) -> str | None:
    from callcheck import api
    from callcheck.core.number import NotANumber, Withheld, number_of
    from callcheck.core.record import WITHHELD
    from callcheck.store.shipped import numbering

    if not text.strip():
        return None
    reading = api.read_number(text)
    if isinstance(reading, NotANumber):
        raise WrongInput(f"{text!r} is not a phone number. {numbering().refusals[reading.reason]}")
    return WITHHELD if isinstance(reading, Withheld) else number_of(reading)


def _answers(texts: Texts) -> dict[str, list[str]]:
    chosen: dict[str, list[str]] = {}
    for text in texts:
        question, sign, options = text.partition("=")
        if not sign or question == "number":
            raise WrongInput(f"{text!r} is not an answer. Write it as asked=pin,code. For a number use --number.")
        chosen.setdefault(question, []).extend(options.split(","))
    return chosen


def _payments(given: Given) -> "list[Payment]":
    from callcheck.core.record import Payment, account_of, pence_of, sort_code_of

    rows = zip_longest(given.amounts, given.methods, given.to_names, given.sort_codes, given.accounts, fillvalue="")
    return [
        Payment(pence_of(amount), _known("method", method), name, sort_code_of(sort_code), account_of(account))
        for amount, method, name, sort_code, account in rows
    ]


def _deed(text: str) -> "Deed":
    from callcheck.core.record import Deed

    deed, _, reference = text.partition("=")
    return Deed(_known("deed", deed), reference.strip())


def _known(kind: str, id: str) -> str:
    from callcheck.store.record_words import record_words

    known = record_words().choices[kind]
    if id and id not in known:
        raise WrongInput(f"{id!r} is not a {kind}. Use one of: {', '.join(known)}.")
    return id
