"""`callcheck lookup`: is a number on the list, and what is known of it."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from callcheck.cli.exits import ExitCode
from callcheck.core.errors import WrongInput

if TYPE_CHECKING:
    from callcheck.core.decision import Lookup
    from callcheck.store.blocklist import Blocklist


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
) -> None:
    """Say whether numbers are on the list.

    Examples:  callcheck lookup 07700900123  |  callcheck lookup --listed - < calls.txt

    Exit code 0: one is listed. 1: none is. 2: not a phone number. 4: the list cannot be read.
    A number that is not listed is not known here; that does not make a caller genuine.
    """
    _check_usage(numbers, listed, unlisted, as_json, as_csv, column)
    from callcheck.store.blocklist import Blocklist

    with Blocklist.open(region=_known(region)) as blocklist:
        if as_csv:
            found = _copy_csv(blocklist, column or "")
        elif listed or unlisted:
            found = _filter(blocklist, _inputs(numbers or []), wanted=listed, quiet=quiet)
        elif numbers is not None and len(numbers) == 1 and numbers != ["-"]:
            found = _one(blocklist, numbers[0], as_json, quiet)
        else:
            found = _batch(blocklist, _inputs(numbers or []), as_json, quiet)
    raise typer.Exit(ExitCode.DONE if found else ExitCode.NOT_FOUND)


def _check_usage(
    numbers: list[str] | None, listed: bool, unlisted: bool, as_json: bool, as_csv: bool, column: str | None
) -> None:
    if not numbers and not as_csv:
        raise WrongInput("Give a number, or - to read numbers from standard input. Example: callcheck lookup 159")
    if listed + unlisted + as_json + as_csv > 1:
        raise WrongInput("Use only one of --listed, --unlisted, --json and --csv.")
    if as_csv and (column is None or numbers not in (None, [], ["-"])):
        raise WrongInput("--csv reads standard input and needs --column NAME.")
    if column is not None and not as_csv:
        raise WrongInput("--column needs --csv.")


def _known(region: str) -> str:
    if region == "GB":
        return region
    from callcheck.api import known_region

    return known_region(region)


def _inputs(numbers: list[str]) -> Iterator[str]:
    """Yield the numbers as given; for - the lines of standard input, any bytes of which survive unchanged."""
    for number in numbers:
        if number == "-":
            for line in sys.stdin.buffer:
                yield line.removesuffix(b"\n").decode("utf-8", "surrogateescape")
        else:
            yield number


def _one(blocklist: "Blocklist", number: str, as_json: bool, quiet: bool) -> bool:
    from callcheck.core.decision import Status
    from callcheck.core.number import NotANumber

    result = blocklist.lookup(number)
    if as_json and not quiet:
        _print_json(result)
    if isinstance(result.reading, NotANumber):
        from callcheck.store.shipped import numbering

        raise WrongInput(f"{number!r} is not a phone number. {numbering().refusals[result.reading.reason]}")
    if not quiet and not as_json:
        if sys.stdout.isatty():
            from callcheck.cli.number_card import print_card

            print_card(result)
        else:
            print(_line(result))
    return result.status is Status.LISTED


def _batch(blocklist: "Blocklist", inputs: Iterable[str], as_json: bool, quiet: bool) -> bool:
    from callcheck.core.decision import Status

    found = False
    for result in blocklist.scan(inputs):
        found = found or result.status is Status.LISTED
        if as_json and not quiet:
            _print_json(result)
        elif not quiet:
            print(_line(result), flush=True)
    return found


def _filter(blocklist: "Blocklist", inputs: Iterable[str], wanted: bool, quiet: bool) -> bool:
    from callcheck.core.decision import Status

    out = sys.stdout.buffer
    printed = False
    for result in blocklist.scan(inputs):
        if (result.status is Status.LISTED) is wanted:
            printed = True
            if not quiet:
                out.write(result.reading.text.encode("utf-8", "surrogateescape") + b"\n")
    return printed


def _copy_csv(blocklist: "Blocklist", column: str) -> bool:
    import csv

    from callcheck.core.decision import Status

    source = open(sys.stdin.fileno(), encoding="utf-8-sig", errors="surrogateescape", newline="", closefd=False)  # noqa: SIM115 - it is not ours to close
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="")  # type: ignore[union-attr]
    rows = csv.reader(source)
    header = next(rows, [])
    if column not in header:
        raise WrongInput(f"There is no column {column!r}. The columns are: {', '.join(header) or 'none'}.")
    at = header.index(column)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow([*header, "callcheck_status", "callcheck_number", "callcheck_category", "callcheck_source"])
    found = False
    for row in rows:
        result = blocklist.lookup(row[at] if at < len(row) else "")
        found = found or result.status is Status.LISTED
        padded = row + [""] * (len(header) - len(row))
        out.writerow([*padded, *_fields(result), result.entry.source if result.entry else ""])
    return found


def _line(result: "Lookup") -> str:
    from callcheck.core.clean import clean

    label = clean(result.entry.label) if result.entry else ""
    return "\t".join([clean(result.reading.text), *_fields(result), label])


def _fields(result: "Lookup") -> tuple[str, str, str]:
    from callcheck.core.clean import clean
    from callcheck.core.number import number_of

    return (
        result.status.value,
        number_of(result.reading) or "",
        clean(result.entry.category) if result.entry else "",
    )


def _print_json(result: "Lookup") -> None:
    import json

    from callcheck.cli.objects import lookup_object

    print(json.dumps(lookup_object(result)))
