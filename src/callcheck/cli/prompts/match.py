"""Words that people type for a choice."""

from collections.abc import Sequence

from callcheck.cli.prompts.replies import Choice, Meaning, Misread, Offered, Picked


def match_words(text: str, choices: Sequence[Choice], many: bool) -> Meaning:
    """Return the choices that a text means: by a whole label or word, then by its start."""
    del many
    typed = " ".join(text.casefold().split())
    names = {choice.id: [choice.id, choice.label.casefold(), *map(str.casefold, choice.words)] for choice in choices}
    for fits in (
        lambda name: name == typed,
        lambda name: name.startswith(typed),
        lambda name: any(word.startswith(typed) for word in name.split()),
    ):
        found = tuple(id_ for id_, known in names.items() if any(map(fits, known)))
        if len(found) == 1:
            return Picked(frozenset(found))
        if found:
            return Offered(found)
    return Misread("prompt.misread-words")
