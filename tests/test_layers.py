"""The layers: imports only go down."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "callcheck"
MODULES = sorted(SOURCE.rglob("*.py"))
LIBRARIES = {"rapidfuzz", "dateparser", "typer", "rich", "phonenumbers", "platformdirs", "sqlite3"}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "xmlrpc", "requests", "httpx"}


def imported(module: Path) -> set[str]:
    """Return every module that a file imports, at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


LAYERS = ("core", "store", "render", "cli")
"""From the bottom up."""


def layer_of(name: str) -> str:
    """Return the layer of a module, or an empty text for those that stand above all layers."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "callcheck" and parts[1] in LAYERS else ""


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_imports_only_go_down(module: Path) -> None:
    """A module imports from its own layer and from those below it; what stands above the layers may use all."""
    layer = module.relative_to(SOURCE).parts[0]
    allowed = LAYERS[: LAYERS.index(layer) + 1] if layer in LAYERS else LAYERS

    reached = {layer_of(name) for name in imported(module)} - {""}

    assert reached <= set(allowed)


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("typer", {"cli"}),
        ("rich", {"cli/screen.py", "cli/bar.py"}),
        ("sqlite3", {"store"}),
        ("phonenumbers", {"core/numbers/libphonenumber.py"}),
        ("platformdirs", {"store/paths.py"}),
        ("rapidfuzz", {"store/data/spoken.py"}),
        ("dateparser", {"store/data/moments.py"}),
    ],
)
def test_each_library_stays_where_it_belongs(library: str, homes: set[str]) -> None:
    """A library is imported only in its own layer, and some in one or two files only."""
    users = {
        str(module.relative_to(SOURCE))
        for module in MODULES
        if any(name.split(".")[0] == library for name in imported(module))
    }

    assert {user for user in users if user not in homes and user.split("/")[0] not in homes} == set()


def test_the_core_imports_the_standard_library_only() -> None:
    """Besides phonenumbers in its one file, the core needs nothing that is installed, and no clock or environment."""
    names = {name.split(".")[0] for module in (SOURCE / "core").rglob("*.py") for name in imported(module)}

    assert names.isdisjoint((LIBRARIES - {"phonenumbers"}) | {"os", "sys", "time", "pathlib", "random"})


def test_there_is_no_networking_code() -> None:
    """No module imports anything that could open a connection."""
    names = {name.split(".")[0] for module in MODULES for name in imported(module)}

    assert names.isdisjoint(NETWORK)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_files_stay_small(module: Path) -> None:
    """A file of more than 250 lines would have to explain itself."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 250
