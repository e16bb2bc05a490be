"""What a person wrote of the call, and the answers that stand in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from callcheck import api
from callcheck.core.advice.checklist import Question
from callcheck.core.advice.match import Match, match_options
from callcheck.core.advice.tell import Understood, understand
from callcheck.render.text import Line, Style
from callcheck.store.data import shipped
from callcheck.store.data.spoken import spoken
from callcheck.store.data.words import text

_STORY = 4
"""Words; fewer are an answer."""


def read_story(story: str) -> Understood:
    """Return what a story says in answer to the checklist."""
    return understand(story, shipped.checklist(), spoken())


def is_story_at(question: Question) -> Callable[[str], bool]:
    """Return what tells whether a text says more than an answer to this question: something else, or much unknown."""

    def is_story(said: str) -> bool:
        if len([word for word in said.split() if word[0].isalpha()]) < _STORY:
            return False
        others = read_story(said).answers.keys() - {question.id}
        return bool(others) or match_options(said, question, spoken()) == Match()

    return is_story


def with_story(answers: Mapping[str, Iterable[str]], story: Understood | None) -> dict[str, Iterable[str]]:
    """Return answers with those of the story among them; what was answered itself counts before what was told."""
    return {**(story.answers if story else {}), **answers}


def asks_of_danger(call: api.Call, story: Understood) -> api.Call:
    """Return the call without an answer about danger where the story has words of danger: that is asked first."""
    if not story.danger:
        return call
    return replace(call, answers={id_: chosen for id_, chosen in call.answers.items() if id_ != "happening"})


def story_lines(story: Understood, call: api.Call) -> list[Line]:
    """Return what was understood, and the words that led to it, so that it can be seen and changed."""
    lines = [Line(text("story.understood"), Style.STRONG)]
    for question in shipped.checklist().questions:
        chosen = story.answers.get(question.id)
        if chosen:
            put = call.put(question)
            labels = "; ".join(option.label for option in put.options if option.id in chosen)
            words = ", ".join(f"“{said}”" for said in story.words.get(question.id, ()))
            lines.append(Line(text("story.answer", ask=put.ask, answer=labels, words=words), lead=" -  "))
    return lines if len(lines) > 1 else [Line(text("story.nothing"), Style.STRONG)]


def story_object(story: Understood) -> dict[str, Any]:
    """Return what was understood by question: the options, and the words that led to them."""
    return {
        question: {"options": sorted(options), "words": list(story.words.get(question, ()))}
        for question, options in story.answers.items()
    }
