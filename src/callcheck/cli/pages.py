"""The pages that a person reads: the advice, a script, a contact. Composed of what the screen can show."""

from collections.abc import Sequence
from datetime import date

from callcheck.cli.screen import Block, Screen
from callcheck.core.advice.engine import Advice, Step, Verdict
from callcheck.core.advice.rules import Contact, Scam, Urgency
from callcheck.core.clean import clean
from callcheck.store.data import guidance, shipped

_PLACE = "bold green"


def show_advice(screen: Screen, advice: Advice, number_notes: Sequence[str], today: date) -> None:
    """Show the advice: what to do first, then the rest in order, and why."""
    words = screen.words
    screen.say()
    screen.say(advice.headline, style="bold red" if advice.verdict is Verdict.SCAM else "bold")
    if advice.scam:
        screen.say(words["scam"].format(title=advice.scam.title))
    first = advice.steps[0]
    is_urgent = first.urgency is Urgency.NOW
    if is_urgent:
        screen.say()
        screen.box(_step_block(first, 1, words), words["first-thing"], "bold red" if advice.emergency else "bold")
    for urgency in Urgency:
        steps = [(number, step) for number, step in enumerate(advice.steps, 1) if step.urgency is urgency]
        blocks = [_step_block(step, number, words) for number, step in steps if not (is_urgent and step is first)]
        screen.section(words[urgency.value], blocks, gap=True)
    never_in_scam = advice.scam.never if advice.scam else ()
    screen.list(words["never"], [*(never.say for never in advice.nevers), *never_in_scam])
    title = words["signs" if advice.verdict is Verdict.SCAM else "signs-weak"]
    screen.list(title, [f"{sign.say} ({words[sign.strength.value]})" for sign in advice.signs])
    screen.list(words["number"], [clean(note) for note in number_notes])
    screen.say()
    _say_where_to_start(screen, advice)
    if not advice.emergency:
        screen.say(guidance.words()["reminder"], style="bold")
    if advice.scam:
        screen.say(words["more"].format(id=advice.scam.id), style="dim")
    screen.say(words["reviewed"].format(date=f"{guidance.reviewed():%d %B %Y}"), style="dim")
    if (today - guidance.reviewed()).days > guidance.STALE_AFTER_DAYS:
        screen.say(guidance.words()["stale"], style="bold")


def show_contact(screen: Screen, contact: Contact) -> None:
    """Show whom to reach, each number on a line of its own."""
    screen.say()
    screen.say(contact.name, style="bold")
    for place in _places(contact):
        screen.item(f"        {place}", style=_PLACE)
    for line in filter(None, (contact.purpose, contact.hours, contact.cost)):
        screen.item(f"    {line}")


def show_scam(screen: Screen, scam: Scam, aftermath: Sequence[Step]) -> None:
    """Show one script whole, and the steps for people who were caught by it."""
    words = screen.words
    screen.say(scam.title, style="bold")
    screen.say(words["scam-claims"].format(claims=scam.claims))
    for title, lines in {
        "scam-opens": scam.opens,
        "scam-asks": scam.asks,
        "scam-gives-away": scam.gives_away,
        "scam-never": scam.never,
        "scam-check": scam.check,
        "scam-report": [_where(guidance.contacts()[id_]) for id_ in scam.report],
    }.items():
        screen.list(words[title], lines)
    screen.section(
        words["scam-if-done"], [_step_block(step, n, words) for n, step in enumerate(aftermath, 1)], gap=True
    )
    screen.say()
    if scam.is_general:
        screen.say(words["scam-general"], style="bold")
    screen.say(words["scam-reviewed"].format(date=f"{scam.reviewed:%d %B %Y}", sources=", ".join(scam.source)))


def _say_where_to_start(screen: Screen, advice: Advice) -> None:
    """Repeat the first step, and the first number to ring now: the top may have scrolled away."""
    screen.say(screen.words["start"].format(do=advice.steps[0].do), style="bold")
    for number, step in enumerate(advice.steps, 1):
        if step.urgency is Urgency.NOW and step.contacts:
            if number > 1:
                screen.say(screen.words["then-ring"].format(number=number, do=step.do), style="bold")
            for contact in step.contacts:
                if contact.number:
                    screen.item(f"        {contact.number}", style=_PLACE)
            return


def _step_block(step: Step, number: int, words: dict[str, str]) -> Block:
    lines = [(f"{number:>2}  {step.do}", "bold")]
    if step.say:
        lines.append((f'    "{step.say}"', ""))
    for contact in step.contacts:
        lines += _reach(contact)
    return [*lines, (f"    {words['why']} {step.why}", "dim")]


def _reach(contact: Contact) -> list[tuple[str, str]]:
    """Return how someone is reached, each number on a line of its own, and then who it is."""
    places = _places(contact)
    about = contact.cost if places else contact.purpose
    return [(f"        {place}", _PLACE) for place in places] + [
        (f"    {'. '.join(filter(None, (contact.name, about)))}", "")
    ]


def _places(contact: Contact) -> list[str]:
    return [place for place in (contact.number, contact.web, contact.email) if place]


def _where(contact: Contact) -> str:
    """Return a contact on one line, with the nations that it serves unless it serves all."""
    nations = {o.id: o.label for o in shipped.checklist()["nation"].options if not o.alone}
    served = [label for id_, label in nations.items() if id_ in contact.nations]
    among = "" if len(served) == len(nations) else f" ({', '.join(served)})"
    return ": ".join(filter(None, (f"{contact.name}{among}", next(iter(_places(contact)), ""))))
