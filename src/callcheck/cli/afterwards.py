"""What is offered after the advice: the timer, a record, blocking the number, and the advice once more."""

from datetime import UTC, datetime

import typer

from callcheck import api
from callcheck.cli.errors import ExitCode
from callcheck.cli.pages import show_advice
from callcheck.cli.replies import Command, as_command
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.advice.engine import Verdict
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.errors import CallcheckError, WrongInput
from callcheck.core.numbers.number import Number
from callcheck.store.blocklist.blocklist import Blocklist


class Afterwards:
    """The menu after the advice. Nothing that is done here changes what was advised."""

    def __init__(self, terminal: Terminal, call: api.Call, *, may_save: bool) -> None:
        self._call = call
        self._advice = call.advice()
        self._may_save = may_save
        self._has_timer = False
        self._may_block = _may_block(call)
        self._terminal = terminal
        self._screen = Screen(terminal, to_errors=True)
        self._words = self._screen.words

    def offer(self) -> None:
        """Offer what may help now, until the person wants nothing more."""
        try:
            while self._step():
                pass
        except EOFError:
            self._screen.say()
        except KeyboardInterrupt:
            self._screen.say(f"\n{self._words['interrupted']}")
            raise typer.Exit(ExitCode.INTERRUPTED) from None

    def _step(self) -> bool:
        """Offer once; False when the person wants nothing more."""
        choices = self._choices()
        self._screen.say()
        self._screen.say(self._words["after"], style="bold")
        for position, choice in enumerate(choices, 1):
            self._screen.say(f"{position:>2}  {self._words[choice]}")
        reply = self._screen.ask(f"{self._words['after-done']}\n> ").strip()
        match as_command(reply):
            case Command.STOP | Command.BACK:
                return False
            case Command.EMERGENCY:
                self._screen.emergency_card()
            case _ if not reply:
                return False
            case _ if reply.isascii() and reply.isdecimal() and 0 < int(reply) <= len(choices):
                self._do(choices[int(reply) - 1])
            case _:
                self._screen.say(self._words["misread"].format(last=len(choices)))
        return True

    def _choices(self) -> list[str]:
        """Return what can be offered. The timer is not, in danger: nobody waits before 999."""
        needs_wait = any(step.waits for step in self._advice.steps)
        has_other_phone = "another" in self._call.answers.get("phone", ())
        offers = {
            "after-wait": needs_wait and not has_other_phone and not self._advice.emergency,
            "after-save": self._may_save,
            "after-block": self._may_block,
            "after-again": True,
        }
        return [choice for choice, holds in offers.items() if holds]

    def _do(self, choice: str) -> None:
        try:
            match choice:
                case "after-wait":
                    self._wait()
                case "after-save":
                    from callcheck.cli.record.record import keep

                    keep(self._call)
                    self._may_save = False
                case "after-block":
                    self._block()
                case _:
                    show_advice(self._screen, self._advice, (), datetime.now(UTC).date())
        except CallcheckError as error:
            self._screen.say(str(error))

    def _wait(self) -> None:
        """Start the timer, or look at it again; Ctrl-C comes back here."""
        from callcheck.cli import wait

        self._screen.say(self._words["wait-back"])
        is_new, self._has_timer = not self._has_timer, True
        try:
            wait.run(self._terminal, new=is_new)
        except typer.Exit:
            self._screen.say()

    def _block(self) -> None:
        lookup = self._call.number or self._ask_number()
        if lookup is None:
            return
        if not isinstance(lookup.reading, Number):
            self._screen.say(self._words["no-block"])
            return
        is_scam = self._advice.verdict is Verdict.SCAM
        label = self._advice.scam.title if self._advice.scam else ""
        category = "scam" if is_scam else "nuisance"
        with Blocklist.open() as blocklist:
            added = blocklist.add(lookup.reading.e164, category=category, label=label)
        self._screen.say(self._words["blocked"].format(pattern=added.entry.pattern))
        self._may_block = False

    def _ask_number(self) -> Lookup | None:
        """Return the number that is typed, or None when there is none after all."""
        while text := self._screen.ask(f"{self._words['ask-number']}\n> ").strip():
            command = as_command(text)
            if command is Command.EMERGENCY:
                self._screen.emergency_card()
                continue
            if command is not None:
                return None
            try:
                return api.look_up(text)
            except WrongInput as error:
                self._screen.say(str(error))
        return None


def _may_block(call: api.Call) -> bool:
    """Whether blocking may be offered: not for an ordinary call, nor where there is no number to block."""
    if not call.advice().signs:
        return False
    return call.number is None or call.number.status in (Status.NOT_LISTED, Status.ALLOWED)
