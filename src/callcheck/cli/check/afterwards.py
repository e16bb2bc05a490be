"""What is offered after the answer: the timer, a record, blocking the number, and the advice once more."""

from collections.abc import Callable
from datetime import UTC, datetime

from callcheck import api
from callcheck.cli import wait
from callcheck.cli.check.show import show_answer
from callcheck.cli.prompts.page_file import ask_where, offer_to_open, write_page
from callcheck.cli.prompts.prompts import Choose, Nothing, Prompts, Stopped, Write, Wrote
from callcheck.cli.prompts.replies import Choice, Key, Picked
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.advice.engine import Verdict
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.errors import CallcheckError
from callcheck.core.numbers.number import Number
from callcheck.core.records.record import Record, blocked, record_of
from callcheck.render.advice.answer import first_number
from callcheck.render.text import Style
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.data.words import text

_PAGE = "callcheck-call.html"
"""The name that is proposed for a page about one call."""


class Afterwards:
    """The menu after the answer. Nothing that is done here changes what was advised."""

    def __init__(self, terminal: Terminal, prompts: Prompts, call: api.Call, *, may_save: bool) -> None:
        self._terminal = terminal
        self._prompts = prompts
        self._call = call
        self._advice = call.advice()
        self._may_save = may_save
        self._may_block = _may_block(call)
        self._has_timer = False
        self._kept: Record | None = None
        self._blocked: str | None = None

    def offer(self) -> None:
        """Offer what may help now, until the person wants nothing more."""
        while (choice := self._choose()) is not None:
            try:
                self._offers()[choice]()
            except CallcheckError as error:
                self._prompts.screen.say(str(error), Style.STRONG)

    def _choose(self) -> str | None:
        number = first_number(self._advice)
        ring = text("advice.ring-first", number=number) if number else ""
        reply = self._prompts.choose(
            Choose(
                ask=text("after.ask"),
                choices=tuple(Choice(label, label) for label in self._offers()),
                why=text("after.why"),
                enter=" ".join(filter(None, (text("after.enter"), ring))),
            )
        )
        match reply:
            case Picked(ids=ids):
                return next(iter(ids))
            case Key.ADVICE:
                return text("after.again")
            case _:
                return None

    def _offers(self) -> dict[str, Callable[[], None]]:
        """Return what can be offered, by what it is called. The timer is not, in danger: nobody waits before 999."""
        waits = any(step.waits for step in self._advice.steps) and not self._advice.emergency
        offers: dict[str, tuple[bool, Callable[[], None]]] = {
            text("after.wait"): (waits, self._wait),
            text("after.save"): (self._may_save, self._save),
            text("after.block"): (self._may_block, self._block),
            text("after.print"): (True, self._print),
            text("after.again"): (True, self._again),
        }
        return {label: act for label, (holds, act) in offers.items() if holds}

    def _again(self) -> None:
        show_answer(Screen.of_answers(self._terminal), self._prompts, self._call)

    def _print(self) -> None:
        """Write the advice, and what is known of the call, as a page that only the person can read."""
        from callcheck.records import export_text  # only who prints needs the pages of records

        reading = self._call.number.reading if self._call.number else None
        record = self._kept or record_of(self._call.answers, self._advice, datetime.now(UTC), reading)
        try:
            file = ask_where(self._prompts, _PAGE)
            write_page(self._prompts, file, export_text([record], "html"), is_private=True)
        except Stopped:
            self._prompts.screen.say(text("page.not-written"))
            return
        self._prompts.screen.say(text("page.wrote", file=file))
        offer_to_open(self._prompts, file)

    def _wait(self) -> None:
        """Start the timer, or look at it again; Ctrl-C comes back here."""
        self._prompts.screen.say(text("wait.back"))
        is_new, self._has_timer = not self._has_timer, True
        if wait.wait_out(self._terminal, new=is_new):
            self._prompts.screen.say(text("wait.over"), Style.STRONG)
            self._again()

    def _save(self) -> None:
        from callcheck.cli.record.keep import keep

        self._kept = keep(self._terminal, self._prompts, self._call, self._blocked)
        self._prompts.screen.say(text("record.kept", id=self._kept.id) if self._kept else text("record.not-kept"))
        self._may_save = self._kept is None

    def _block(self) -> None:
        lookup = self._call.number or self._ask_number()
        if lookup is None:
            return
        if not isinstance(lookup.reading, Number):
            self._prompts.screen.say(text("after.no-block"))
            return
        category = "scam" if self._advice.verdict is Verdict.SCAM else "nuisance"
        label = self._advice.scam.title if self._advice.scam else ""
        with Blocklist.open() as blocklist:
            added = blocklist.add(lookup.reading.e164, category=category, label=label)
        self._prompts.screen.say(text("after.blocked", pattern=added.entry.pattern))
        self._prompts.screen.say(text("after.block-keeps-a-list"))
        self._may_block = False
        self._blocked = lookup.reading.e164
        self._add_blocked(lookup.reading.e164)

    def _add_blocked(self, number: str) -> None:
        """Add the number to the record, where there is one already."""
        from callcheck.store.records.records import Records

        if self._kept is not None and self._kept.id is not None:
            with Records.open() as records:
                self._kept = records.update(self._kept.id, lambda record: blocked(record, number))

    def _ask_number(self) -> Lookup | None:
        """Return the number that is typed, or None when there is none after all."""
        reply = self._prompts.write(Write(text("after.ask-number"), api.look_up, enter=text("after.enter-no-number")))
        match reply:
            case Wrote(value=lookup):
                return lookup
            case Nothing() | Key.BACK | Key.ADVICE:
                return None


def _may_block(call: api.Call) -> bool:
    """Whether blocking may be offered: not for an ordinary call, nor for someone who is feared, whom it may anger.

    Nor is it where the number that was shown cannot be blocked.
    """
    if not call.advice().signs or "ex-partner" in call.answers.get("claimed", ()):
        return False
    return call.number is None or call.number.status in (Status.NOT_LISTED, Status.ALLOWED)
