"""`callcheck blocklist`: the list, and what it is made of."""

import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from callcheck.cli import transfer
from callcheck.core.errors import StoreFault, WrongInput

if TYPE_CHECKING:
    from callcheck.core.blocklist.entry import Entry
    from callcheck.store.blocklist.blocklist import Blocklist

app = typer.Typer(
    help="Keep the list of numbers to block, and of those to let through.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
)

Region = Annotated[str, typer.Option(help="Read numbers without a country code as of this region.")]
Yes = Annotated[bool, typer.Option("--yes", help="Take a prefix that covers more than ten million numbers.")]


@app.command()
def add(
    pattern: Annotated[str, typer.Argument(metavar="PATTERN", help="A number, or a prefix such as +4470*.")],
    allow: Annotated[bool, typer.Option("--allow", help="Let the number through, whatever other lists say.")] = False,
    category: Annotated[str, typer.Option(help="What kind of call it is, in a word; else nuisance or allowed.")] = "",
    label: Annotated[str, typer.Option(help="A note of your own.")] = "",
    expires: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it stops counting: 2026-12-31.")
    ] = None,
    region: Region = "GB",
    yes: Yes = False,
) -> None:
    """Put a number or a prefix on your list.

    Examples:  callcheck blocklist add "07700 900123"  |  callcheck blocklist add +4470* --category personal
    """
    from callcheck.core.blocklist import patterns
    from callcheck.core.clean import clean

    with _open(region) as blocklist:
        entry, replaced, heavier = blocklist.add(
            pattern, allow=allow, category=category, label=label, expires=_day(expires), wide=yes
        )
    done = "Allowed" if allow else "Blocked"
    count = patterns.covered(entry.pattern)
    covers = f" It covers {count:,} numbers." if count > 1 else ""
    print(f"{done} {entry.pattern}.{covers} Undo: callcheck blocklist remove '{entry.pattern}'")
    if entry.has_expired(entry.added):
        _warn(f"Note: {expires} has passed, so the entry does not count.")
    if replaced is not None and replaced.list is not entry.list:
        _warn(f"Note: it was on your list before, to {replaced.list}. That is no more.")
    for other in heavier:
        _warn(f"Note: {other.pattern} ({other.list}, from {clean(other.source)}) outweighs it, and still decides.")


@app.command()
def remove(
    pattern: Annotated[str, typer.Argument(metavar="PATTERN", help="The pattern, exactly as the list shows it.")],
    region: Region = "GB",
) -> None:
    """Take a number or a prefix off your list: that pattern and no other."""
    with _open(region) as blocklist:
        entry = blocklist.remove(pattern)
    print(f"Removed {entry.pattern}.")


@app.command("list")
def list_(
    source: Annotated[str | None, typer.Option(help="Only the entries of this source.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object an entry.")] = False,
) -> None:
    """Show every entry: pattern, block or allow, category, label, source and dates."""
    from callcheck.core.clean import clean

    today = datetime.now(UTC).date()
    with _open() as blocklist:
        for entry in blocklist.entries(source):
            if as_json:
                _print_json(entry)
            else:
                until = ("expired " if entry.has_expired(today) else "until ") if entry.expires else ""
                end = f"{until}{entry.expires}" if entry.expires else ""
                words = (clean(entry.category), clean(entry.label), clean(entry.source), f"added {entry.added}", end)
                print("\t".join([str(entry.pattern), entry.list, *words]))


app.command("import")(transfer.import_)
app.command("export")(transfer.export)


@app.command()
def sources(
    remove: Annotated[str | None, typer.Option(metavar="NAME", help="Take out a source and all its entries.")] = None,
) -> None:
    """Show where entries came from: how many, when, from which file, and its SHA-256."""
    from callcheck.core.clean import clean
    from callcheck.render.amounts import ago, counted

    with _open() as blocklist:
        if remove is not None:
            count = blocklist.remove_source(remove)
            print(f"Removed {clean(remove)} and its {counted(count, 'entry', 'entries')}.")
            return
        for s in blocklist.sources():
            origin = [clean(s.origin), s.format, f"sha256:{s.sha256}"] if s.origin else []
            when = f"{s.imported:%Y-%m-%d %H:%M} UTC, {ago(s.imported.date(), datetime.now(UTC).date())}"
            print("\t".join([clean(s.name), counted(s.entries, "entry", "entries"), when, *origin]))


@app.command()
def verify() -> None:
    """Check that the file of the list is sound; exit code 4 when it is not."""
    with _open() as blocklist:
        problems = blocklist.verify()
        path = blocklist.path
    for problem in problems:
        _warn(problem)
    if problems:
        raise StoreFault(
            f"{path} is damaged. Put back a copy that you trust, or move the file away and import your lists again."
        )
    print("The list is sound.")


def _open(region: str = "GB") -> "Blocklist":
    from callcheck.store.blocklist.blocklist import Blocklist

    return Blocklist.open(region=region)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise WrongInput(f"{text!r} is not a date. Write it as 2026-12-31.") from error


def _print_json(entry: "Entry") -> None:
    import json

    from callcheck.store.formats.json_object import entry_object

    print(json.dumps(entry_object(entry)))


def _warn(sentence: str) -> None:
    print(sentence, file=sys.stderr)
