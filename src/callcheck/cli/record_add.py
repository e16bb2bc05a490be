"""`callcheck record add`: keep what the options or the answers say of a call."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from callcheck.cli.record_given import Given, read
from callcheck.core.errors import WrongInput

if TYPE_CHECKING:
    from callcheck.core.records.record import Record


def add(
    when: Annotated[
        str,
        typer.Option(
            metavar="TIME", help="When the call was, your time: 2026-11-22 14:30, or yesterday 14:30. Else now."
        ),
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
    from callcheck.cli.record_prompts import ask_for, can_ask
    from callcheck.cli.record_tell import print_object, tell_privacy
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
