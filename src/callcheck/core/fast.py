"""The fast reading: UK numbers in the notations that need no second thought.

It gives exactly what the full reading gives, or nothing at all. It imports nothing that is slow to load,
because a script may start the program once for each number.
"""

import re

from callcheck.core.number import Number

_PLAIN = re.compile(r"(?:\+44|0044|0)([1-9][0-9]{8,9})", re.ASCII)
_SEPARATORS = str.maketrans("", "", " -")


def read_fast(text: str, region: str = "GB") -> Number | None:
    """Read a UK number written with its 0, 0044 or +44; None when the full reading must decide."""
    if region != "GB":
        return None
    found = _PLAIN.fullmatch(text.translate(_SEPARATORS))
    return Number(text, "+44" + found[1]) if found else None
