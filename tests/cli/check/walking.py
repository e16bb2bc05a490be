"""Walking through the checklist in a real terminal: what a person answers, by the id of each question."""

from collections.abc import Mapping

from callcheck.store.data import shipped
from tests.conftest import Terminal

REVIEW = "Check your answers"
MENU = "What would you like to do now?"


def asked(shown: str) -> str:
    """Return which question, or other stop, a prompt belongs to: the last that stands in what was shown."""
    known = {q.ask: q.id for helping in (False, True) for q in shipped.checklist(helping=helping).questions}
    stops = {
        "Enter shows the advice": "review",
        MENU: "menu",
        "Have you rung 999?": "emergency",
        "Have you hung up?": "hang-up",
        "Enter: more": "page",
        "Did you mean": "offer",
        "wipe the screen": "wipe",
    }
    flat = " ".join(shown.split())
    places = {flat.rfind(ask): id_ for ask, id_ in {**known, **stops}.items() if ask in flat}
    return places[max(places)] if places else ""


def walk(person: Terminal, replies: Mapping[str, str], until: str = REVIEW) -> list[str]:
    """Answer each question, Enter alone where there is no reply, up to a stop; return the stops that were passed."""
    wanted = {REVIEW: "review", MENU: "menu"}.get(until, until)
    passed: list[str] = []
    for _ in range(40):
        at = asked(person.prompt())
        passed.append(at)
        if at == wanted:
            return passed
        person.type(replies.get(at, ""))
    raise AssertionError(f"{until} never came: {passed}")


def options(question: str, *ids: str) -> str:
    """Return what to type for options of a question: their numbers."""
    places = [option.id for option in shipped.checklist()[question].options]
    return " ".join(str(places.index(id_) + 1) for id_ in ids)
