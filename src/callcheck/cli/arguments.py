"""What was typed after `callcheck` when it is no command: a call for help, a number, or what happened."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from callcheck.cli.prompts.replies import Key, as_key

_NUMBER = re.compile(r"[+(]?[\d][\d\s().+/-]*")
"""Digits and what people write between them. Whether it is a number is for the lookup to say."""


def as_command(arguments: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return the arguments with the command that they mean in front; unchanged where one is named, or nearly."""
    if not arguments or arguments[0] in commands or arguments[0].startswith("-"):
        return list(arguments)
    end = next((place for place, argument in enumerate(arguments) if argument.startswith("-")), len(arguments))
    said, options = " ".join(arguments[:end]), arguments[end:]
    if as_key(said) is Key.EMERGENCY:
        return ["emergency", *options]
    if _NUMBER.fullmatch(said.strip()):
        return ["lookup", *options, "--", said]
    if end == 1 and get_close_matches(arguments[0], commands, n=1, cutoff=0.7):
        return list(arguments)
    return ["check", "--tell", said, *options]
