"""The one file that uses phonenumbers: the full reading of a number, and the facts in its digits."""

from collections.abc import Callable, Mapping

import phonenumbers
from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
)

from callcheck.core.errors import WrongInput
from callcheck.core.numbers.facts import Facts
from callcheck.core.numbers.uk_ranges import Numbering, longest

_KINDS = {
    PhoneNumberType.FIXED_LINE: "landline",
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "landline-or-mobile",
    PhoneNumberType.TOLL_FREE: "freephone",
    PhoneNumberType.PREMIUM_RATE: "premium",
    PhoneNumberType.SHARED_COST: "shared-cost",
    PhoneNumberType.VOIP: "internet",
    PhoneNumberType.PERSONAL_NUMBER: "personal",
    PhoneNumberType.PAGER: "pager",
    PhoneNumberType.UAN: "corporate",
    PhoneNumberType.VOICEMAIL: "voicemail",
}
_TURNS = 5
_ISLANDS = {"GG", "JE", "IM"}


def known_region(region: str) -> str:
    """Return the region in capitals, or raise WrongInput when there is none of that name."""
    if region.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise WrongInput(f"{region!r} is not a region. Use two letters, such as GB or US.")
    return region.upper()


def parse(text: str, region: str) -> tuple[str, str] | None:
    """Return the E.164 form and the extension that was left out, or None when the text cannot be read.

    A form that would itself be read as another number, as the one of `+44 (0)0161 496 0000` would, is read again:
    what is stored and shown must mean the same when it comes back.
    """
    try:
        parsed = phonenumbers.parse(text, region)
        e164 = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
        for _ in range(_TURNS):
            before, e164 = e164, phonenumbers.format_number(phonenumbers.parse(e164, None), PhoneNumberFormat.E164)
            if e164 == before:
                return e164, parsed.extension or ""
    except NumberParseException:
        pass
    return None


def is_possible(e164: str) -> bool:
    """Whether a number is as long as numbers of its country are, with their area code."""
    found = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(e164, None))
    return bool(found == ValidationResult.IS_POSSIBLE)


def numbers_in(text: str, region: str) -> list[str]:
    """Return the phone numbers that stand in any text, as they stand there, in order."""
    matcher = phonenumbers.PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.VALID, max_tries=1000)
    return [match.raw_string for match in matcher]


def is_in_use(text: str, region: str, is_fictional: Callable[[str], bool]) -> bool:
    """Whether a text, read in a region, is a number of a range in use there, or one kept free for fiction."""
    found = parse(text, region)
    if found is None:
        return False
    return phonenumbers.is_valid_number(phonenumbers.parse(found[0], None)) or is_fictional(found[0])


def country_code(e164: str) -> str | None:
    """Return the digits of the country code, or None when there is no such country."""
    try:
        return str(phonenumbers.parse(e164, None).country_code)
    except NumberParseException:
        return None


def facts(e164: str, numbering: Numbering, areas: Mapping[str, str]) -> Facts:
    """Say what the digits of an E.164 number tell."""
    number = phonenumbers.parse(e164, None)
    is_uk = number.country_code == 44
    ours = numbering.range_of(e164) if is_uk else None
    valid = phonenumbers.is_valid_number(number)
    region = (ours and ours.region) or phonenumbers.region_code_for_number(number) or _main_region(number)
    kind = ours.kind if ours else _KINDS.get(phonenumbers.number_type(number), "unknown")
    length = phonenumbers.is_possible_number_with_reason(number)
    fictional = numbering.is_fictional(e164)
    flag = ours.flag if ours else None
    flags = {
        "fictional": fictional,
        "personal": flag == "personal" or kind == "personal",
        "premium": flag == "premium" or kind == "premium",
        "international": not is_uk,
        "island": region in _ISLANDS,
        "too-short": length in (ValidationResult.TOO_SHORT, ValidationResult.IS_POSSIBLE_LOCAL_ONLY),
        "too-long": length == ValidationResult.TOO_LONG,
        "not-in-use": not valid and not fictional,
    }
    return Facts(
        kind=kind,
        region=region,
        area=longest(areas, e164) if is_uk else None,
        national=phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL),
        possible=length == ValidationResult.IS_POSSIBLE,
        valid=valid,
        flags=tuple(name for name, holds in flags.items() if holds),
    )


def dialling(region: str) -> tuple[str, str]:
    """Return the country code of a region, and what is dialled before a national number at home: usually a 0.

    In North America callers are shown with ten digits, without the 1 that is dialled.
    """
    code = str(phonenumbers.country_code_for_region(region))
    trunk = phonenumbers.ndd_prefix_for_region(region, True) or ""
    return code, "" if code == "1" else trunk


def _main_region(number: PhoneNumber) -> str | None:
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    return None if region in ("ZZ", "001") else region


def longest_number(e164_prefix: str) -> int:
    """Return how many digits, country code included, the longest numbers with this prefix can have."""
    code = country_code(e164_prefix.ljust(10, "0")) or ""
    region = phonenumbers.region_code_for_country_code(int(code)) if code else "ZZ"
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    lengths = metadata.general_desc.possible_length if metadata and metadata.general_desc else ()
    return len(code) + max(lengths, default=15 - len(code))
