"""Finding phrases in what somebody wrote, wherever the words stand and whatever stands between them.

A phrase is a row of parts with spaces between: a word, `paid/sent` (either), `transfer*` (the start of a word),
`<them>` (any phrase of that list), `_` (one word of any kind), `..` (up to three such words), `.` (the end of a
sentence). Small words such as "my" may stand between
two parts. Nothing is found across the end of a sentence.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from callcheck.core.advice.spoken import Spoken, corrected

END = "."
"""Stands for the end of a sentence."""
ASKS = "?"
"""Stands for the end of a sentence that asks."""
COMMA = ","
ANY = "_"
GAP = ".."
GAP_WORDS = 3
UNLESS = "-unless"
"""Ends the name of a list of words that a phrase of another list must not stand before: "6" of "6 digits"."""
LONGEST = 2500
"""Letters of a story that are read: about a page. What stands beyond is asked for instead."""
LONGEST_SENTENCE = 80
"""Words after which a sentence without a full stop is taken to end."""
_PIECES = re.compile(r"\d+(?:[.,:]\d+)*|(?:[a-z]\.){2,}|[a-z0-9]+(?:['’][a-z]+)*|[.!;\n]+|\?|[,:()–—-]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark, with the part of the text that it was read from."""

    word: str
    start: int
    end: int


def read(text: str, spoken: Spoken) -> list[Token]:
    """Return the words and marks of a text, misspelt words put right, short forms such as "didn't" in full."""
    tokens: list[Token] = []
    vocabulary, aims = _vocabulary(spoken)
    length = 0
    for piece in _PIECES.finditer(_folded(text)):
        for word in _words(piece[0], vocabulary, aims, spoken):
            length = 0 if word in (END, ASKS) else length + 1
            tokens.append(Token(word, piece.start(), piece.end()))
            if length >= LONGEST_SENTENCE:
                tokens.append(Token(END, piece.end(), piece.end()))
                length = 0
    return tokens


def _folded(text: str) -> str:
    """Return the part of a text that is read, in small letters, each at its place."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text[:LONGEST])


def _words(piece: str, vocabulary: Collection[str], aims: Collection[str], spoken: Spoken) -> list[str]:
    if piece[0] in ".!;\n":
        return [END]
    if piece == ASKS:
        return [ASKS]
    if not piece[0].isalnum():
        return [COMMA]
    word = re.sub("['’.]", "", piece) if piece[0].isalpha() else piece
    near = corrected(word, aims, spoken) if word not in vocabulary or word in spoken.spelling else []
    return (near[0] if len(near) == 1 else word).split()


@cache
def parts(phrase: str) -> tuple[str, ...]:
    """Return the parts of a phrase."""
    return tuple(phrase.split())


@cache
def _either(part: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the whole words, and the starts of words, that a part names."""
    words = part.split("/")
    return frozenset(w for w in words if w[-1] != "*"), tuple(w[:-1] for w in words if w[-1] == "*")


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody wrote, ready to be looked through."""

    tokens: list[Token]
    sets: Mapping[str, Collection[str]]
    fillers: frozenset[str]
    _named: dict[int, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    _begun: dict[str, frozenset[int]] = field(default_factory=dict)
    _spans: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)

    def word(self, at: int) -> str:
        """Return the word or mark at a position; beyond either end is the end of a sentence."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else END

    def is_parted(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two positions."""
        return any(self.word(at) in (END, ASKS) for at in range(start, end))

    def named(self, phrases: Mapping[str, Collection[str]], at: int) -> tuple[tuple[str, ...], int]:
        """Return what is named at a position by the longest of some phrases, and where that ends."""
        if at not in self._named:
            found = [
                (max(ends), id_)
                for id_, listed in phrases.items()
                for phrase in listed
                if at in self._starts(parts(phrase)[0]) and (ends := self.ends(phrase, at))
            ]
            furthest = max((end for end, _ in found), default=at)
            self._named[at] = tuple(sorted({id_ for end, id_ in found if end == furthest})), furthest
        return self._named[at]

    def quote(self, text: str, start: int, end: int) -> str:
        """Return the part of the text from one position to before another, without marks at its end."""
        while self.word(end - 1) in (END, ASKS, COMMA) and end - 1 > start:
            end -= 1
        return text[self.tokens[start].start : self.tokens[end - 1].end]

    def mentions(self, name: str) -> bool:
        """Whether any phrase of a list is there."""
        return any(next(self.find(phrase), None) for phrase in self.sets[name])

    def find(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Yield where a phrase begins and ends (the position after its last word), its longest reading each."""
        first, *others = parts(phrase)
        if all(self._starts(part) for part in others):
            for start in sorted(self._starts(first)):
                if ends := self.ends(phrase, start):
                    yield start, max(ends)

    def _starts(self, part: str) -> frozenset[int]:
        """Return each position at which a part of a phrase may begin, found once for all phrases that have it."""
        if part not in self._begun:
            positions = range(len(self.tokens) + 1)
            self._begun[part] = frozenset(at for at in positions if next(self._part(part, at), None) is not None)
        return self._begun[part]

    def ends(self, phrase: str, start: int) -> tuple[int, ...]:
        """Return each position at which a phrase that begins here may end."""
        key = phrase, start
        if key not in self._spans:
            self._spans[key] = tuple(set(self._ends(parts(phrase), start)))
        return self._spans[key]

    def _ends(self, rest: tuple[str, ...], at: int) -> Iterator[int]:
        part, *others = rest
        for end in self._part(part, at):
            if not others:
                yield end
                continue
            yield from self._ends(tuple(others), end)
            while self.word(end) in self.fillers:
                end += 1
                yield from self._ends(tuple(others), end)

    def _part(self, part: str, at: int) -> Iterator[int]:
        word = self.word(at)
        if part == GAP:
            yield at
            for end in range(at + 1, at + 1 + GAP_WORDS):
                if self.word(end - 1) in (END, ASKS):
                    return
                yield end
        elif part == ANY:
            if word not in (END, ASKS):
                yield at + 1
        elif part.startswith("<"):
            unless = self.sets.get(f"{part[1:-1]}{UNLESS}", ())
            for phrase in self.sets[part[1:-1]]:
                if parts(phrase)[0][0] in "<_." or self._is(parts(phrase)[0], word):
                    yield from (end for end in self.ends(phrase, at) if self.word(end) not in unless)
        elif self._is(part, word):
            yield at + 1

    @staticmethod
    def _is(part: str, word: str) -> bool:
        """Whether a word is one of those that a part names, whole or by its start."""
        whole, starts = _either(part)
        return word in whole or (starts != () and word.startswith(starts))


@cache
def _vocabulary(spoken: Spoken) -> tuple[frozenset[str], frozenset[str]]:
    """Return every word that some phrase names, and those that a misspelt word may be meant to be.

    These are long, or name a caller or a thing that is asked for: to put all words right would find too many that are
    words of their own.
    """
    story = spoken.story
    aims = _named(spoken.options["claimed"].values()) | _named(story.things["asked"].values())
    every = _named([*story.sets.values(), *story.frames.values(), story.danger]) | aims
    for table in (story.facts, spoken.options):
        for options in table.values():
            every |= _named(options.values())
    return every, frozenset({word for word in aims if len(word) > 4} | {word for word in every if len(word) > 7})


def _named(lists: Iterable[tuple[str, ...]]) -> frozenset[str]:
    parts_of_all = (part for listed in lists for phrase in listed for part in phrase.split())
    return frozenset(word for part in parts_of_all for word in part.split("/") if word.isalpha())
