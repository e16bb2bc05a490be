"""Whether words of a story count: what is denied, nearly done, asked about or told of strangers does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from callcheck.core.advice.phrases import ASKS, COMMA, END, Told
from callcheck.core.advice.spoken import Story

DENIALS_THEMSELVES = frozenset({"nothing", "none", "no", "nobody", "secrecy", "stay-on-line"})
"""Options whose own phrases have a "not" in them."""
TELLING = frozenset({"recorded", "voicemail", "live"})
"""Ways of a call that are told of outright, unlike a missed one, which was "not answered"."""
CIRCUMSTANCES = frozenset({"how", "who", "nation", "phone", "expected"})
"""Questions whose answers stand whatever was or was not done."""
EVENTS = frozenset({"lost", "happening"})
"""Questions about what was done, which must not be answered by what nearly was."""
DOINGS = frozenset({"abuse", "account", "repeated", "call-back"})
"""Options about what a caller does or says, which the person may do as well: "I swore", "I used my card"."""
LOOK_AHEAD = 16
"""How many words after a frame can still be what it asks for."""
LOOK_BACK = 5
"""How many words before a verb may turn it round."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that ask or give, and how far they reach: what is named before `reach` is asked for or given."""

    start: int
    end: int
    reach: int
    denied: bool
    nearly: bool = False


class Context:
    """What surrounds each word of a story."""

    def __init__(self, told: Told, story: Story) -> None:
        self._told = told
        self._story = story

    @cached_property
    def asking(self) -> tuple[Frame, ...]:
        """The words that ask for something, and their reach."""
        return tuple(frame for frame in self._frames("ask") if not self._is_own_request(frame.start))

    @cached_property
    def giving(self) -> tuple[Frame, ...]:
        """The words that say something was given, and their reach; not those that only ask for it."""
        return tuple(frame for frame in self._frames("give") if not self.is_only_asked(frame.start))

    @cached_property
    def keeping(self) -> tuple[Frame, ...]:
        """The words by which somebody says that they did not give a thing, and their reach."""
        return tuple(frame for frame in self._frames("kept") if self.is_own_refusal(frame.start))

    @cached_property
    def making(self) -> tuple[Frame, ...]:
        """The words that say somebody was brought to do a thing, and their reach."""
        return tuple(frame for frame in self._frames("made") if not self.is_doubtful(frame.start))

    def _is_own_request(self, start: int) -> bool:
        """Whether it is the person who asks or tells."""
        return self._told.word(start) in self._words("requests") and self._told.word(start - 1) in self._words(
            "selves"
        )

    def _frames(self, name: str) -> Iterator[Frame]:
        for phrase in self._story.frames[name]:
            for start, end in self._told.find(phrase):
                if name == "ask" or self._told.word(end) not in self._words("us"):
                    doubted = name == "give" and self.is_doubtful(start)
                    denied = self.is_denied(start) or doubted
                    yield Frame(start, end, self._reach(end), denied, self._before(start, "nearly", 0))

    def _reach(self, at: int) -> int:
        """Return where the reach of a frame ends: with the sentence, or where somebody does something else."""
        end = at + LOOK_AHEAD
        while at < end and self._told.word(at) not in (END, ASKS) and self._told.word(at) not in self._words("stops"):
            at += 1
        return at

    def is_denied(self, start: int, limit: int = 0) -> bool:
        """Whether "not", "never" or "refused" stands before a word, with nobody else's doing between."""
        return self._before(start, "denials", limit)

    def is_own_refusal(self, start: int) -> bool:
        """Whether it is the person who did not do it, so that it had been asked for."""
        at = start - 1
        while (
            at >= 0
            and self._told.word(at) not in (END, ASKS, COMMA)
            and self._told.word(at) not in self._words("doers")
        ):
            at -= 1
        return self._told.word(at) in self._words("selves")

    def is_own_doing(self, start: int) -> bool:
        """Whether "I" or "we" stands right before, or with a word or two such as "had just" between."""
        for at in range(start - 1, start - 4, -1):
            word = self._told.word(at)
            if word in self._words("selves"):
                return True
            if word in (END, ASKS, COMMA) or word in self._words("doers") or word in self._words("requests"):
                return False
        return False

    def is_doubtful(self, start: int) -> bool:
        """Whether it was nearly done, may be done, is asked about, or is told of strangers."""
        doubted = self._is_wondered(start) or self._before(start, "doubts", 0)
        return doubted or self.is_in_question(start) or self.is_of_strangers(start)

    def _is_wondered(self, start: int) -> bool:
        """Whether words such as "have I" or "if she" stand right before."""
        befores = range(max(start - 4, 0), start)
        return any(start in self._told.ends(phrase, at) for phrase in self._story.sets["wonders"] for at in befores)

    def is_only_asked(self, start: int) -> bool:
        """Whether a verb whose past looks like its present, such as "let", is what they asked for."""
        told = self._told
        if told.word(start) not in self._words("unchanging"):
            return False
        return told.word(start - 1) == "to" or start in self._within_asking

    @cached_property
    def _within_asking(self) -> frozenset[int]:
        return frozenset(at for frame in self.asking for at in range(frame.end, frame.reach))

    def is_in_question(self, start: int) -> bool:
        """Whether a word stands in a sentence that asks something."""
        return self._ending(start) == ASKS

    def _ending(self, at: int) -> str:
        while self._told.word(at) not in (END, ASKS):
            at += 1
        return self._told.word(at)

    def is_of_strangers(self, start: int) -> bool:
        """Whether the sentence tells what happened to others at another time."""
        return start in self._of_strangers

    @cached_property
    def _of_strangers(self) -> frozenset[int]:
        positions: set[int] = set()
        for phrase in self._story.sets["strangers"]:
            for start, _ in self._told.find(phrase):
                at = start
                while self._told.word(at) not in (END, ASKS):
                    positions.add(at)
                    at += 1
        return frozenset(positions)

    def holds(self, start: int, end: int, question: str, option: str) -> bool:
        """Whether a fact that is said here counts as one."""
        if self.is_of_strangers(start):
            return False
        if option in TELLING and self.is_denied(start):
            return False
        if option in DENIALS_THEMSELVES or question in CIRCUMSTANCES:
            return question != "lost" or not (self._before(start, "conditions", 0) or self._is_wondered(start))
        if option in ("handed-over", "hand-over") and self._told.word(end) in self._words("of-a-card"):
            return False
        if option in DOINGS and self.is_own_doing(start):
            return False
        if self.is_denied(start):
            return question == "asked" and self.is_own_refusal(start)
        if option == "threat":
            return not self.is_in_question(start)
        return question not in EVENTS or not (self.is_doubtful(start) or self.is_only_asked(start))

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
