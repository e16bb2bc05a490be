"""The checklist: what may answer a question, and what is refused."""

import pytest

from callcheck.core.advice.checklist import Checklist, Kind, Option, Question, is_helping
from callcheck.core.errors import WrongInput
from callcheck.store.data.words import in_words

ANY = Question("lost", Kind.ANY, "", "", (Option("money", ""), Option("code", ""), Option("nothing", "", True)))
ONE = Question("how", Kind.ONE, "", "", (Option("live", ""), Option("missed", ""), Option("not-sure", "", True)))
BOTH = Checklist((ANY, ONE))


def test_an_answer_that_means_nothing_gives_way_to_any_other() -> None:
    """`nothing` alone stays; beside a loss it goes."""
    assert ANY.accept(["nothing"]) == {"nothing"}
    assert ANY.accept(["nothing", "money", "code"]) == {"money", "code"}
    assert ANY.accept([]) == frozenset()


def test_one_answer_is_one() -> None:
    """A question that takes one answer refuses two, and says so; the same one twice is one."""
    assert ONE.accept(["live", "live"]) == {"live"}
    with pytest.raises(WrongInput, match="how takes one answer, and live and missed are two"), in_words():
        ONE.accept(["missed", "live"])
    assert ANY.accept(["money", "code"]) == {"money", "code"}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"lost": ["mony"]}, "mony is not an answer to lost. Did you mean money?"),
        ({"lost": ["zzz"]}, "zzz is not an answer to lost. Use one of: money, code, nothing."),
        ({"lost": [""]}, "An empty word is not an answer to lost. Use one of: money, code, nothing."),
        ({"lsot": ["money"]}, "lsot is not a question. Did you mean lost?"),
        ({"": ["money"]}, "An empty word is not a question. Use one of: lost, how."),
    ],
)
def test_what_is_not_known_is_refused_with_the_nearest(raw: dict[str, list[str]], said: str) -> None:
    """An unknown question or option is named, with what was probably meant or with all there are."""
    with pytest.raises(WrongInput) as refused, in_words():
        BOTH.accept(raw)

    assert str(refused.value) == said


def test_answers_come_back_checked_by_question() -> None:
    """Each question is found by its id, and one without an option is no answer."""
    assert BOTH.accept({"how": ["live"], "lost": []}) == {"how": frozenset({"live"})}
    assert BOTH["how"] is ONE


def test_someone_helps_only_where_that_was_said() -> None:
    """Without an answer the person had the call."""
    said = [{"who": frozenset({who})} for who in ("someone-else", "me", "not-sure")]

    assert [is_helping(answers) for answers in (*said, {})] == [True, False, False, False]
