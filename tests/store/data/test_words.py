"""The words that the program says: each id that the code names is in the data, and each in the data is used."""

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from callcheck.cli import app
from callcheck.store.data.words import text, texts
from tests.plain import DATA

SOURCE = Path(__file__).parents[3] / "src" / "callcheck"
IMPORT = tomllib.loads((DATA / "en" / "import.toml").read_text(encoding="utf-8"))
INTERFACE = tomllib.loads((DATA / "en" / "interface.toml").read_text(encoding="utf-8")) | {"import": IMPORT}
HELP = tomllib.loads((DATA / "en" / "help.toml").read_text(encoding="utf-8"))
CHOSEN_BY_ID = ("pattern.", "status.", "order.", "import.kinds.", "formats.", "keys.", "groups.")
"""Tables of which a sentence is chosen by an id that the program has anyway."""


def placeholders(sentence: str) -> set[str]:
    """Return the names of the values that a sentence needs."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def literals() -> set[str]:
    """Return every text that stands in the code."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in SOURCE.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def calls() -> list[tuple[str, set[str] | None]]:
    """Return the id of every sentence that is asked for, and the values it is given, if they can be told."""
    found: list[tuple[str, set[str] | None]] = []
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("text", "Refused")
            ):
                continue
            if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                names = [keyword.arg for keyword in node.keywords]
                known = None if None in names else {name for name in names if name}
                found.append((node.args[0].value, known))
    return found


def ids(table: dict[str, Any], path: str = "") -> list[str]:
    """Return the id of every text of a table."""
    found = []
    for name, value in table.items():
        found += ids(value, f"{path}{name}.") if isinstance(value, dict) else [f"{path}{name}"]
    return found


def test_every_sentence_that_the_code_names_is_there_with_its_values() -> None:
    """A sentence is asked for by an id that is in the data, with just the values that it names."""
    wrong = [
        (id_, given)
        for id_, given in calls()
        if not id_.startswith("help.") and given is not None and placeholders(text(id_)) != given
    ]

    assert wrong == []


def test_every_sentence_in_the_data_is_used() -> None:
    """No sentence of interface.toml or import.toml lies idle."""
    named = literals()

    assert [i for i in ids(INTERFACE) if i not in named and not i.startswith(CHOSEN_BY_ID)] == []


def commands() -> dict[str, list[str]]:
    """Return the path of every command in the help, with the names of its options and arguments."""
    found: dict[str, list[str]] = {}

    def walk(command: Any, path: str) -> None:
        names = [param.name.strip("_").replace("_", "-") for param in command.params if param.name != "help"]
        found[path or "callcheck"] = names
        if isinstance(command, TyperGroup):
            for name, sub in command.commands.items():
                walk(sub, f"{path}.{name}" if path else name)

    walk(typer.main.get_command(app.build()), "")
    return found


@pytest.mark.parametrize("path", sorted(commands()))
def test_every_option_has_its_help_and_no_more(path: str) -> None:
    """Each command has a summary, examples and a line for each of its options, and none for what it lacks."""
    table: Any = HELP
    for part in path.split("."):
        table = table[part]
    own = {key for key, value in table.items() if not isinstance(value, dict)}

    assert own == {"summary", "examples", "about", *commands()[path]}


def test_a_group_of_sentences_keeps_its_order() -> None:
    """Sentences that belong together come as they stand in the data."""
    assert list(texts("about.lines")) == INTERFACE["about"]["lines"]


def test_no_sentence_stands_in_a_signature() -> None:
    """What `--help` says of an option is not written in the code."""
    for file in (SOURCE / "cli" / "signatures").glob("*.py"):
        assert not re.search(r"\bhelp=", file.read_text(encoding="utf-8"))
