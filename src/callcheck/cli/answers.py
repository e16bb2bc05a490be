"""Answers as `--answer` takes them: QUESTION=OPTION[,OPTION]."""

from collections.abc import Iterable

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text


def read_answers(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return the options by question, as typed; raises WrongInput for a text without an equals sign."""
    answers: dict[str, list[str]] = {}
    for typed in texts:
        question, equals, options = typed.partition("=")
        if not equals:
            raise WrongInput(text("answer.no-equals", given=repr(typed)))
        answers.setdefault(question.strip(), []).extend(option.strip() for option in options.split(","))
    return answers
