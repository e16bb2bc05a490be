"""What was typed after `callcheck` when it is no command: a call for help, a number, or what happened."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from callcheck.cli.prompts.replies import Key, as_key

_NUMBER = re.compile(r"[+(]?[\d][\d\s().+/-]*")
"""Digits and what people write between them. Whether it is a number is for the lookup to say."""


def as_command(arguments: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return the arguments with the command that they mean in front; unchanged where one is named."""
    if not arguments or arguments[0] in commands or arguments[0].startswith("-"):
        return list(arguments)
    said, options = _split(arguments)
    if as_key(said) is Key.EMERGENCY:
        return ["emergency", *options]
    if _NUMBER.fullmatch(said.strip()):
        return ["lookup", *options, "--", said]
    return ["check", "--tell", said, *options]


def nearly_named(arguments: Sequence[str], commands: Collection[str]) -> str | None:
    """Return the command that was nearly typed: by a word alone or before a number."""
    if as_command(arguments, commands)[:2] != ["check", "--tell"]:
        return None
    first, _, rest = _split(arguments)[0].partition(" ")
    near = get_close_matches(first, commands, n=1, cutoff=0.7)
    return near[0] if near and (not rest or _NUMBER.fullmatch(rest.strip())) else None


def _split(arguments: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return what was said, as one text, and the options that follow it."""
    end = next((place for place, argument in enumerate(arguments) if argument.startswith("-")), len(arguments))
    return " ".join(arguments[:end]), arguments[end:]
