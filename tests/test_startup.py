"""What may be loaded when the program starts: a budget that does not depend on the machine's speed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"rich", "phonenumbers", "tomllib", "jinja2", "importlib.metadata", "importlib.resources", "pydantic"}
ALLOWED_OF_OURS = {
    "callcheck",
    "callcheck.cli",
    "callcheck.core",
    "callcheck.core.blocklist",
    "callcheck.core.numbers",
    "callcheck.core.clean",
    "callcheck.core.blocklist.precedence",
    "callcheck.core.blocklist.entry",
    "callcheck.core.errors",
    "callcheck.core.numbers.fast_parse",
    "callcheck.core.numbers.plans",
    "callcheck.core.numbers.rules",
    "callcheck.core.numbers.number",
    "callcheck.store",
    "callcheck.store.blocklist",
    "callcheck.store.data",
    "callcheck.store.blocklist.blocklist",
    "callcheck.store.blocklist.changes",
    "callcheck.store.blocklist.checksum",
    "callcheck.store.blocklist.counting",
    "callcheck.store.ownership",
    "callcheck.store.database",
    "callcheck.store.blocklist.lookup",
    "callcheck.store.blocklist.connection",
    "callcheck.store.paths",
    "callcheck.store.data.numbers",
    "callcheck.store.data.rows",
    "callcheck.store.data.words",
    "callcheck.store.blocklist.schema",
}


def loaded_by(home: Path, *args: str) -> set[str]:
    """Return the modules that are loaded when the program has run with these arguments."""
    script = (
        "import sys\n"
        "from callcheck.cli.main import main\n"
        f"sys.argv = {['callcheck', *args]!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    env = {**os.environ, "CALLCHECK_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=True)
    return set(done.stderr.split())


@pytest.fixture
def stocked(home: Path) -> Path:
    """Return a home with a list in it."""
    loaded_by(home, "blocklist", "add", "07700 900123")
    assert (home / "blocklist.db").exists()
    return home


def test_a_lookup_loads_nothing_heavy(stocked: Path) -> None:
    """A number in an everyday notation is looked up without Rich, phonenumbers, TOML or the shipped advice."""
    loaded = loaded_by(stocked, "lookup", "-q", "07700 900123")

    assert {name for name in loaded if name in HEAVY or name.split(".")[0] in HEAVY} == set()


def test_a_lookup_loads_only_the_listed_modules_of_ours(stocked: Path) -> None:
    """Besides the command files, a lookup loads the modules that this list names."""
    loaded = loaded_by(stocked, "lookup", "-q", "07700 900123")

    ours = {name for name in loaded if name.split(".")[0] == "callcheck" and not name.startswith("callcheck.cli.")}
    assert ours - ALLOWED_OF_OURS == set()


def test_help_loads_no_store(home: Path) -> None:
    """Asking for help opens no database and reads no data."""
    loaded = loaded_by(home, "--help")

    assert {"sqlite3", "callcheck.store.blocklist.blocklist", "callcheck.store.data.shipped"}.isdisjoint(loaded)


def test_no_library_for_words_and_times_is_loaded_before_any_are_typed(home: Path) -> None:
    """Advice without typed words loads neither of the libraries that put slips right and read times."""
    loaded = loaded_by(home, "check", "--no-input", "--answer", "claimed=bank")

    assert {"rapidfuzz", "dateparser"}.isdisjoint(loaded)
