"""The numbers of payment cards and bank accounts: the sums by which they show that they are whole, and finding cards.

The sums are a line of arithmetic each, which is less to trust than a library of all the world's numbers.
"""

import re
from collections.abc import Iterator

ORDINARY = re.compile(
    r"""
      \S{1,60}@\S+                                                                                # an email address
    | (?<!\d) (?<!\d[-/.]) \d{1,2} ([-/.]) \d{1,2} \1 (?:\d\d){1,2} (?![-/.]?\d)                  # a date
    | (?<!\d) \d{4}-\d\d-\d\d (?: t\d\d:\d\d (?: :\d\d )? )? (?!-?\d)                             # as in ISO 8601
    | (?<!\d) (?<!\d[:.]) \d{1,2} (?: st | nd | rd | th | [:.][0-5]\d (?: :\d\d )? ) (?![:.]?\d)  # a day, a time
    | [£$€]\s?\d[\d,.]* | (?<!\d) \d{1,3} (?: ,\d{3} )+ (?!,?\d)                                  # an amount
    | (?<![\d-]) \d\d-\d\d-\d\d \W{1,3} \d{8} (?!\d)                                              # an account
    | (?<!\d) (?<!\d[-\s,/._]) (?<!\d[-\s._]{2}) (?<!\d[-\s._]{3}) \d{6} [\s,/]{1,2} \d{8} (?![-\s]?\d)
    | \+\d [\d\s()-]{7,20} \d                                                                     # a phone number
    | (?<!\d) (?<!\d[-\s()._]) (?<!\d[-\s()._]{2}) (?<!\d[-\s._]{3}) \(?0 (?: [-\s()]{0,2}\d ){9,10} (?![-\s]?\d)
""",
    re.VERBOSE,
)
"""Ordinary things made of digits. The words beside the others are the data's."""

_IBAN = re.compile(r"\b [a-z]{2}\d\d (?: \s?[a-z\d]{4} ){2,7} (?: \s?[a-z\d]{1,3} )? \b", re.VERBOSE)
_LIKE_A_CARD = re.compile(r"(?: \d{4}[\s\u200b-]? ){4}", re.VERBOSE)
_DIGITS_IN_ROW = (
    re.compile(r"\d (?: [\s\u200b._–—-]{0,5}\d )+", re.VERBOSE),
    re.compile(
        r"(?<!\d) (?: (?: \d{4}\W{1,3} ){3,4} | (?: \d\d\W{1,3} ){6,9} | (?: \d\W{1,3} ){12,18} ) \d{1,4}", re.VERBOSE
    ),
)


def is_card_number(digits: str) -> bool:
    """Whether a payment card can have this number: how it begins, its length, and Luhn's sum (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return 13 <= len(digits) <= 19 and digits[0] in "23456" and sum(d - 9 * (d > 9) for d in doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether a text of letters, digits and spaces is an IBAN whose check digits fit the rest (ISO 13616)."""
    iban = "".join(text.split()).upper()
    has_shape = 14 <= len(iban) <= 34 and iban[:2].isalpha() and iban[2:4].isdecimal()
    return has_shape and int("".join(str(int(c, 36)) for c in iban[4:] + iban[:4])) % 97 == 1


def has_card_number(plain: str) -> bool:
    """Whether a text in small letters and ASCII digits holds what is, or looks like, the number of a card."""
    text = _IBAN.sub(lambda found: "x" if is_iban(found[0]) else found[0], plain)
    text = ORDINARY.sub(" x x x ", text)
    rows = (row[0] for pattern in _DIGITS_IN_ROW for row in pattern.finditer(text))
    return bool(_LIKE_A_CARD.search(text)) or any(is_card_number(digits) for row in rows for digits in _spans(row))


def _spans(row: str) -> Iterator[str]:
    """Yield the digits of neighbouring groups, as far as a card may reach."""
    groups = re.findall(r"\d+", row)
    for first in range(len(groups)):
        for last in range(first + 1, min(len(groups), first + 19) + 1):
            yield "".join(groups[first:last])
