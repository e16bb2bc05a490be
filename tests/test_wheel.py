"""What is in the wheel that people install."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names in a wheel that is built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def test_every_data_file_is_shipped(wheel: set[str]) -> None:
    """Each file of data/ is in the wheel, inside the package."""
    data = {f"callcheck/{file.relative_to(ROOT)}" for file in (ROOT / "data").rglob("*") if file.is_file()}

    assert data - wheel == set()


def test_every_module_is_shipped_and_nothing_else(wheel: set[str]) -> None:
    """The wheel holds the package, its data and its metadata, and no tests or documents."""
    source = ROOT / "src"
    modules = {str(file.relative_to(source)) for file in source.rglob("*.py")} | {"callcheck/py.typed"}

    rest = {name for name in wheel if not name.startswith(("callcheck/data/", "callcheck-"))}

    assert rest == modules


def test_the_page_for_man_is_shipped(wheel: set[str]) -> None:
    """`man callcheck` works where a wheel's shared files are linked."""
    assert [name for name in wheel if name.endswith("share/man/man1/callcheck.1")]


def test_completion_is_shipped(wheel: set[str]) -> None:
    """bash, zsh and fish find the completion of an installed callcheck in the folders where they look for it."""
    shared = {name.partition("/share/")[2] for name in wheel if "/share/" in name}

    assert shared >= {
        "bash-completion/completions/callcheck",
        "zsh/site-functions/_callcheck",
        "fish/vendor_completions.d/callcheck.fish",
    }
