"""Bars that move: on a terminal only, for files whose end is known."""

from pathlib import Path

from tests.conftest import Open, Run


def test_an_import_shows_how_far_it_is_on_a_terminal(terminal: Open, tmp_path: Path) -> None:
    """A person who waits for a long file sees a bar, and then the report."""
    file = tmp_path / "numbers.txt"
    file.write_text("".join(f"07700 900{n:03}\n" for n in range(1000)))

    person = terminal("blocklist", "import", str(file))
    person.see("100%")
    person.see("1,000 added")

    assert person.end() == 0


def test_an_import_in_a_pipe_shows_no_bar(callcheck: Run, tmp_path: Path) -> None:
    """Elsewhere nothing moves and nothing is coloured."""
    file = tmp_path / "numbers.txt"
    file.write_text("07700 900123\n")

    done = callcheck("blocklist", "import", str(file))

    assert "%" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr
