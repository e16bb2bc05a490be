"""`callcheck check`: the checklist, then the advice."""

from callcheck.cli.answers import read_answers
from callcheck.cli.prompts.checklist import choose
from callcheck.cli.prompts.prompts import Prompts
from callcheck.cli.result import Result
from callcheck.cli.terminal import Terminal
from callcheck.core.errors import WrongInput
from callcheck.store.data import shipped
from callcheck.store.data.words import text


def run(
    terminal: Terminal,
    answer: list[str] | None = None,
    number: str | None = None,
    as_json: bool = False,
    no_input: bool = False,
    save: bool | None = None,
    tell: str | None = None,
    helper: bool = False,
) -> Result:
    """Show the first question at once, where one may be asked, and go on with the check."""
    if helper and save:
        raise WrongInput(text("helper.keeps-nothing"))
    answers = read_answers(answer or [])
    typed = ",".join(answers.pop("number")) if "number" in answers else None
    if number is not None and typed is not None:
        raise WrongInput(text("check.number-twice"))
    given = number if number is not None else typed
    prompts = Prompts(terminal) if terminal.is_interactive and not no_input else None
    if prompts is not None:
        prompts.screen.say(text("helper.welcome" if helper else "check.welcome"))
        if not answers and given is None and tell is None:
            prompts.screen.say(text("check.or-write"))
            prompts.show(choose(shipped.checklist().questions[0], before=None, position=1, is_aloud=helper))
    # Loaded only now: the rest takes longer than the start, and the first question is read meanwhile.
    from callcheck.cli.check import session

    return session.run(
        terminal, prompts, answers, session.Asked(given, tell, as_json, False if helper else save, helper)
    )
