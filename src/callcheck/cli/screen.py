"""The screen: everything that is shown with Rich. Text is never read as markup, and meaning never rests on colour."""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest
from textwrap import fill
from typing import TYPE_CHECKING

from rich.console import Console  # noqa: TID253 - one of the two files that may
from rich.text import Text  # noqa: TID253

from callcheck.core.checklist import Kind, Question
from callcheck.core.clean import clean
from callcheck.store import shipped

if TYPE_CHECKING:
    from callcheck.core.advice import Advice, Todo
    from callcheck.core.rules import Contact, Scam

_WIDEST = 80
"""Columns; longer lines are hard to read."""

_BOX = 4
"""Columns that a box takes."""

_NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}

_LONGEST_COLUMN = 12
"""Options; more stand in two columns where there is room."""


class Screen:
    """One stream that a person reads: stdout for answers, stderr for what is asked."""

    def __init__(self, *, to_stderr: bool = False, plain: bool = False) -> None:
        file = sys.stderr if to_stderr else sys.stdout
        is_plain = plain or os.environ.get("TERM") == "dumb" or not file.isatty()
        self._console = Console(
            file=file,
            no_color=True if is_plain else None,
            force_terminal=False if is_plain else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        self._width = min(self._console.width, _WIDEST)
        self._console.width = self._width
        self._is_plain = is_plain

    @property
    def is_live(self) -> bool:
        """Whether something may move on it: a terminal that is not plain."""
        return not self._is_plain

    @property
    def words(self) -> dict[str, str]:
        """The words around questions and advice."""
        return shipped.interface_words()

    def say(self, text: str = "", style: str = "") -> None:
        """Print one paragraph."""
        self._console.print(Text(text, style=style))

    def ask(self, prompt: str) -> str:
        """Print a prompt and return the reply; raises EOFError when there is none."""
        self._console.print(Text(prompt, style="bold"), end="")
        return input()

    # Questions

    def welcome(self, first: Question | None) -> None:
        """Say what will happen, and show the first question: the rest of the program loads while it is read."""
        self.say(self.words["welcome"])
        self.say(self.words["keys"], style="dim")
        if first is not None:
            self.question(first, 1)

    def question(self, question: Question, position: int) -> None:
        """Show one question with its options, numbered from 1."""
        self.say()
        self.say(f"{position}. {question.ask}", style="bold")
        if question.kind is Kind.NUMBER:
            return
        options = [f"{number:>2}  {option.label}" for number, option in enumerate(question.options, 1)]
        half = -(-len(options) // 2)
        fits = max(map(len, options[:half])) < _WIDEST // 2 and max(map(len, options[half:])) <= _WIDEST // 2
        if len(options) > _LONGEST_COLUMN and self._width >= _WIDEST and fits:
            for left, right in zip_longest(options[:half], options[half:], fillvalue=""):
                self.say(f"{left:<{_WIDEST // 2}}{right}".rstrip())
        else:
            for option in options:
                self._item(option)

    def answers(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show what was answered, numbered from 1."""
        self.say()
        self.say(self.words["review"], style="bold")
        for number, (ask, answer) in enumerate(rows, 1):
            self._item(f"{number:>2}  {ask}")
            self._item(f"    {clean(answer)}", style="cyan")

    # Advice

    def emergency_card(self) -> None:
        """Show three lines that matter when someone is in danger."""
        from callcheck.store import guidance

        lines = Text("\n".join(guidance.words()["emergency"]), style="bold")
        self._box(lines, self.words["emergency-title"], "bold red")

    def advice(self, advice: "Advice", number_notes: Sequence[str], today: date) -> None:
        """Show the advice: what to do first, then the rest in order, and why."""
        from callcheck.core.advice import Verdict
        from callcheck.core.rules import Urgency
        from callcheck.store import guidance

        words = self.words
        self.say()
        self.say(advice.headline, style="bold red" if advice.verdict is Verdict.SCAM else "bold")
        if advice.scam:
            self.say(words["scam"].format(title=advice.scam.title))
        self.say()
        first = advice.todos[0]
        is_urgent = first.step.urgency is Urgency.NOW
        if is_urgent:
            self._box(self._todo(first, 1), words["first-thing"], "bold red" if advice.emergency else "bold")
        for urgency in Urgency:
            todos = [(number, todo) for number, todo in enumerate(advice.todos, 1) if todo.step.urgency is urgency]
            blocks = [self._todo(todo, number) for number, todo in todos if not (is_urgent and todo is first)]
            self._section(words[urgency.value], blocks, gap=True)
        self._list(
            words["never"], [*(never.say for never in advice.nevers), *(advice.scam.never if advice.scam else ())]
        )
        title = words["signs" if advice.verdict is Verdict.SCAM else "signs-weak"]
        self._list(title, [f"{sign.say} ({words[sign.strength.value]})" for sign in advice.signs])
        self._list(words["number"], [clean(note) for note in number_notes])
        self.say()
        self.say(words["start"].format(do=first.step.do), style="bold")
        if not advice.emergency:
            self.say(guidance.words()["reminder"], style="bold")
        if advice.scam:
            self.say(words["more"].format(id=advice.scam.id), style="dim")
        self.say(words["reviewed"].format(date=f"{guidance.reviewed():%d %B %Y}"), style="dim")
        if (today - guidance.reviewed()).days > guidance.STALE_AFTER_DAYS:
            self.say(guidance.words()["stale"], style="bold")

    def _section(self, title: str, blocks: Sequence[Text], gap: bool = False) -> None:
        if not blocks:
            return
        self.say()
        self.say(title, style="bold")
        for position, block in enumerate(blocks):
            if gap and position:
                self.say()
            self._console.print(block)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        self._section(title, [self._hanging(f" -  {line}") for line in lines])

    def _item(self, line: str, style: str = "") -> None:
        self._console.print(self._hanging(line, style))

    def _todo(self, todo: "Todo", number: int) -> Text:
        lines = [self._hanging(f"{number:>2}  {todo.step.do}", "bold")]
        for contact in todo.contacts:
            lines += self._reach(contact)
        lines.append(self._hanging(f"    {self.words['why']} {todo.step.why}", "dim"))
        return Text("\n").join(lines)

    def _reach(self, contact: "Contact") -> list[Text]:
        """Return how someone is reached, each number on a line of its own, and then who it is."""
        places = [
            Text(f"        {place}", "bold green") for place in (contact.number, contact.web, contact.email) if place
        ]
        about = contact.cost if places else contact.purpose
        return [*places, self._hanging(f"    {contact.name}{'. ' + about if about else ''}")]

    def _where(self, contact: "Contact") -> Text:
        """Return a contact on one line, with the nations that it serves unless it serves all."""
        place = contact.number or contact.web or contact.email or ""
        nations = (
            ""
            if len(contact.nations) == len(_NATIONS)
            else f" ({', '.join(_NATIONS[n] for n in sorted(contact.nations))})"
        )
        return self._hanging(f" -  {contact.name}{nations}{': ' + place if place else ''}")

    def _hanging(self, line: str, style: str = "") -> Text:
        """Return a line whose first four columns, a number or a dash, stand out to the left where it wraps."""
        wrapped = fill(line[4:], self._width - _BOX, initial_indent=line[:4], subsequent_indent="    ")
        return Text(wrapped, style)

    def _box(self, inside: Text, title: str, style: str) -> None:
        if self._is_plain:
            self.say(title, style="bold")
            self._console.print(inside)
        else:
            from rich.panel import Panel

            self._console.print(Panel(inside, title=Text(title), border_style=style, title_align="left"))

    # Lists

    def contact(self, contact: "Contact") -> None:
        """Show whom to reach, each number on a line of its own."""
        self.say()
        self.say(contact.name, style="bold")
        for place in filter(None, (contact.number, contact.web, contact.email)):
            self.say(f"        {place}", style="bold green")
        for line in filter(None, (contact.purpose, contact.hours, contact.cost)):
            self._item(f"    {line}")

    def scam(self, scam: "Scam", aftermath: Sequence["Todo"]) -> None:
        """Show one script whole, and the steps for people who were caught by it."""
        from callcheck.store import guidance

        words = self.words
        self.say(scam.title, style="bold")
        self.say(words["scam-claims"].format(claims=scam.claims))
        for title, lines in {
            "scam-opens": scam.opens,
            "scam-asks": scam.asks,
            "scam-gives-away": scam.gives_away,
            "scam-never": scam.never,
            "scam-check": scam.check,
        }.items():
            self._list(words[title], lines)
        contacts = guidance.contacts()
        self._section(words["scam-report"], [self._where(contacts[id_]) for id_ in scam.report])
        self._section(words["scam-if-done"], [self._todo(todo, n) for n, todo in enumerate(aftermath, 1)], gap=True)
        self.say()
        if scam.is_general:
            self.say(words["scam-general"], style="bold")
        self.say(words["scam-reviewed"].format(date=f"{scam.reviewed:%d %B %Y}", sources=", ".join(scam.source)))
