"""What a record must never hold: card numbers, PINs, passwords, codes and the answers to security questions.

A text is refused when a secret can be seen in it: a card number by its digits, the rest by the word that names it
with something beside it that looks like one. A National Insurance number is left out and the rest is kept.
"""

import re
import unicodedata
from collections.abc import Iterator

from callcheck.core.records.credential_words import Secret, named_in


def secret_in(text: str) -> Secret | None:
    """Return what must not be kept of this text, or None when nothing that looks secret is in it."""
    plain = _plain(text)
    if any(_is_card(digits) for digits in _runs_of_digits(plain)):
        return Secret.CARD
    return named_in(plain)


def without_ni_number(text: str, mask: str) -> str:
    """Return the text with every National Insurance number replaced by the mask."""
    for number in _NI_NUMBERS:
        text = number.sub(lambda match: match["lead"] + mask, text)
    return text


# --- Card numbers ---------------------------------------------------------------------------------------------------

_ISSUED = re.compile(
    r"""
      4 (?: \d{12} | \d{15} | \d{18} )                                                      # Visa
    | 5 [1-5] \d{14}                                                                        # Mastercard
    | 2 (?: 22[1-9] | 2[3-9]\d | [3-6]\d\d | 7[01]\d | 720 ) \d{12}                         # Mastercard
    | 3 [47] \d{13}                                                                         # American Express
    | 3 (?: 0[0-5] | 095 | [689]\d ) \d{11,16}                                              # Diners Club
    | 35 (?: 2[89] | [3-8]\d ) \d{12,15}                                                    # JCB
    | (?: 5[0678] | 6\d ) \d{11,17}                                                         # Maestro, UnionPay
    | 220 [0-4] \d{12,15} | 9792 \d{12} | 8[12] \d{14}                                      # Mir, Troy, RuPay
    """,
    re.VERBOSE,
)
"""The first digits and the lengths that payment cards are issued with."""

_SHORTEST_CARD, _LONGEST_CARD = 13, 19
_GAP = 5
"""How many marks and spaces may stand between two groups of one card number."""
_SPACING = " \t\r\n\u200b-–—_."
"""What people put between the groups, mixed as it comes. Any other mark must part them all, evenly."""

_NO_CARD = re.compile(
    r"""
      (?<! \d ) (?<! \d[-/.] )                            # a date, or a sort code
      (?: \d{1,2} ([-/.]) \d{1,2} \1 (?: \d{4} | \d{2} ) | \d{4} ([-/.]) \d{2} \2 \d{2} ) (?! [-/.]? \d )
    | (?<! \d ) (?<! \d: ) \d{1,2} : \d{2} (?: : \d{2} )? (?! :? \d )               # a time
    | [£$€] \s? \d{1,3} (?: ,? \d{3} ){0,3} (?: \. \d{2} )? (?! ,? \d )             # an amount
    | (?<! \d ) (?<! \d[-\s,/._] ) (?<! \d[-\s._]{2} )                            # a sort code and an account
      \d{6} (?: \s{1,2} | [,/] ) \d{8} (?! [-\s]? \d )
    | \+ \d (?: [-\s()]{0,2} \d ){6,14} (?! [-\s]? \d )                            # a phone number from abroad
    | (?<! \d ) (?<! \d[-\s()._] ) (?<! \d[-\s()._]{2} )                           # a UK phone number
      0 (?: [-\s()]{0,2} \d ){9,10} (?! [-\s]? \d )
    | \b [a-z]{2} \d{2} (?: \s? [a-z0-9]{4} ){2,7} (?: \s? [a-z0-9]{1,3} )? \b       # an IBAN, if it adds up
    """,
    re.VERBOSE,
)
"""Ordinary things made of digits that stand next to one another and must not be read as one long number."""


def _runs_of_digits(text: str) -> Iterator[str]:
    """Yield the digits of every group of digits, and of groups that stand together, as far as a card may reach."""
    parted = _NO_CARD.sub(_part, text)
    groups = list(re.finditer(r"\d+", parted))
    for first, group in enumerate(groups):
        digits = group[0]
        yield from _windows(digits)
        marks = set()
        for before, after in zip(groups[first:], groups[first + 1 :], strict=False):
            between = parted[before.end() : after.start()]
            marks.add(between.strip(_SPACING))
            evenly = marks == {""} or (len(marks) == 1 and len(before[0]) == len(group[0]) <= 4)
            if not evenly or not _is_gap(between) or len(digits) >= _LONGEST_CARD:
                break
            digits += after[0]
            yield digits


def _is_gap(text: str) -> bool:
    return len(text) <= _GAP and not any(c.isalnum() for c in text)


def _windows(digits: str) -> Iterator[str]:
    """Yield the digits or, of a run that is too long for a card, what it may begin or end with."""
    yield digits
    if len(digits) > _LONGEST_CARD:
        for length in range(_SHORTEST_CARD, _LONGEST_CARD + 1):
            yield digits[:length]
            yield digits[-length:]


def _part(match: re.Match[str]) -> str:
    """Return letters in place of what is no card, so that nothing is read across it."""
    found = match[0]
    if found[0].isalpha() and not is_iban_sum_right("".join(found.split())):
        return found
    return "x" * (_GAP + 1)


def is_iban_sum_right(iban: str) -> bool:
    """Whether the check digits of an IBAN without spaces fit the rest (ISO 13616)."""
    return int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97 == 1


def _is_card(digits: str) -> bool:
    return _ISSUED.fullmatch(digits) is not None and _adds_up(digits)


def _adds_up(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (Luhn)."""
    doubled = (2 * int(d) if place % 2 else int(d) for place, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


# --- National Insurance numbers -------------------------------------------------------------------------------------

_NI_DIGITS = r"(?: [\s-]? \d{2} ){3}"
_NI_NUMBERS = (
    re.compile(
        rf"""(?P<lead> \b ) (?! BG | GB | KN | NK | NT | TN | ZZ )
        [A-CEGHJ-PR-TW-Z] \s? [A-CEGHJ-NPR-TW-Z] {_NI_DIGITS} [\s-]? [A-D] \b""",
        re.VERBOSE | re.IGNORECASE,
    ),
    re.compile(
        rf"""(?P<lead> \b (?: NI | insurance ) \s (?: number | no\.? ) \s* (?: is | was | : )? \s* )
        [A-Z]{{2}} {_NI_DIGITS} \s? [A-Z]? \b""",
        re.VERBOSE | re.IGNORECASE,
    ),
)
"""A number as it is issued; and, where the words before name it, any of its shape."""


def _plain(text: str) -> str:
    """Return the text in small letters and ASCII digits, in which one thing is written in one way."""
    simple = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in simple).lower()
