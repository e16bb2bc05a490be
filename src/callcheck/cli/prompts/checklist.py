"""A question of the checklist as a prompt."""

from collections.abc import Callable, Sequence

from callcheck.cli.prompts.prompts import Choose
from callcheck.cli.prompts.replies import Choice, Match, Meaning, Misread, Offered, Picked
from callcheck.core.advice.checklist import Kind, Question
from callcheck.store.data.groups import groups
from callcheck.store.data.words import text


def choose(
    question: Question,
    *,
    before: str | None,
    position: int | None = None,
    is_story: Callable[[str], bool] | None = None,
    is_aloud: bool = False,
) -> Choose:
    """Return a question with choices as a prompt; `before` is the answer that Enter alone keeps.

    With `is_aloud` it is put so that a helper can read it to someone, with many choices in groups.
    """
    return Choose(
        ask=text("helper.read-aloud", words=question.ask) if is_aloud else question.ask,
        choices=_grouped(question) if is_aloud else tuple(Choice(o.id, o.label) for o in question.options),
        many=question.kind is Kind.ANY,
        why=question.why,
        enter=enter(question, before),
        position=position,
        match=matcher(question),
        is_story=is_story,
    )


def enter(question: Question, before: str | None) -> str:
    """Return what Enter alone does at a question: it keeps what was answered before, or is "not sure"."""
    if before is not None:
        return text("check.enter-keeps", answer=before)
    return text("check.enter-skips" if question.kind is Kind.NUMBER else "check.enter-not-sure")


def _grouped(question: Question) -> tuple[Choice, ...]:
    """Return the options of a question under their headings; those of no group stand last."""
    headings = groups(question.id)
    order = [*dict.fromkeys(headings.values()), ""]
    other = text("groups.other") if headings else ""
    return tuple(
        Choice(option.id, option.label, group=heading or other)
        for heading in order
        for option in question.options
        if headings.get(option.id, "") == heading
    )


def matcher(question: Question) -> Match:
    """Return what finds the options of a question by the words that people use for them."""

    def match(typed: str, choices: Sequence[Choice], many: bool) -> Meaning:
        from callcheck.core.advice.match import match_options  # both are loaded when someone types words,
        from callcheck.store.data.spoken import spoken  # and take longer than showing the first question

        del choices
        found = match_options(typed, question, spoken())
        if found.options and (many or len(found.options) == 1):
            return Picked(found.options)
        offered = found.offered or tuple(o.id for o in question.options if o.id in found.options)
        return Offered(offered) if offered else Misread("prompt.misread-words")

    return match
