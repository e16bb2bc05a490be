"""The values that Tab completes: one function a kind of value, loaded only when a shell asks.

A function takes what was typed of the word so far and returns what it may become, each with its help where that says
more. A value that is private, such as the name of a source, stays on the person's own screen.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcheck.core.records.fields import Field

Values = list[tuple[str, str]]
"""Each value with its help, which may be empty."""


def answers(typed: str) -> Values:
    """Return QUESTION= for each question and, after it, each option; a comma begins the next option."""
    from callcheck.store.data import shipped

    question, equals, options = typed.partition("=")
    if not equals:
        return _starting(typed, ((f"{each.id}=", each.ask) for each in shipped.checklist().questions))
    return [(f"{question}={value}", told) for value, told in _options(question, options)]


def nations(typed: str) -> Values:
    """Return the nations of the UK."""
    return [(value, told) for value, told in _options("nation", typed) if value != "not-sure"]


def scams(typed: str) -> Values:
    """Return the known scripts."""
    from callcheck.store.data import guidance

    return _starting(typed, ((scam.id, scam.title) for scam in guidance.scams()))


def schemas(typed: str) -> Values:
    """Return what there is a JSON Schema of."""
    from callcheck.store.data.schemas import names

    return _starting(typed, ((name, "") for name in names()))


def formats(typed: str) -> Values:
    """Return the formats of lists."""
    from callcheck.store.formats import NAMES

    return _starting(typed, ((name, "") for name in NAMES))


def notations(typed: str) -> Values:
    """Return the ways to write the numbers of an export."""
    from callcheck.core.blocklist.notation import Notation

    return _starting(typed, ((notation.value, "") for notation in Notation))


def sources(typed: str) -> Values:
    """Return the sources of the list; none where the list cannot be read, for nobody reads an error here."""
    from callcheck.core.errors import CallcheckError
    from callcheck.store.blocklist.blocklist import Blocklist

    try:
        with Blocklist.open() as blocklist:
            return _starting(typed, ((source.name, "") for source in blocklist.sources()))
    except CallcheckError:
        return []


def of_field(field: "Field") -> Callable[[str], Values]:
    """Return what completes a field of a record: its choices, where it is chosen from a list."""

    def values(typed: str) -> Values:
        from callcheck.store.data.record_form import record_form

        labels = record_form().labels(field).items()
        return _options(field.question, typed) if field.question else _starting(typed, labels)

    return values


def record_formats(typed: str) -> Values:
    """Return the formats of records."""
    from callcheck.render.records.files import Format

    return _starting(typed, ((name, "") for name in Format))


def _options(question: str, typed: str) -> Values:
    from callcheck.store.data import shipped

    before, comma, last = typed.rpartition(",")
    chosen = before.split(",")
    found = [each for each in shipped.checklist().questions if each.id == question]
    options = [(option.id, option.label) for each in found for option in each.options if option.id not in chosen]
    return [(f"{before}{comma}{value}", told) for value, told in _starting(last, options)]


def _starting(typed: str, values: Iterable[tuple[str, str]]) -> Values:
    return [(value, told) for value, told in values if value.startswith(typed)]
