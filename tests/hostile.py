"""Two hundred caller IDs that a telephone network, or whoever rings, may present."""

from itertools import islice
from random import Random

_PLAIN = [
    "", "-", "--", "---", "-h", "--help", "-q", "--x", "--json", "--region", "--region=XX", "--serve", "--", "- -h",
    "-1", "+", "++", "*", "#", "*#06#", "0", "00", "+0", "999", "112", "anonymous", "withheld", "unknown",
    "Anonymous",
    "a", "'", '"', "'\"'", "`id`", "$(id)", "${IFS}", "$HOME", "!!", "\\", "\\n", "\\0", "|", "; id", "&& id", "> x",
    "< x", "(", ")", "[", "]", "{", "}", "[0-9]*", "?", "~", "%s%s%n", "%00", "{0}", "<a>", "</a>", "&amp;", "é", "ÿ",
    "\u202e0123", "\u200b", "\u0663\u0664", "\uff10\uff17", "\U0001f4de", "\x1b[31m", "\x1b]0;x\x07", "\x07", "\x08",
    "\t", " ", "  ", "\r", "\n", "\r\n", "\n\n", "07700 900123\n999", "1\n\n2", "07700\t900123", "\x7f", "\x01\x02",
    "07700 900123", "+447700900123", "00447700900123", "tel:+447700900123", "sip:eve@example.org", "<07700900123>",
    '"Eve" <07700900123>', "07700900123;ext=1", ";phone-context=a.a.a.a", "07700900123;phone-context=+44",
    "4.4778E+11",
    "1e999", "NaN", "None", "null", "true", "-0", "0x7f", "٣", "O7700 9OO123", "0" * 15, "0" * 16, "9" * 500,
    "+" * 500,
    "a" * 5000, "-" * 5000, "(" * 500, "\u202e" * 300, "''" * 50, '""' * 50, "\\" * 51, "agi_callerid: 07700900123",
    "200 result=1", "HANGUP", "SET VARIABLE X 1", "\udcff", "\udc80\udcff", "=1+1", "@x", "@file", "file:///etc/passwd",
]  # fmt: skip
_MARKS = " -+()'\"\\$`;|&<>*?[]{}~#%!=@\t\n\r\x1b0123456789hx\u202eé"


def hostile_callers() -> list[str]:
    """Return them, the same each time; none holds a zero byte, which no argument can."""
    source = Random(200)
    made = ("".join(source.choice(_MARKS) for _ in range(source.randrange(1, 24))) for _ in iter(int, 1))
    return [*_PLAIN, *islice(made, 200 - len(_PLAIN))]


LONG = "7" * 1_000_000
"""A caller ID of a megabyte, longer than any argument of a program may be."""
