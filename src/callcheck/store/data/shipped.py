"""The shipped data, loaded and checked: facts and words that the program rests on."""

from functools import cache

from callcheck.core.advice.checklist import Alternative, Checklist, Condition, Kind, Option, Question
from callcheck.store.data.rows import WORDS, Row, rows, toml


@cache
def checklist(*, helping: bool = False) -> Checklist:
    """Return the questions, as they are put to the person who had the call or to someone who helps them."""
    words = toml(f"{WORDS}/checklist.toml")["question"]
    return Checklist(tuple(rows("checklist.toml", "question", lambda row: _question(row, words[row["id"]], helping))))


def _question(row: Row, words: Row, helping: bool) -> Question:
    return Question(
        id=row["id"],
        kind=Kind(row["kind"]),
        ask=wording(words["ask"])[helping],
        why=wording(words["why"])[helping],
        options=tuple(
            Option(id_, wording(words["options"][id_])[helping], id_ in row.get("alone", ()))
            for id_ in row["options"]
        ),
        condition=condition(row),
    )


def wording(text: str | dict[str, str]) -> tuple[str, str]:
    """Return a text as it is said to the person who had the call, and to someone who helps them."""
    return (text, text) if isinstance(text, str) else (text["you"], text["them"])


def condition(row: Row) -> Condition:
    """Return when a row holds."""
    return Condition(
        when=tuple(map(_alternative, row.get("when", ()))),
        unless=tuple(map(_alternative, row.get("unless", ()))),
        takes=_alternative(row.get("takes", {})),
    )


def _alternative(table: dict[str, str | list[str]]) -> Alternative:
    return tuple((question, frozenset([o] if isinstance(o, str) else o)) for question, o in table.items())
