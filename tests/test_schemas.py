"""What the commands print with --json has the shapes that `callcheck schema` publishes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from jsonschema import Draft202012Validator

from callcheck.cli.app import build
from tests.conftest import Run

ROOT = Path(__file__).parent.parent
SCHEMAS = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in (ROOT / "data/schemas").glob("*.json")}
LONG = ["--answer", "claimed=bank", "--answer", "lost=money", "--answer", "lost-when=today", "--number"]
PRINTED: dict[str, list[tuple[str, list[str]]]] = {
    "about": [("about", [])],
    "blocklist list": [("entry", []), ("entry", ["--source", "shipped"]), ("entry", ["--source", "club"])],
    "check": [
        ("check", ["--no-input"]),
        ("check", ["--no-input", *LONG, "07700 900123"]),
        ("check", ["--no-input", *LONG, "withheld"]),
        ("check", ["--no-input", *LONG, "not a number, 159"]),
        ("check", ["--no-input", "--answer", "happening=at-door"]),
        ("check", ["--no-input", "--answer", "who=someone-else", "--answer", "asked=pin,code"]),
    ],
    "contacts": [("contact", []), ("contact", ["--nation", "wales"])],
    "lookup": [
        (
            "lookup",
            ["07700 900123", "+1 202 555 0123", "withheld", "159", "nothing", "020 7946 0123", "01632 960999"],
        ),
    ],
    "record add": [("record", ["--no-input", "--note", "a voice", "--amount", "12.50", "--number", "07700 900123"])],
    "record list": [("record", []), *(("counts", ["--by", by]) for by in ("week", "scam", "nation"))],
    "record show": [("record", ["1"])],
    "scams": [("scam", []), ("scam", ["bank-safe-account"])],
}
"""Each command that has --json: the schema of what it prints, and arguments that bring all its parts."""


@pytest.fixture
def kept(callcheck: Run, tmp_path: Path) -> Run:
    """Return the program, with a list of several sources and a record."""
    (tmp_path / "club.csv").write_text("number,label,reports\n+44 1632 960999,a club,12\n", encoding="utf-8")
    callcheck("blocklist", "add", "020 7946 0123", "--allow", "--label", "a friend")
    callcheck("blocklist", "import", str(tmp_path / "club.csv"), "--source", "club")
    callcheck("record", "add", "--no-input", "--claimed", "police", "--lost", "money,code", "--nation", "wales")
    return callcheck


def commands_with_json(command: Any = None, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every command that has --json, as it is typed."""
    command = command or typer.main.get_command(build())
    if any("--json" in param.opts for param in command.params):
        yield " ".join(words)
    for name, member in getattr(command, "commands", {}).items():
        yield from commands_with_json(member, (*words, name))


def closed(schema: Any) -> Any:
    """Return a schema that takes no key which it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {key: closed(part) for key, part in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        shut.setdefault("additionalProperties", False)
    return shut


def printed(out: str) -> list[Any]:
    """Return the objects that were printed: one, or one a line."""
    try:
        return [json.loads(out)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in out.splitlines()]


def test_every_command_with_json_is_here() -> None:
    """No command prints JSON that no schema describes."""
    assert set(commands_with_json()) == set(PRINTED)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_a_schema_and_is_printed(callcheck: Run, name: str) -> None:
    """`callcheck schema NAME` prints the file, which is sound JSON Schema with a title and told keys."""
    Draft202012Validator.check_schema(SCHEMAS[name])

    assert json.loads(callcheck("schema", name).stdout) == SCHEMAS[name]
    assert name in callcheck("schema").stdout.split()
    assert SCHEMAS[name]["title"]


@pytest.mark.parametrize(
    ("command", "name", "arguments"),
    [pytest.param(command, name, arguments) for command, cases in PRINTED.items() for name, arguments in cases],
)
def test_what_is_printed_has_the_published_shape(kept: Run, command: str, name: str, arguments: list[str]) -> None:
    """Every object is valid, and holds no key that its schema does not tell of."""
    done = kept(*command.split(), *arguments, "--json")
    validator = Draft202012Validator(closed(SCHEMAS[name]))
    values = printed(done.stdout)
    faults = [f"{fault.json_path}: {fault.message}" for value in values for fault in validator.iter_errors(value)]

    assert done.returncode == 0, done.stderr
    assert values
    assert faults == []


def test_a_schema_refuses_what_is_wrong() -> None:
    """A missing key and an unknown verdict do not pass: the schemas say something."""
    validator = Draft202012Validator(SCHEMAS["check"])

    assert not validator.is_valid({})
    assert not validator.is_valid({"schema": 1, "verdict": "safe"})
