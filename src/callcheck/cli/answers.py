"""Answers as `--answer` takes them: QUESTION=OPTION[,OPTION]."""

from collections.abc import Iterable

from callcheck.core.errors import WrongInput


def read_answers(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return the options by question, as typed; raises WrongInput for a text without an equals sign."""
    answers: dict[str, list[str]] = {}
    for text in texts:
        question, equals, options = text.partition("=")
        if not equals:
            raise WrongInput(f"{text!r} is not an answer. Write QUESTION=OPTION, such as claimed=bank.")
        answers.setdefault(question.strip(), []).extend(option.strip() for option in options.split(","))
    return answers
