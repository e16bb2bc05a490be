"""Finding scripts and contacts by the words that people use."""

import pytest

from tests.conftest import Run


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bt", "telecom-provider"),
        ("mum new phone", "new-phone-message"),
        ("royal mail", "The parcel and the fee"),
        ("bitcoin", "investment-offer"),
        ("winter fuel", "dwp-payment"),
        ("barclays", "bank-safe-account"),
        ("bank-safe-account", "The bank and the safe account"),
    ],
)
def test_a_script_is_found_by_what_people_call_it(words: str, found: str, callcheck: Run) -> None:
    """The words of a person find the script: whole when it is one, else in a list."""
    done = callcheck("scams", *words.split())

    assert done.returncode == 0
    assert found in done.stdout


def test_words_that_find_nothing_say_so(callcheck: Run) -> None:
    """Nothing found is exit code 1, with where to look."""
    done = callcheck("scams", "xyzzy")

    assert (done.returncode, done.stdout) == (1, "")
    assert "See them all: callcheck scams" in done.stderr


def test_contacts_start_with_the_nation_that_is_known(callcheck: Run, home: object) -> None:
    """Those of the nation from last time come first; a nation may be typed with a capital."""
    callcheck("check")
    from pathlib import Path

    folder = Path(str(home))
    folder.mkdir(exist_ok=True)
    (folder / "settings.json").write_text('{"nation": "scotland"}')
    out = callcheck("contacts").stdout

    assert out.startswith("IN Scotland")
    assert out.index("Advice Direct Scotland") < out.index("ELSEWHERE") < out.index("Report Fraud")
    assert "Report Fraud" not in callcheck("contacts", "--nation", "Scotland").stdout.splitlines()


def test_a_contact_is_found_by_words(callcheck: Run) -> None:
    """`contacts samaritans` shows them, with the number alone on its line."""
    out = callcheck("contacts", "samaritans").stdout

    assert "116 123" in [line.strip() for line in out.splitlines()]
