"""A question of the checklist as a prompt."""

from callcheck.cli.prompts.prompts import Choose
from callcheck.cli.prompts.replies import Choice
from callcheck.core.advice.checklist import Kind, Question
from callcheck.store.data.words import text


def choose(question: Question, *, before: str | None, position: int | None = None) -> Choose:
    """Return a question with choices as a prompt; `before` is the answer that Enter alone keeps."""
    return Choose(
        ask=question.ask,
        choices=tuple(Choice(o.id, o.label, alone=o.alone) for o in question.options),
        many=question.kind is Kind.ANY,
        why=question.why,
        enter=enter(question, before),
        position=position,
    )


def enter(question: Question, before: str | None) -> str:
    """Return what Enter alone does at a question: it keeps what was answered before, or is "not sure"."""
    if before is not None:
        return text("check.enter-keeps", answer=before)
    return text("check.enter-skips" if question.kind is Kind.NUMBER else "check.enter-not-sure")
