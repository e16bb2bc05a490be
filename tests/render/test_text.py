"""Lines, rows and pages."""

from hypothesis import given
from hypothesis import strategies as st

from callcheck.cli.prompts.replies import Choice
from callcheck.render.menu import menu
from callcheck.render.text import Line, as_text, pages, separated, wrapped

WORD = st.text("abcdefg", min_size=1, max_size=9)
LINES = st.lists(
    st.builds(Line, st.lists(WORD, max_size=12).map(" ".join), lead=st.sampled_from(["", "    ", " 1  "]))
)


@given(LINES, st.integers(20, 80))
def test_rows_fit_and_lose_no_word(lines: list[Line], width: int) -> None:
    """Whatever the width, each row fits it, and the words come in their order."""
    rows = wrapped(lines, width)

    assert all(len(row.lead) + len(row.text) <= width for row in rows)
    assert " ".join(row.text for row in rows).split() == " ".join(line.text for line in lines).split()


@given(st.lists(LINES, max_size=8), st.integers(6, 30))
def test_pages_fit_and_lose_no_word(blocks: list[list[Line]], height: int) -> None:
    """No page is higher than the window, and all blocks are on them in order."""
    found = pages(blocks, 40, height)

    assert all(0 < len(page) <= height for page in found)
    told = " ".join(row.text for page in found for row in page).split()
    assert told == " ".join(line.text for block in blocks for line in block).split()


def test_a_block_is_kept_on_one_page() -> None:
    """What belongs together is not parted while it fits on a page."""
    block = [Line("one"), Line("two"), Line("three")]

    assert [as_text(page) for page in pages([block, block], 40, 5)] == ["one\ntwo\nthree"] * 2


def test_where_a_line_wraps_its_lead_does_not_come_again() -> None:
    """The number of a choice stands once, and what follows stands under the words."""
    assert as_text(wrapped([Line("aaa bbb ccc", lead=" 1  ")], 20)) == " 1  aaa bbb ccc"
    assert as_text(wrapped([Line("aaaaaaa bbbbbbbb ccc", lead=" 1  ")], 20)) == " 1  aaaaaaa bbbbbbbb\n    ccc"


def test_blocks_have_one_empty_line_between_them() -> None:
    """None comes before the first or after an empty block."""
    assert as_text(separated([[], [Line("a")], [], [Line("b")]])) == "a\n\nb"


CHOICES = [Choice(str(n), f"choice {n}", group="g" if n < 5 else "h") for n in range(14)]


def test_many_choices_stand_in_two_columns_where_there_is_room() -> None:
    """Down the left column first; in one column where it is narrow or read line by line."""
    plain = [Choice(c.id, c.label) for c in CHOICES]

    assert as_text(menu(plain, 80, is_plain=False)).splitlines()[0].split() == [
        "1",
        "choice",
        "0",
        "8",
        "choice",
        "7",
    ]
    assert len(menu(plain, 20, is_plain=False)) == len(menu(plain, 80, is_plain=True)) == len(plain)


def test_groups_stand_under_their_headings() -> None:
    """Each heading stands once, before its choices."""
    lines = as_text(menu(CHOICES, 80, is_plain=True)).splitlines()

    assert (lines[0], lines[1].strip(), lines[6]) == ("G", "1  choice 0", "H")
