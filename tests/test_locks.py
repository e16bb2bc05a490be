"""The lock files hold what pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
TEST = PROJECT["dependency-groups"]["test"]


def pins(name: str) -> dict[str, tuple[str, int]]:
    """Return the version and the number of hashes of each package in a lock file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(
        r"^([\w.-]+)==(\S+)[^\n]*\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)*)", text, re.MULTILINE
    )
    return {canonicalize_name(package): (version, hashes.count("sha256:")) for package, version, hashes in found}


@pytest.mark.parametrize(
    ("file", "needs"), [("requirements.lock", RUN), ("requirements-dev.lock", [*RUN, *TEST])], ids=["run", "test"]
)
def test_every_dependency_is_locked_at_a_version_that_fits(file: str, needs: list[str]) -> None:
    """Each requirement has a locked version inside its range; else `scripts/lock.sh` writes the lock anew."""
    locked = pins(file)
    wrong = [
        need
        for need in map(Requirement, needs)
        if not need.specifier.contains(locked.get(canonicalize_name(need.name), ("0", 0))[0])
    ]

    assert wrong == [], "run scripts/lock.sh"


@pytest.mark.parametrize("file", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_hashes(file: str) -> None:
    """No package can be swapped for another of the same name and version."""
    assert [package for package, (_, hashes) in pins(file).items() if hashes == 0] == []
    assert len(pins(file)) > 10


def test_the_lock_names_no_place_to_download_from() -> None:
    """Where packages come from is for whoever installs them to say."""
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")
