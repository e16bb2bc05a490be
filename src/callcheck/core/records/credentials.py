"""What a record must never hold: card numbers, PINs, passwords, codes and the answers to security questions.

A card number is known by its digits. The rest is known by a phrase that names it, with digits or a word beside it
that can be the secret. The phrases are the data's, so that another language needs no other code.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from callcheck.core.records.card_numbers import ORDINARY, has_card_number


class Credential(StrEnum):
    """What was found in a text. The reasons, in words, are in the data."""

    CARD = "card"
    PIN = "pin"
    CODE = "code"
    PASSWORD = "password"  # noqa: S105 - the name of a kind
    ANSWER = "answer"


_TOKEN = re.compile(
    r"""(?P<digits> \x05 | (?<![a-z\d]) \d (?: [\s,.-]{0,2}\d ){2,9} (?![a-z\d]) ) | (?P<name> [\x01-\x04] )
    | (?P<mixed> (?<![a-z\d]) (?= [a-z-]{0,20}\d ) (?= [\d-]{0,20}[a-z] ) [a-z\d-]{4,20} )
    | (?P<word> [^\W\d_]+ (?: ['’][^\W\d_]+ )? | \d+ ) | (?P<other> ~ ) | (?P<end> [.!?;\n)] )
    | (?P<mark> [:="'“‘→#*] )""",
    re.VERBOSE,
)
_NI_NUMBER = r"(?P<lead> \b ) (?! GB ) [A-CEGHJ-PR-TW-Z]{2} (?: [\s-]?\d\d ){3} [\s-]?[A-D]\b"

_Tokens = Sequence[tuple[str, str]]
"""Kinds and texts."""


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language. A space in one stands for nothing, or for any joining mark."""

    names: Mapping[Credential, Sequence[str]]
    """What names each kind but a card, in the order of `Credential`."""
    around: Mapping[str, frozenset[str]]
    """Words by what they do beside a name or beside digits; the data says which there are."""

    @cached_property
    def marks(self) -> list[tuple[re.Pattern[str], str]]:
        """Return what is replaced by a mark before a text is read: names, and ordinary things with digits."""
        before, between, after, digit = (_any(self.around[id]) for id in ("before", "between", "after", "digits"))
        ordinary = rf"""{ORDINARY.pattern}
            | \b{before}\b (?: [\s:\#.,-]{{1,3}}{between}\b ){{0,4}} [\s:\#.,-]{{0,3}} [a-z]{{0,5}}[/-]?\d[\d/-]*
            | (?<!\d) (?: \d[\d,.]* [\s-]? (?:{between}\s)* {after}\b | (?:0\d{{4}}|10[15]|11[129]|159|999)(?!\d))"""
        names = [rf"(?: (?<![a-z]) | (?<=\bmy) ) {_any(names)} s? (?![a-z])" for names in self.names.values()]
        patterns = [
            rf"\b{_any(self.around['other'])}\b",
            *names,
            ordinary,
            rf"\b{digit} (?: [\s,-]+{digit} ){{2,}} \b",
        ]
        marks = (" ~ ", " \x01 ", " \x02 ", " \x03 ", " \x04 ", " ~ ", " \x05 ")
        return [(re.compile(pattern, re.VERBOSE), mark) for pattern, mark in zip(patterns, marks, strict=True)]


def _any(phrases: Iterable[str]) -> str:
    joined = (r"[\s./-]*".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return f"(?: {' | '.join(joined)} )"


def credential_in(text: str, phrases: Phrases) -> Credential | None:
    """Return what must not be kept of this text, or None when nothing that looks like a credential is in it."""
    simple = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in simple).lower()
    if has_card_number(plain):
        return Credential.CARD
    for pattern, mark in phrases.marks:
        plain = pattern.sub(mark, plain)
    tokens = [(str(token.lastgroup), token[0]) for token in _TOKEN.finditer(plain)]
    for place, (kind, mark) in enumerate(tokens):
        if kind == "name":
            before, after = tokens[max(place - 6, 0) : place][::-1], tokens[place + 1 : place + 12]
            if _digits_beside(before, after) or (mark > "\x02" and _word_beside(before, after, phrases)):
                return list(phrases.names)[ord(mark) - 1]
    return None


def _digits_beside(before: _Tokens, after: _Tokens) -> bool:
    kinds, kinds_after = [kind for kind, _ in before], [kind for kind, _ in after]
    return "digits" in [*kinds[: [*kinds, "end"].index("end")], *kinds_after] or "mixed" in kinds_after[:4]


def _word_beside(before: _Tokens, after: _Tokens, phrases: Phrases) -> bool:
    back = before[before[:1] != [] and before[0][1] in phrases.around["mine"] :]
    for tokens, needs_joint in ((back, True), (after, False)):
        joints = next(
            (at for at, (kind, text) in enumerate(tokens) if kind != "mark" and text not in phrases.around["equals"]),
            0,
        )
        (kind, word), *rest = [*tokens[joints:], ("end", "")][:3]
        is_word = kind == "word" and word not in phrases.around["harmless"] and not word.endswith(("ed", "ing"))
        ends = len(rest) < 2 or any(kind == "end" or text in phrases.around["stops"] for kind, text in rest)
        if is_word and (joints or (ends and not needs_joint)):
            return True
    return False


def without_ni_number(text: str, phrases: Phrases, mask: str) -> str:
    """Return the text with every National Insurance number replaced by the mask."""
    lead = _any(phrases.around["ni-number"])
    named = rf"(?P<lead> \b{lead} [\s:]{{1,3}} ) [A-Z]{{2}} (?: [\s-]?\d\d ){{3}} \s?[A-Z]?\b"
    for pattern in (named, _NI_NUMBER):
        text = re.sub(pattern, lambda found: found["lead"] + mask, text, flags=re.VERBOSE | re.IGNORECASE)
    return text
