"""What a voice says of a phone number with --spoken, in the phonemes of espeak-ng."""

import re
import shutil
import subprocess

import pytest

from tests.conftest import Run

ESPEAK = shutil.which("espeak-ng")
HUNDRED, THOUSAND = "h'Vndr", "T'aUz@nd"

pytestmark = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")


def phonemes(text: str) -> str:
    """Return what espeak-ng would say, as phonemes."""
    done = subprocess.run([str(ESPEAK), "-q", "-x", text], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern-ireland"])
def test_every_number_to_ring_is_said_digit_by_digit(callcheck: Run, nation: str) -> None:
    """No number to ring is said as hundreds or thousands, which nobody can dial from hearing it."""
    lines = callcheck("--spoken", "contacts", "--nation", nation).stdout.splitlines()
    numbers = [line.strip() for line in lines if re.fullmatch(r" +[\d ,+]+", line)]

    said = phonemes("\n".join(numbers))

    assert len(numbers) > 10
    assert HUNDRED not in said
    assert THOUSAND not in said


def test_the_voice_would_say_them_wrong_without_it() -> None:
    """The phonemes do tell the two apart: 101 as it stands is said as a hundred and one."""
    assert HUNDRED in phonemes("Ring 101.")
    assert THOUSAND in phonemes("Text 7726.")
