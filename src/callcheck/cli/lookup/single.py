"""One number, as a card on a terminal, as a line elsewhere, or as a JSON object."""

import json
from datetime import UTC, datetime

from callcheck.cli.errors import ExitCode
from callcheck.cli.lookup.lookup import Mode
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.blocklist.precedence import Lookup
from callcheck.core.numbers.results import NotANumber
from callcheck.render.blocklist.line import line_of
from callcheck.render.blocklist.lookup import card, decision
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.facts import facts_of, notes_on, refusal


def shown(
    terminal: Terminal, blocklist: Blocklist, lookup: Lookup, mode: Mode, quiet: bool, code: ExitCode
) -> Result:
    """Return what is shown of one lookup; a text that is no number is wrong input when it stands alone."""
    if isinstance(lookup.reading, NotANumber):
        why = f"callcheck: {refusal(lookup.reading)}"
        out = _json(lookup) if mode is Mode.JSON and not quiet else ""
        return Result(out, (why,), ExitCode.WRONG_INPUT)
    if mode is Mode.JSON:
        return Result(_json(lookup), code=code)
    if mode is Mode.LINE and not terminal.is_watched and not terminal.is_spoken:
        return Result(line_of(lookup), code=code)
    facts = facts_of(lookup.reading)
    lines = [*card(lookup, facts, notes_on(lookup, facts), datetime.now(UTC).date())]
    if mode is Mode.WHY:
        lines += decision(lookup, blocklist.expired(lookup.reading))
    if terminal.is_spoken:
        from callcheck.render.spoken import spoken  # only a voice needs it

        lines = [spoken(line) for line in lines]
    return Result(lines, code=code)


def _json(lookup: Lookup) -> str:
    from callcheck.render.json_objects import lookup_object  # loads all that JSON is made of

    return json.dumps(lookup_object(lookup))
