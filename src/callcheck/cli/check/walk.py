"""The walk through the checklist: one question at a time, back and forth, until the answers are checked."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from callcheck import api
from callcheck.cli.check.story import is_story_at, read_story, story_lines
from callcheck.cli.prompts.checklist import choose, enter
from callcheck.cli.prompts.prompts import Choose, Left, Nothing, Prompts, Told, Write, Wrote
from callcheck.cli.prompts.replies import Choice, Key, Picked
from callcheck.core.advice.checklist import Kind, Question
from callcheck.core.advice.engine import NOT_SURE
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.render.advice.answer import step_block, up_to_first_call
from callcheck.render.text import Line, Style
from callcheck.store.data import shipped
from callcheck.store.data.facts import facts_of
from callcheck.store.data.words import text

Answer = frozenset[str] | Lookup
"""Options of a question, or a number that was looked up."""


class Walk:
    """What is known is in `call`; everything else follows from it."""

    def __init__(
        self,
        prompts: Prompts,
        call: api.Call,
        *,
        is_first_shown: bool,
        remembered: str | None,
        is_aloud: bool = False,
    ) -> None:
        self.call = call
        self._prompts = prompts
        self._screen = prompts.screen
        self._is_shown = is_first_shown
        self._remembered = remembered
        self._is_aloud = is_aloud
        self._asked: list[str] = []
        self._before: dict[str, Answer] = {}
        """What was answered before it was gone back to: Enter alone keeps it."""
        self._said: set[str] = set()
        """What interrupts the walk, and has."""
        self._wants_advice = False

    def run(self) -> api.Call:
        """Ask what could change what is shown, let the answers be checked, and return them; raises Stopped."""
        if self._is_shown:
            self._ask(self._first())
        self._interrupt()
        while not self._wants_advice:
            question = self._next() or self._review()
            if question is None:
                break
            self._ask(question)
        return self.call

    def _first(self) -> Question:
        return shipped.checklist().questions[0]

    def _next(self) -> Question | None:
        return next((q for q in self.call.open_questions() if q.id not in self._asked), None)

    # One question

    def _ask(self, question: Question) -> None:
        """Ask a question, and take its answer or do what a key says."""
        question = self.call.put(question)
        reply = self._reply(question)
        match reply:
            case Key.ADVICE:
                self._wants_advice = True
                return
            case Key.BACK:
                self._go_back(question)
                return
            case Told(story=story):
                self._hear(question, story)
                return
            case Nothing():
                self._take(question, self._answer_now(question))
            case Picked(ids=ids):
                self._take(question, question.accept(ids))
            case Wrote(value=lookup):
                self._take(question, lookup)
            case _:
                assert_never(reply)
        if question.id not in self._asked:
            self._asked.append(question.id)
        self._interrupt()

    def _hear(self, question: Question, story: str) -> None:
        """Put what a story says among the answers, and show it. A danger that it does not name is asked of again."""
        heard = read_story(story)
        told = {**heard.answers, **self.call.answers}
        self.call = api.Call.of(told, self.call.number)
        self._screen.show([Line(), *story_lines(heard, self.call)])
        if question.id not in self.call.answers:
            self._ask(question)
        elif question.id not in self._asked:
            self._asked.append(question.id)
        self._interrupt()

    def _reply(self, question: Question) -> Picked | Told | Wrote[Lookup] | Nothing | Left:
        place = self._asked.index(question.id) if question.id in self._asked else len(self._asked)
        now = self._answer_now(question)
        before = self._label(question, now) if now else None
        if question.kind is Kind.NUMBER:
            write = Write(question.ask, self._look_up, question.why, enter(question, before), place + 1)
            return self._prompts.write(write)
        is_shown, self._is_shown = self._is_shown, False
        is_story = is_story_at(question) if question.id == self._first().id else None
        put = choose(question, before=before, position=place + 1, is_story=is_story, is_aloud=self._is_aloud)
        return self._prompts.choose(put, is_shown=is_shown)

    def _answer_now(self, question: Question) -> Answer | None:
        """Return what the question is or was answered with, which Enter alone keeps."""
        now: Answer | None = self.call.number if question.kind is Kind.NUMBER else self.call.answers.get(question.id)
        return now or self._before.get(question.id)

    def _look_up(self, typed: str) -> Lookup:
        lookup, fault = api.look_up_whatever_happens("withheld" if typed.casefold() == "w" else typed)
        if fault is not None:
            self._screen.say(str(fault))
        if lookup.status is Status.LISTED:
            self._screen.say(text("check.is-listed"))
        return lookup

    def _take(self, question: Question, answer: Answer | None) -> None:
        """Put an answer in; none at all means that the person is not sure."""
        match answer:
            case Lookup():
                self.call = replace(self.call, number=answer, facts=facts_of(answer.reading))
            case None if question.kind is Kind.NUMBER:
                self.call = replace(self.call, number=None, facts=None)
            case _:
                self.call = replace(self.call, answers={**self.call.answers, question.id: answer or NOT_SURE})

    def _go_back(self, question: Question) -> None:
        """Ask the question before this one again, as if it had not been answered."""
        earlier = self._asked[: self._asked.index(question.id)] if question.id in self._asked else self._asked
        if not earlier:
            self._screen.say(text("check.first"))
            self._ask(question)
            return
        *self._asked, last = earlier
        before = shipped.checklist()[last]
        if (answer := self._answer_now(before)) is not None:
            self._before[last] = answer
        if before.kind is Kind.NUMBER:
            self.call = replace(self.call, number=None, facts=None)
        kept = {id_: chosen for id_, chosen in self.call.answers.items() if id_ != last}
        self.call = replace(self.call, answers=kept)
        self._ask(before)

    # What interrupts the questions

    def _interrupt(self) -> None:
        """Say at once what cannot wait for the end of the questions, each the first time that answers call for it."""
        if self.call.advice().emergency:
            self._interrupt_with("emergency", self._show_emergency)
            return
        self._said.discard("emergency")
        if "on-call" in self.call.answers.get("happening", ()):
            self._interrupt_with("hang-up", self._show_hang_up)
        if {"lost", "phone"} <= self.call.answers.keys():
            self._interrupt_with("first", self._show_first_act)

    def _interrupt_with(self, name: str, show: Callable[[], None]) -> None:
        if name not in self._said:
            self._said.add(name)
            show()

    def _show_emergency(self) -> None:
        self._go_on(self._prompts.emergency(text("check.after-emergency")))

    def _show_hang_up(self) -> None:
        """Show, alone on the screen, what comes before every question while the caller is on the line."""
        step = next((step for step in self.call.advice().steps if step.id == "hang-up"), None)
        if step is None:
            return
        self._screen.clear()
        self._screen.show([Line(step.do, Style.ALARM), Line(), Line(step.why), Line()])
        self._go_on(self._prompts.pause(text("check.after-hang-up")))

    def _show_first_act(self) -> None:
        """Say what to do first once it is known: some will want to do it before they answer more."""
        acts = up_to_first_call(self.call.advice())
        if acts and self._next():
            blocks = [step_block(step, number) for number, step in enumerate(acts, 1)]
            lines = [line for block in blocks for line in block]
            self._screen.show([Line(), Line(text("check.first-act"), Style.STRONG), *lines])

    def _go_on(self, key: Left | None) -> None:
        match key:
            case Key.BACK if self._asked:
                self._said.clear()
                self._ask(shipped.checklist()[self._asked[-1]])
            case Key.ADVICE:
                self._wants_advice = True
            case _:
                pass

    # The answers at the end

    def _review(self) -> Question | None:
        """Show the answers; return the question to change, or None when they stand."""
        answered = [
            self.call.put(q) for q in shipped.checklist().questions if q.id in self._asked or self._is_answered(q)
        ]
        choices = tuple(Choice(q.id, text("check.answered", ask=q.ask, answer=self._shown(q))) for q in answered)
        reply = self._prompts.choose(
            Choose(text("check.review"), choices, why=text("check.review-why"), enter=text("check.review-enter"))
        )
        match reply:
            case Picked(ids=ids):
                return shipped.checklist()[next(iter(ids))]
            case Key.BACK if self._asked:
                return shipped.checklist()[self._asked[-1]]
            case _:
                return None

    def _is_answered(self, question: Question) -> bool:
        return question.id in self.call.answers or (question.kind is Kind.NUMBER and self.call.number is not None)

    def _shown(self, question: Question) -> str:
        label = self._label(question, self._answer_now(question))
        is_from_before = question.id == "nation" and self._answer_now(question) == frozenset({self._remembered})
        return text("check.from-last-time", answer=label) if is_from_before else label

    def _label(self, question: Question, answer: Answer | None) -> str:
        if isinstance(answer, Lookup):
            return answer.reading.text
        labels = [option.label for option in question.options if option.id in (answer or ())]
        return "; ".join(labels) or text("check.no-answer")
