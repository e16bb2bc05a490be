"""Finding a scam or a contact by the words that people use for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callcheck.core.advice.spoken import Spoken, corrected, plain

NAMED, SAID = 3, 1
"""How much a word counts that stands in the name of a row, or in the rest of it."""
SMALL = 2
"""Words of one or two letters are looked for whole."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A row that can be found: its id, the words that name it (id, title), and the rest of what it says."""

    id: str
    names: tuple[str, ...]
    text: tuple[str, ...] = ()


def find(text: str, rows: Iterable[Findable], spoken: Spoken) -> list[str]:
    """Return the ids of the rows that a person means, best first; none when no row has what they say.

    Every word must be found, whole or by its start. When none has them all, misspelt words are put right and the
    rows that have most of them are returned.
    """
    listed = list(rows)
    words = [word for word in plain(text).split() if word not in spoken.story.fillers | spoken.openings]
    words = words or plain(text).split()
    said = {row.id: _said(row, spoken) for row in listed}
    if found := _ranked(words, said, len(words)):
        return found
    vocabulary = {word for names, rest in said.values() for word in (names + rest).split()}
    for fixed in corrected(" ".join(words), vocabulary, spoken):
        if found := _ranked(fixed.split(), said, len(words)):
            return found
    return _ranked(words, said, len(words) // 2 + 1)


def _said(row: Findable, spoken: Spoken) -> tuple[str, str]:
    """Return the plain words that name a row, and the rest of its words."""
    names = " | ".join(map(plain, (row.id.replace("-", " "), *row.names, *spoken.found_by.get(row.id, ()))))
    return f" {names} ", f" {' '.join(map(plain, row.text))} "


def _ranked(words: list[str], said: Mapping[str, tuple[str, str]], least: int) -> list[str]:
    """Return the rows that have at least so many of the words: those with all in one name first."""
    whole = " ".join(words)
    scores: dict[str, int] = {}
    for id_, (names, rest) in said.items():
        counts = [NAMED if _has(word, names) else SAID if _has(word, rest) else 0 for word in words]
        if words and sum(map(bool, counts)) >= least:
            scores[id_] = sum(counts) + NAMED * len(words) * (f" {whole} " in names)
    return sorted(scores, key=lambda id_: -scores[id_])


def _has(word: str, text: str) -> bool:
    return f" {word} " in text or (len(word) > SMALL and f" {word}" in text)
