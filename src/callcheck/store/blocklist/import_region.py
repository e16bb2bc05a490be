"""Whether the numbers of a file that have no country code fit the region in which they were read."""

from collections.abc import Callable

from callcheck.store.blocklist.import_request import RegionDoubt

_FIRST = 100
_EVERY = 97
"""After the first, one in so many is looked at."""
_MOST = 400
_COMPARED = 60
"""Numbers that are tried in every other region."""
_FEWEST = 5
"""With fewer, no region is named as a better one."""
_TOLERATED = 0.1
"""The share that may not be in use; real lists hold some such numbers."""
_FITS = 0.8
"""The share that must be in use in a region that is named as the better one."""
_REGIONS = (
    *(
        "GB",
        "US",
        "DE",
        "FR",
        "IE",
        "NL",
        "BE",
        "CH",
        "AT",
        "ES",
        "IT",
        "PT",
        "SE",
        "NO",
        "DK",
        "FI",
        "PL",
        "CZ",
        "HU",
    ),
    *(
        "RO",
        "BG",
        "GR",
        "TR",
        "RU",
        "UA",
        "IL",
        "IN",
        "PK",
        "BD",
        "CN",
        "JP",
        "KR",
        "ID",
        "MY",
        "SG",
        "PH",
        "TH",
        "VN",
    ),
    *("AU", "NZ", "ZA", "NG", "KE", "EG", "BR", "AR", "MX", "CL", "CO"),
)
"""Regions that are compared, the likelier first."""


class RegionSample:
    """Some of the numbers without a country code, spread over a file."""

    def __init__(self, region: str) -> None:
        self.region = region
        self._seen = 0
        self._kept: list[str] = []

    def see(self, number: str) -> None:
        """Keep a number as the file has it, if it is one of those that are looked at."""
        if not number or number.lstrip("tel:( ")[:1] == "+" or number.lstrip("( ").startswith("00") or "*" in number:
            return
        self._seen += 1
        if len(self._kept) < _MOST and (self._seen <= _FIRST or self._seen % _EVERY == 0):
            self._kept.append(number[:100])

    def doubt(self) -> RegionDoubt | None:
        """Return what there is to say, or None when the region fits, or nothing depends on it."""
        if not self._kept:
            return None
        from callcheck.core.numbers import libphonenumber as reference
        from callcheck.store.data.numbering import numbering

        is_fictional: Callable[[str], bool] = numbering().is_fictional
        invalid = sum(not reference.is_in_use(number, self.region, is_fictional) for number in self._kept)
        if invalid <= _TOLERATED * len(self._kept):
            return None
        if len(self._kept) < _FEWEST:
            return RegionDoubt(invalid, len(self._kept), None)
        some = self._kept[:: -(-len(self._kept) // _COMPARED)]

        def fitting(region: str) -> float:
            return sum(reference.is_in_use(number, region, is_fictional) for number in some) / len(some)

        here = 1 - invalid / len(self._kept)
        best = max(_REGIONS, key=fitting)
        return RegionDoubt(invalid, len(self._kept), best if fitting(best) >= max(_FITS, here + 0.1) else None)
