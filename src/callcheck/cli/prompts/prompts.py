"""The prompts: one way to ask for the checklist, the records and the menus, with the same keys everywhere.

    prompts = Prompts(terminal)
    match prompts.choose(Choose("Which phone rang?", (Choice("landline", "A landline"), ...))):
        case Picked(ids): ...
        case Nothing(): ...          # Enter alone
        case Key.BACK | Key.ADVICE: ...   # the caller knows what these lead to

What is understood here: `?` says why, `999` shows the emergency card, `q` raises Stopped. Ctrl-C passes through as
KeyboardInterrupt, and the end of the input as EOFError.
"""

from typing import assert_never

from callcheck.cli.prompts.asked import Choose, Left, Nothing, Stopped, Told, Value, Write, Wrote
from callcheck.cli.prompts.line import Typed, drop_what_waits, read_line, shown_again
from callcheck.cli.prompts.replies import Choice, Key, Misread, Offered, Picked, as_key, read_choice
from callcheck.cli.screen import Screen
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import CallcheckError
from callcheck.render.menu import menu
from callcheck.render.text import Line, Style
from callcheck.store.data.words import text

__all__ = ["Choose", "Left", "Nothing", "Prompts", "Stopped", "Told", "Write", "Wrote"]


class Prompts:
    """What asks on a terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self.screen = Screen.of_prompts(terminal)
        self._input = terminal.input

    def show(self, question: Choose | Write[Value]) -> None:
        """Show a question without asking it yet: the rest of the program loads while it is read."""
        drop_what_waits(self._input)
        rows = []
        if isinstance(question, Choose):
            rows = menu(question.choices, self.screen.width, self.screen.is_plain)
        place = f"{question.position}. " if question.position else ""
        title = Line(question.ask, Style.STRONG, lead=place)
        self.screen.show([Line(), title, *rows])
        if len(rows) > self.screen.height - 5:  # the question has gone off the top
            self.screen.show([title])

    def choose(self, question: Choose, *, is_shown: bool = False) -> Picked | Told | Nothing | Left:
        """Ask until a choice is made, and return it. `is_shown` says that the question is on the screen already."""
        while True:
            typed = self._read(question, is_shown=is_shown)
            is_shown = False
            match typed:
                case Nothing() | Key.BACK | Key.ADVICE:
                    return typed
                case Typed() if question.is_story is not None and question.is_story(typed.text):
                    return Told(typed.text)
                case Typed() if typed.is_paste:
                    self._complain("prompt.paste")
                case Typed():
                    found = self._meant(typed.text, question)
                    if found is not None:
                        return found
                case _:
                    assert_never(typed)

    def _meant(self, typed: str, question: Choose) -> Picked | Left | None:
        """Return the choice that words mean, once it is certain."""
        meant = read_choice(typed, question.choices, many=question.many, match=question.match)
        match meant:
            case Picked(ids=ids):
                if not typed.replace(" ", "").isdecimal():
                    self._echo(ids, question)
                return meant
            case Offered(ids=ids):
                return self._offer(ids, question)
            case Misread(sentence=sentence):
                self._complain(sentence, last=len(question.choices))
                return None
            case _:
                assert_never(meant)

    def write(self, question: Write[Value]) -> Wrote[Value] | Nothing | Left:
        """Ask until what is typed can be read, and return it."""
        while True:
            typed = self._read(question)
            match typed:
                case Nothing() | Key.BACK | Key.ADVICE:
                    return typed
                case Typed() if typed.is_paste and not question.is_long:
                    self._complain("prompt.paste")
                case Typed():
                    try:
                        return Wrote(question.parse(typed.text))
                    except CallcheckError as error:
                        self.screen.say()
                        self.screen.say(str(error), Style.STRONG)
                case _:
                    assert_never(typed)

    def confirm(self, ask: str) -> bool:
        """Ask for yes or no; Enter alone, and every key but yes, is no."""
        choices = (Choice("yes", text("prompt.yes")), Choice("no", text("prompt.no")))
        reply = self.choose(Choose(ask, choices, enter=text("prompt.enter-no")))
        return reply == Picked(frozenset({"yes"}))

    def pause(self, ask: str) -> Left | None:
        """Wait for Enter, which returns None; words that mean nothing here change nothing."""
        while True:
            typed = self._read(Write("", str), ask=f"{ask} ")
            match typed:
                case Nothing():
                    return None
                case Key.BACK | Key.ADVICE:
                    return typed
                case Typed(text=words):
                    if words.casefold().strip(" .!") in text("prompt.go-on-words").split():
                        return None
                    self._complain("prompt.only-enter")
                case _:
                    assert_never(typed)

    def emergency(self, ask: str = "") -> Left | None:
        """Show the emergency card, and wait until it was read; `ask` is asked in place of a plain "press Enter"."""
        from callcheck.render.advice.emergency import emergency_card  # loads the whole advice

        self.screen.clear()
        self.screen.show([*emergency_card(), Line()])
        return self.pause(ask or text("prompt.after-card"))

    def _read(
        self, question: Choose | Write[Value], *, is_shown: bool = False, ask: str = ""
    ) -> Typed | Nothing | Left:
        """Show a question and wait for what is no key that is answered here; `ask` is all of a short one."""
        while True:
            if not is_shown and not ask:
                self.show(question)
            is_shown = False
            self._prompt(question, ask)
            with shown_again(lambda: self._show_again(question, ask)):
                typed = read_line(self._input)
            if typed.has_keys:
                self._complain("prompt.arrows")
                continue
            key = None if typed.is_paste else as_key(typed.text)
            match key:
                case None:
                    return typed if typed.text else Nothing()
                case Key.BACK | Key.ADVICE:
                    return key
                case Key.WHY:
                    self.screen.say()
                    self.screen.say(question.why or text("prompt.no-why"))
                case Key.EMERGENCY:
                    self.emergency()
                case Key.STOP:
                    raise Stopped
                case _:
                    assert_never(key)

    def _show_again(self, question: Choose | Write[Value], ask: str) -> None:
        self.screen.say()
        if not ask:
            self.show(question)
        self._prompt(question, ask)

    def _prompt(self, question: Choose | Write[Value], ask: str) -> None:
        """Write the last rows of a question: what can be typed, and the mark that it is to be typed at."""
        if not ask:
            self.screen.show([Line(row) for row in self._hints(question)])
        if len(ask) + 2 > self.screen.width:
            self.screen.say(ask)
            ask = ""
        self.screen.prompt(f"{ask}> ")

    def _hints(self, question: Choose | Write[Value]) -> list[str]:
        how = (
            text("prompt.choose-many" if question.many else "prompt.choose-one")
            if isinstance(question, Choose)
            else ""
        )
        keys = text("prompt.keys-plain" if self.screen.is_plain else "prompt.keys")
        return list(filter(None, (" ".join(filter(None, (how, question.enter))), keys)))

    def _complain(self, sentence: str, **values: object) -> None:
        self.screen.say()
        self.screen.say(text(sentence, **values), Style.STRONG)

    def _echo(self, ids: frozenset[str], question: Choose) -> None:
        """Say which choices the words were taken for."""
        labels = [choice.label for choice in question.choices if choice.id in ids]
        self.screen.say(text("prompt.taken", answer="; ".join(labels)))

    def _offer(self, ids: tuple[str, ...], question: Choose) -> Picked | Left | None:
        """Ask which of several choices was meant; none of them leads back to the question."""
        offered = tuple(choice for choice in question.choices if choice.id in ids)
        none = Choice("", text("prompt.none-of-these"))
        reply = self.choose(Choose(text("prompt.did-you-mean"), (*offered, none), question.many, question.why))
        match reply:
            case Picked(ids=picked) if "" not in picked:
                return reply
            case Key.ADVICE:
                return reply
            case _:
                return None
