"""`callcheck lookup`: is a number on the list, and what is known of it."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from callcheck.cli.errors import ExitCode
from callcheck.core.errors import WrongInput

if TYPE_CHECKING:
    from callcheck.core.blocklist.precedence import Lookup
    from callcheck.store.blocklist.blocklist import Blocklist


def lookup(
    numbers: Annotated[
        list[str] | None,
        typer.Argument(metavar="NUMBER...", help="Numbers in any notation, or - for one a line on stdin."),
    ] = None,
    region: Annotated[str, typer.Option(help="Read numbers without a country code as of this region.")] = "GB",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a number.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing; the exit code answers.")] = False,
    listed: Annotated[
        bool, typer.Option("--listed", help="Print the lines whose number is listed, unchanged.")
    ] = False,
    unlisted: Annotated[bool, typer.Option("--unlisted", help="Print the other lines, unchanged.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Copy a CSV from stdin, with what was found added.")] = False,
    column: Annotated[str | None, typer.Option(help="With --csv: the column that holds the numbers.")] = None,
    why: Annotated[bool, typer.Option("--why", help="Show the whole decision: all that matches, in order.")] = False,
) -> None:
    """Say whether numbers are on the list.

    Examples:  callcheck lookup 07700900123  |  callcheck lookup --listed - < calls.txt

    Exit code 0: one is listed. 1: none is. 2: not a phone number. 4: the list cannot be read.
    A number that is not listed is not known here; that does not make a caller genuine.
    """
    _check_usage(numbers, listed, unlisted, as_json, as_csv, column, quiet)
    if why and (numbers in (None, ["-"]) or len(numbers or []) > 1 or listed or unlisted or as_json or as_csv):
        raise WrongInput(
            "--why explains one number, in words. Give one, without --json, --csv, --listed or --unlisted."
        )
    from callcheck.store.blocklist.blocklist import Blocklist

    with Blocklist.open(region=region) as blocklist:
        if numbers is not None and len(numbers) == 1 and numbers != ["-"] and not (listed or unlisted):
            found = _one(blocklist, numbers[0], as_json, why, quiet)
        else:
            from callcheck.cli import streams

            if as_csv:
                from callcheck.cli import tables

                found = tables.copy_csv(blocklist, column or "")
            elif listed or unlisted:
                found = streams.filter_lines(blocklist, numbers or [], listed, quiet)
            else:
                found = streams.batch(blocklist, numbers or [], as_json, quiet)
    raise typer.Exit(ExitCode.DONE if found else ExitCode.NOT_FOUND)


def _check_usage(
    numbers: list[str] | None,
    listed: bool,
    unlisted: bool,
    as_json: bool,
    as_csv: bool,
    column: str | None,
    quiet: bool,
) -> None:
    if not numbers and not as_csv:
        raise WrongInput("Give a number, or - to read numbers from standard input. Example: callcheck lookup 159")
    if quiet and as_csv:
        raise WrongInput("--csv copies a file, and -q prints nothing. Use one of them.")
    if listed + unlisted + as_json + as_csv > 1:
        raise WrongInput("Use only one of --listed, --unlisted, --json and --csv.")
    if as_csv and (column is None or numbers not in (None, [], ["-"])):
        raise WrongInput("--csv reads standard input and needs --column NAME.")
    if column is not None and not as_csv:
        raise WrongInput("--column needs --csv.")


def _one(blocklist: "Blocklist", number: str, as_json: bool, why: bool, quiet: bool) -> bool:
    from callcheck.core.blocklist.precedence import Status

    result = blocklist.lookup(number)
    if as_json and not quiet:
        _print_json(result)
    if result.status is Status.NOT_A_NUMBER:
        from callcheck import api

        api.require_number(result.reading)
    if not quiet and not as_json:
        if why or sys.stdout.isatty():
            from callcheck.cli import number_card

            number_card.print_card(result)
            if why:
                number_card.print_why(result, blocklist.expired(result.reading))
        else:
            from callcheck.cli.streams import line_of

            print(line_of(result))
    return result.status is Status.LISTED


def _print_json(result: "Lookup") -> None:
    import json

    from callcheck.render.json_objects import lookup_object

    print(json.dumps(lookup_object(result)))
