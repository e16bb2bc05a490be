"""A stranger's text, made safe to show and to give to a spreadsheet."""

import pytest

from callcheck.core.clean import clean, inert, revived


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  a\tb\r\n c ", "a b c"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("a\u202eb\u2066c\u200bd", "a b c d"),
        ("a\0\x7f\x85b", "a b"),
        ("\udcff", ""),
    ],
)
def test_what_moves_a_cursor_or_turns_a_line_round_is_taken_out(text: str, shown: str) -> None:
    """Control characters, escape sequences and marks of direction become one space."""
    assert clean(text) == shown


def test_a_long_text_is_cut_and_shows_that_it_is() -> None:
    """A text of the most letters stays whole; one more, and its end is a mark."""
    assert clean("x" * 200) == "x" * 200
    assert clean("x" * 201) == "x" * 199 + "…"
    assert clean("abcdef", longest=4) == "abc…"
    assert clean("abcd", longest=4) == "abcd"


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-1", "@x", " \t=1", "'=1", "＝1", "\r\n+1"])
def test_a_formula_is_made_inert_and_comes_back(cell: str) -> None:
    """A quote stands before what a spreadsheet would run, and is taken off again when it is read."""
    assert inert(cell) == f"'{cell}"
    assert revived(inert(cell)) == cell


@pytest.mark.parametrize("cell", ["", "a", "'a", "1=1", "a+b", "'"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    """Nothing is added to an ordinary text, and nothing taken from one."""
    assert inert(cell) == cell
    assert revived(cell) == cell
