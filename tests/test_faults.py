"""A small part of the proof that a failure never looks like an answer; `python -m benchmarks.faults` is the whole."""

import shutil
from pathlib import Path

import pytest

from benchmarks import faults

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@needs_strace
def test_a_failing_system_call_is_never_not_listed(tmp_path: Path) -> None:
    """Of the system calls of a cold lookup, a few spread over the run fail; none makes a listed number unlisted."""
    assert faults.calls(tmp_path, 16) == 0


@needs_strace
def test_an_import_that_is_killed_at_a_system_call_leaves_the_old_list_or_the_new(tmp_path: Path) -> None:
    """After each kill the list is sound, and holds one of the two files whole."""
    assert faults.stops(tmp_path, 6) == 0


def test_an_import_that_is_killed_at_any_moment_leaves_the_old_list_or_the_new(tmp_path: Path) -> None:
    """After each kill the list is sound, and holds one of the two files whole."""
    assert faults.kills(tmp_path, 6) == 0


def test_no_flipped_bit_makes_a_lie_that_is_not_found(tmp_path: Path) -> None:
    """Of bits all over the file, none changes an answer without a fault or a finding of `verify`."""
    assert faults.flips(tmp_path, 20) == 0
