"""Reading a pattern that a person typed or a file held."""

from collections.abc import Mapping

from callcheck.core.blocklist.entry import Pattern
from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.core.numbers import libphonenumber as reference
from callcheck.core.numbers.number import Number
from callcheck.core.numbers.results import NotANumber, Reading

_LONGEST_NATIONAL = 16

WIDE = 10_000_000
"""A prefix that covers more numbers than this must be confirmed."""


def prefix(text: str, region: str, words: Mapping[str, str]) -> Pattern:
    """Read a prefix such as `+4470*`, or `070*` in region GB; the words are those of `pattern`.

    Raises WrongInput when it has no country code, or fewer than two digits after it.
    """
    shown = "".join(c for c in text.strip().removesuffix("*") if c not in " -().")
    if shown.startswith("+"):
        body = shown[1:]
    elif shown.startswith("00"):
        body = shown[2:]
    else:
        body = _abroad(shown, region)
    if not body or not (body.isascii() and body.isdecimal()) or len(body) > 15:
        raise WrongInput(words["no-prefix"].format(text=_shown(text)))
    code = reference.country_code("+" + body.ljust(9, "0"))
    if code is None:
        raise WrongInput(words["no-country"].format(text=_shown(text)))
    if code == "44":
        body = "44" + body[2:].lstrip("0")  # +44 (0)20: the 0 is not dialled after the country code
    if len(body) < len(code) + 2:
        after = f" +{code}" if body.startswith(code) else ""
        raise WrongInput(words["too-wide"].format(text=_shown(text), code=after))
    return Pattern(body, is_prefix=True)


def _abroad(national: str, region: str) -> str:
    """Return the first digits of national numbers with their country code, or nothing when they have none.

    They are filled up to the longest number that the region can have: whether the 0 belongs to the number, or only
    says that it is a national one, phonenumbers tells of a whole number alone.
    """
    if region != "GB" and reference.dialling(region)[0] == "1" and national[:1] in tuple("123456789"):
        return national if national[0] == "1" else f"1{national}"  # North America has no 0 in front
    if not national.startswith("0"):
        return ""
    if region == "GB":
        return "44" + national[1:]
    for length in range(_LONGEST_NATIONAL, len(national), -1):
        filling = "2345678923456789"[: length - len(national)]
        parsed = reference.parse(national + filling, region)
        if parsed and reference.is_possible(parsed[0]) and parsed[0].endswith(national[1:] + filling):
            return parsed[0][1 : -len(filling)]
    return ""


def exact(reading: Reading, refusals: Mapping[str, str], words: Mapping[str, str]) -> Pattern:
    """Return the pattern of one number; raises WrongInput for what has no E.164 form."""
    match reading:
        case Number(e164=e164):
            return Pattern(e164[1:], is_prefix=False)
        case NotANumber(text=text, reason=reason):
            raise WrongInput(words["not-a-number"].format(text=_shown(text), why=refusals[reason]))
        case _:
            raise WrongInput(words["no-caller"].format(text=_shown(reading.text)))


def covered(pattern: Pattern) -> int:
    """Return how many numbers a pattern covers, by the longest numbers of its country."""
    if not pattern.is_prefix:
        return 1
    return int(10 ** max(0, reference.longest_number("+" + pattern.digits) - len(pattern.digits)))


def _shown(text: str) -> str:
    """Return a stranger's text in quotes, no longer than a line of a report needs."""
    return repr(clean(text, longest=60))
