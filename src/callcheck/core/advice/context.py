"""Whether words of a story count: what is denied, nearly done, asked about or told of strangers does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from callcheck.core.advice.phrases import ASKS, COMMA, END, Told
from callcheck.core.advice.spoken import Story

LOOK_BACK = 5
"""How many words before a verb may turn it round."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that ask or give, and how far they reach: what is named before `reach` is asked for or given."""

    start: int
    end: int
    reach: int
    denied: bool


class Context:
    """What surrounds each word of a story."""

    def __init__(self, told: Told, story: Story) -> None:
        self._told = told
        self._story = story

    @cached_property
    def asking(self) -> tuple[Frame, ...]:
        """The words that ask for something, and their reach."""
        return tuple(self._frames("ask"))

    @cached_property
    def giving(self) -> tuple[Frame, ...]:
        """The words that say something was given, and their reach; not those that only ask for it."""
        return tuple(frame for frame in self._frames("give") if not self.is_only_asked(frame.start))

    def _frames(self, name: str) -> Iterator[Frame]:
        for phrase in self._story.frames[name]:
            for start, end in self._told.find(phrase):
                if name == "ask" or self._told.word(end) not in self._words("us"):
                    doubted = self.is_denied(start) or (name == "give" and self.is_doubtful(start))
                    yield Frame(start, end, self._reach(end), doubted)

    def _reach(self, at: int) -> int:
        """Return where the reach of a frame ends: with the sentence, or where somebody does something else."""
        while self._told.word(at) not in (END, ASKS) and self._told.word(at) not in self._words("stops"):
            at += 1
        return at

    def is_denied(self, start: int, limit: int = 0) -> bool:
        """Whether "not", "never" or "refused" stands before a word, with nobody else's doing between."""
        return self._before(start, "denials", limit)

    def is_doubtful(self, start: int) -> bool:
        """Whether it was nearly done, may be done, is asked about, or is told of strangers."""
        return self._before(start, "doubts", 0) or self.is_in_question(start) or self.is_of_strangers(start)

    def is_only_asked(self, start: int) -> bool:
        """Whether a verb whose past looks like its present, such as "let", is what they asked for."""
        told = self._told
        if told.word(start) not in self._words("unchanging"):
            return False
        return told.word(start - 1) == "to" or any(frame.end <= start < frame.reach for frame in self.asking)

    def is_in_question(self, start: int) -> bool:
        """Whether a word stands in a sentence that asks something."""
        at = start
        while self._told.word(at) not in (END, ASKS):
            at += 1
        return self._told.word(at) == ASKS

    def is_of_strangers(self, start: int) -> bool:
        """Whether the sentence tells what happened to others at another time."""
        first = start
        while self._told.word(first - 1) not in (END, ASKS):
            first -= 1
        return any(
            self._told.ends(phrase, at) for phrase in self._story.sets["strangers"] for at in range(first, start + 1)
        )

    def holds(self, start: int, question: str, option: str) -> bool:
        """Whether a fact that is said here counts as one."""
        if option in ("nothing", "none", "no", "nobody") or question in ("how", "who", "nation", "phone", "expected"):
            return not self.is_of_strangers(start)
        if self.is_denied(start) or self.is_of_strangers(start):
            return False
        if question in ("lost", "happening"):
            return not self.is_doubtful(start) and not self.is_only_asked(start)
        return True

    def _before(self, start: int, name: str, limit: int) -> bool:
        """Whether a word of a list stands shortly before, with no other doer or break between."""
        words, stops = self._words(name), self._words("doers")
        for at in range(start - 1, max(start - 1 - LOOK_BACK, limit - 1, -1), -1):
            word = self._told.word(at)
            if word in (END, ASKS, COMMA):
                return False
            if word in words:
                return True
            if word in stops:
                return False
        return False

    def _words(self, name: str) -> frozenset[str]:
        return frozenset(self._story.sets[name])
