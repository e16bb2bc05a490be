"""The screen: everything that is shown with Rich. Text is never read as markup, and meaning never rests on colour."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import fill

from rich.console import Console  # noqa: TID253 - one of the two files that may
from rich.text import Text  # noqa: TID253

from callcheck.cli.terminal import Terminal
from callcheck.core.advice.checklist import Kind, Question
from callcheck.core.clean import clean
from callcheck.store.data import shipped

Block = Sequence[tuple[str, str]]
"""Lines that belong together, each with its style. The first four columns of a line are its lead, or empty."""

_WIDEST = 80
"""Columns; longer lines are hard to read."""

_NARROWEST = 20
"""Columns; a terminal that says it has fewer is taken to be wrong."""

_BOX = 4
"""Columns that a box takes."""

_LONGEST_COLUMN = 12
"""Options; more stand in two columns where there is room."""


class Screen:
    """One stream that a person reads: stdout for answers, stderr for what is asked."""

    def __init__(self, terminal: Terminal, *, to_errors: bool = False) -> None:
        file = terminal.errors if to_errors else terminal.output
        is_seen = terminal.shows_progress if to_errors else terminal.is_watched
        is_plain = terminal.is_plain or not is_seen
        self._console = Console(
            file=file,
            no_color=True if is_plain else None,
            force_terminal=False if is_plain else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        self._width = max(_NARROWEST, min(self._console.width, _WIDEST))
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
        wrapped = fill(text, self._width) if len(text) > self._width else text
        self._console.print(Text(wrapped, style=style))

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
                self.item(option)

    def answers(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show what was answered, numbered from 1."""
        self.say()
        self.say(self.words["review"], style="bold")
        for number, (ask, answer) in enumerate(rows, 1):
            self.item(f"{number:>2}  {ask}")
            self.item(f"    {clean(answer)}", style="cyan")

    # Blocks

    def emergency_card(self) -> None:
        """Show three lines that matter when someone is in danger."""
        from callcheck.store.data import guidance

        self.box(
            [(line, "bold") for line in guidance.words()["emergency"]], self.words["emergency-title"], "bold red"
        )

    def item(self, line: str, style: str = "") -> None:
        """Print one line whose first four columns, a number or a dash, stand out to the left where it wraps."""
        self._console.print(self._text([(line, style)]))

    def section(self, title: str, blocks: Sequence[Block], gap: bool = False) -> None:
        """Print a title and what stands under it, if there is anything; with `gap` an empty line between blocks."""
        if not blocks:
            return
        self.say()
        self.say(title, style="bold")
        for position, block in enumerate(blocks):
            if gap and position:
                self.say()
            self._console.print(self._text(block))

    def list(self, title: str, lines: Sequence[str]) -> None:
        """Print a title and lines with dashes under it, if there are any."""
        self.section(title, [[(f" -  {line}", "")] for line in lines])

    def box(self, block: Block, title: str, style: str) -> None:
        """Print a block in a box that cannot be missed or, on a plain screen, under its title."""
        if self._is_plain:
            self.say(title, style="bold")
            self._console.print(self._text(block))
        else:
            from rich.panel import Panel

            self._console.print(Panel(self._text(block), title=Text(title), border_style=style, title_align="left"))

    def _text(self, block: Block) -> Text:
        return Text("\n").join(Text(self._hanging(line), style) for line, style in block)

    def _hanging(self, line: str) -> str:
        if not re.match(r"[ 0-9-]{4}", line):
            return fill(line, self._width - _BOX)
        return fill(line[4:], self._width - _BOX, initial_indent=line[:4], subsequent_indent="    ")
