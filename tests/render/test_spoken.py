"""What a voice should say."""

import pytest

from callcheck.render.spoken import spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Ring 101.", "Ring 1 0 1."),
        ("159", "1 5 9"),
        ("text the word Call and that number to 7726.", "text the word Call and that number to 7 7 2 6."),
        ("0300 123 2040", "0 3 0 0, 1 2 3, 2 0 4 0"),
        ("+44 7700 900123", "plus 4 4, 7 7 0 0, 9 0 0 1 2 3"),
        ("Last reviewed on 22 November 2026.", "Last reviewed on the twenty-second of November, 20 26."),
        ("added 2026-11-01", "added the first of November, 20 26"),
        ("Since October 2024 banks must refund", "Since October 2024 banks must refund"),
        ("The limit was 85,000 pounds.", "The limit was 85,000 pounds."),
        ("within 24 hours, or 13 months", "within 24 hours, or 13 months"),
        ("Time left: 4:59", "Time left: 4:59"),
        ("£1200.50", "£1200.50"),
        ("or 999bsl.co.uk for sign language", "or 9 9 9 bsl.co.uk for sign language"),
        ("Nothing to say.", "Nothing to say."),
    ],
)
def test_numbers_are_said_digit_by_digit_and_dates_in_words(written: str, said: str) -> None:
    """A number to ring can be dialled from hearing it; money, hours and years stay as they are."""
    assert spoken(written) == said
