"""Every way in which the questions can be answered, for hypothesis to draw from."""

from hypothesis import strategies as st

from callcheck.core.advice.checklist import Kind
from callcheck.store.data import shipped

CHECKLIST = shipped.checklist()
ASKED = [question.id for question in CHECKLIST.questions if question.kind is not Kind.NUMBER]
STATUSES = [
    *("listed", "allowed", "withheld", "fictional", "invalid", "premium", "personal", "international", "service"),
    "unknown",
]
"""What can be known of the number."""


def answers_to(question_id: str) -> st.SearchStrategy[list[str]]:
    """Return every way in which a question can be answered."""
    question = CHECKLIST[question_id]
    options = [option.id for option in question.options]
    if question.kind is Kind.ANY:
        return st.lists(st.sampled_from(options), min_size=1, unique=True)
    return st.sampled_from(options).map(lambda option: [option])


ALL_ANSWERS = st.fixed_dictionaries({}, optional={id_: answers_to(id_) for id_ in ASKED}).map(CHECKLIST.accept)
