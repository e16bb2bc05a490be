"""The objects that `--json` prints. Keys are only ever added."""

from collections.abc import Mapping
from typing import Any

from callcheck import api
from callcheck.core.advice.checklist import Question
from callcheck.core.advice.engine import Advice, Step
from callcheck.core.advice.rules import Contact, Scam
from callcheck.core.blocklist.precedence import Lookup
from callcheck.core.numbers.results import number_of
from callcheck.store.data import guidance
from callcheck.store.data.facts import facts_of, notes_on
from callcheck.store.formats.json_object import entry_object


def lookup_object(lookup: Lookup) -> dict[str, Any]:
    """Return what a lookup found; the input stands in it as it was given, escaped where JSON must."""
    facts = facts_of(lookup.reading)
    return {
        "schema": 1,
        "input": lookup.reading.text,
        "number": number_of(lookup.reading),
        "status": lookup.status.value,
        "entry": entry_object(lookup.entry) if lookup.entry else None,
        "others": [entry_object(entry) for entry in lookup.others],
        "notes": notes_on(lookup, facts),
        "about": facts
        and {
            "kind": facts.kind,
            "region": facts.region,
            "area": facts.area,
            "national": facts.national,
            "possible": facts.possible,
            "valid": facts.valid,
            "flags": list(facts.flags),
        },
    }


def advice_object(call: api.Call, understood: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the advice for a call, with what was answered and the next question that is worth asking.

    `understood` is what was read out of a story, by question: the options and the words that led to them.
    """
    advice = call.advice()
    open_questions = call.open_questions()
    return {
        "schema": 1,
        "verdict": advice.verdict.value,
        "emergency": advice.emergency,
        "headline": advice.headline,
        "first": list(advice.first),
        "steps": [_step(step) for step in advice.steps],
        "never": _nevers(advice),
        "signs": [
            {"id": s.id, "strength": s.strength.value, "say": s.say, "source": list(s.source)} for s in advice.signs
        ],
        "scam": advice.scam and {"id": advice.scam.id, "title": advice.scam.title},
        "number": lookup_object(call.number) if call.number else None,
        "answers": {question: sorted(options) for question, options in call.answers.items()},
        "unanswered": [question.id for question in open_questions],
        "next": _question(call.put(open_questions[0])) if open_questions else None,
        **({} if understood is None else {"understood": dict(understood)}),
        "reviewed": guidance.reviewed().isoformat(),
    }


def contact_object(contact: Contact) -> dict[str, Any]:
    """Return whom to reach, with everything that is known."""
    return {
        "id": contact.id,
        "name": contact.name,
        "number": contact.number,
        "web": contact.web,
        "email": contact.email,
        "purpose": contact.purpose,
        "hours": contact.hours,
        "cost": contact.cost,
        "nations": sorted(contact.nations),
        "source": list(contact.source),
        "reviewed": contact.reviewed.isoformat(),
    }


def scam_object(scam: Scam) -> dict[str, Any]:
    """Return one script whole."""
    return {
        "id": scam.id,
        "title": scam.title,
        "claims": scam.claims,
        "opens": list(scam.opens),
        "asks": list(scam.asks),
        "gives_away": list(scam.gives_away),
        "never": list(scam.never),
        "check": list(scam.check),
        "report": list(scam.report),
        "if_done": list(scam.if_done),
        "basis": "general" if scam.is_general else "sources",
        "source": list(scam.source),
        "reviewed": scam.reviewed.isoformat(),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "urgency": step.urgency.value,
        "do": step.do,
        "say": step.say,
        "why": step.why,
        "contacts": [{"id": c.id, "name": c.name, "number": c.number} for c in step.contacts],
        "source": list(step.source),
    }


def _nevers(advice: Advice) -> list[dict[str, str]]:
    of_scam = [{"id": advice.scam.id, "say": say} for say in advice.scam.never] if advice.scam else []
    return [{"id": never.id, "say": never.say} for never in advice.nevers] + of_scam


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "ask": question.ask,
        "kind": question.kind.value,
        "options": [{"id": option.id, "label": option.label} for option in question.options],
    }
