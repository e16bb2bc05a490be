"""The guide: one question at a time, back and forth, until the answers are checked."""

from dataclasses import replace
from typing import assert_never

from callcheck import api
from callcheck.cli.replies import Chosen, Command, Misread, Nothing, Typed, as_command, read_reply
from callcheck.cli.screen import Screen
from callcheck.core.advice.checklist import Kind, Question
from callcheck.core.advice.engine import NOT_SURE
from callcheck.core.blocklist.precedence import Lookup, Status
from callcheck.core.errors import WrongInput
from callcheck.store.data import shipped
from callcheck.store.data.facts import facts_of

Answer = frozenset[str] | Lookup
"""Options of a question, or a number that was looked up."""


class Stopped(Exception):
    """The person typed q."""


class Guide:
    """A walk through the checklist. What is known is in `call`; everything else follows from it."""

    def __init__(self, screen: Screen, call: api.Call, *, is_first_shown: bool) -> None:
        self.call = call
        self._screen = screen
        self._words = screen.words
        self._asked: list[Question] = []
        self._is_first_shown = is_first_shown
        self._forgotten: dict[str, Answer] = {}
        self._has_shown_emergency = False
        self._has_said_hang_up = False

    def run(self) -> api.Call:
        """Ask what could change the advice, let the answers be checked, and return them; raises Stopped."""
        if self._is_first_shown:
            self._ask(shipped.checklist().questions[0])
        self._meet_emergency()
        while True:
            self._ask_open_questions()
            change = self._review()
            if change is None:
                return self.call
            self._ask(change)

    def _ask_open_questions(self) -> None:
        while (question := self._next()) is not None:
            self._ask(question)

    def _next(self) -> Question | None:
        return next((q for q in self.call.open_questions() if q not in self._asked), None)

    def _ask(self, question: Question) -> None:
        """Show a question until it is answered, or until the one before it is gone back to."""
        before = self._before_now(question)
        if not self._is_first_shown:
            self._screen.question(question, self._position(question))
        self._is_first_shown = False
        while True:
            reply = read_reply(self._screen.ask(self._prompt(question, before)), question)
            match reply:
                case Command.BACK:
                    if self._go_back(question):
                        return
                    self._screen.say(self._words["first"])
                case Command.WHY:
                    self._screen.say(question.why)
                case Command.EMERGENCY:
                    self._screen.emergency_card()
                case Command.STOP:
                    raise Stopped
                case Misread(sentence=sentence):
                    self._screen.say(self._words[sentence].format(last=len(question.options)))
                case Nothing():
                    self._take(question, before)
                    break
                case Typed(text=text):
                    if self._take_number(question, text):
                        break
                case Chosen(options=options):
                    self._take(question, question.accept(options))
                    break
                case _:
                    assert_never(reply)
        if question not in self._asked:
            self._asked.append(question)
        self._meet_emergency()
        self._hang_up()

    def _position(self, question: Question) -> int:
        return self._asked.index(question) + 1 if question in self._asked else len(self._asked) + 1

    def _is_answered(self, question: Question) -> bool:
        return question.id in self.call.answers or (question.kind is Kind.NUMBER and self.call.number is not None)

    def _before_now(self, question: Question) -> Answer | None:
        """Return what the question was answered with before, which Enter alone keeps."""
        if question.kind is Kind.NUMBER:
            now: Answer | None = self.call.number
        else:
            now = self.call.answers.get(question.id)
        return now or self._forgotten.get(question.id)

    def _prompt(self, question: Question, before: Answer | None) -> str:
        if before is not None:
            hint = self._words["keep"].format(answer=self._label(question, before))
        else:
            hint = self._words["skip" if question.kind is Kind.NUMBER else "not-sure"]
        return f"{self._words['reply-' + question.kind]}. {hint}.\n> "

    def _go_back(self, question: Question) -> bool:
        """Ask the question before this one again; False when there is none."""
        earlier = self._asked[: self._asked.index(question)] if question in self._asked else self._asked
        if not earlier:
            return False
        last = earlier[-1]
        if (answer := self._before_now(last)) is not None:
            self._forgotten[last.id] = answer
        self._asked = earlier[:-1]
        if last.kind is Kind.NUMBER:
            self.call = replace(self.call, number=None, facts=None)
        kept = {id_: chosen for id_, chosen in self.call.answers.items() if id_ != last.id}
        self.call = replace(self.call, answers=kept)
        self._ask(last)
        return True

    def _take(self, question: Question, answer: Answer | None) -> None:
        """Put an answer in; none at all means that the person is not sure."""
        match answer:
            case Lookup():
                self.call = replace(self.call, number=answer, facts=facts_of(answer.reading))
            case None if question.kind is Kind.NUMBER:
                self.call = replace(self.call, number=None, facts=None)
            case _:
                self.call = replace(self.call, answers={**self.call.answers, question.id: answer or NOT_SURE})

    def _take_number(self, question: Question, text: str) -> bool:
        try:
            lookup, fault = api.look_up_whatever_happens(text)
        except WrongInput as error:
            self._screen.say(str(error))
            return False
        if fault is not None:
            self._screen.say(str(fault))
        self._take(question, lookup)
        if lookup.status is Status.LISTED:
            self._screen.say(self._words["is-listed"])
        return True

    def _meet_emergency(self) -> None:
        """Show the emergency card the first time that the answers show danger, and offer the rest after it."""
        had_shown, self._has_shown_emergency = self._has_shown_emergency, self.call.advice().emergency
        if had_shown or not self._has_shown_emergency:
            return
        while True:
            self._screen.say()
            self._screen.emergency_card()
            reply = self._screen.ask(f"{self._words['after-emergency']}\n> ").strip()
            match as_command(reply):
                case Command.STOP:
                    raise Stopped
                case Command.BACK if self._asked:
                    self._ask(self._asked[-1])
                    return
                case None if reply.casefold() in ("", "y", "yes"):
                    return
                case Command.EMERGENCY:
                    pass
                case _:
                    self._screen.say(self._words["not-understood"])

    def _hang_up(self) -> None:
        """Say at once, and once, what comes before every other question while the caller is on the line.

        In danger the emergency card has said it.
        """
        is_on_call = "on-call" in self.call.answers.get("happening", ())
        if self._has_said_hang_up or not is_on_call or self.call.advice().emergency:
            return
        self._has_said_hang_up = True
        for step in self.call.advice().steps:
            if step.id == "hang-up":
                self._screen.say(f"{self._words['first-thing']}: {step.do}", style="bold")

    def _review(self) -> Question | None:
        """Show the answers; return the question to change, or None when they stand."""
        answered = [q for q in shipped.checklist().questions if q in self._asked or self._is_answered(q)]
        self._screen.answers([(q.ask, self._label(q, self._before_now(q))) for q in answered])
        while True:
            reply = self._screen.ask(f"{self._words['review-hint']}\n> ").strip()
            match as_command(reply):
                case Command.STOP:
                    raise Stopped
                case Command.EMERGENCY:
                    self._screen.emergency_card()
                case Command.BACK:
                    return answered[-1]
                case Command.WHY | None:
                    if not reply:
                        return None
                    if reply.isascii() and reply.isdecimal() and 0 < int(reply) <= len(answered):
                        return answered[int(reply) - 1]
                    self._screen.say(self._words["misread"].format(last=len(answered)))

    def _label(self, question: Question, answer: Answer | None) -> str:
        if isinstance(answer, Lookup):
            return answer.reading.text
        labels = [option.label for option in question.options if option.id in (answer or ())]
        return "; ".join(labels) or self._words["no-answer"]
