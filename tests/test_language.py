"""Another language is a folder of words: in a made-up one, no English sentence is left."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.plain import DATA

SOURCE = Path(__file__).parent.parent / "src" / "callcheck"
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αвсđεƒɡнιјκłмпориѕтυνωхүз"[:25] + "ʐ")
"""Each letter of a word, as the made-up language writes it."""
KEPT = re.compile(
    r"""(
        \{[^}]*\} | `[^`]*` | '[^']*' | "[^"]*"           # values, and what is quoted
      | ^[ ]*callcheck.* | (?<=:[ ])callcheck.*          # examples
      | --?[a-z][a-z-]* | [A-Z]{2,}[\w=.]*               # options, and names in capitals
      | \S*[./@]\S+                                      # addresses and files
    )""",
    re.MULTILINE | re.VERBOSE,
)
"""What is not translated."""

LABELS = {row["label"] for row in csv.DictReader((DATA / "blocklist.csv").read_text(encoding="utf-8").splitlines())}
"""The words of the shipped list: they stay as they are, as those of any other list."""
COMMANDS = [
    ["lookup", "07700 900123"],
    ["lookup", "--why", "+447700900123"],
    ["lookup", "12 monkeys"],
    ["lookup"],
    ["lookup", "--json", "--listed", "1"],
    ["lookup", "--region", "XX", "1"],
    ["blocklist", "add", "07700 900123"],
    ["blocklist", "add", "nothing"],
    ["blocklist", "add", "+44*"],
    ["blocklist", "remove", "07700 900999"],
    ["blocklist", "list"],
    ["blocklist", "sources"],
    ["blocklist", "sources", "--remove", "none"],
    ["blocklist", "verify"],
    ["blocklist", "import", "no-such-file"],
    ["contacts", "--nation", "scotland"],
    ["contacts", "--nation", "atlantis"],
    ["scams"],
    ["scams", "bank-safe-account"],
    ["scams", "nothing"],
    ["about"],
    ["check", "--no-input", "--answer", "claimed=bank", "--answer", "asked=pin"],
    ["check", "--no-input", "--answer", "happening=at-door", "--answer", "lost=money"],
    ["check", "--no-input", "--answer", "claimed=nobody-at-all"],
    ["record", "list"],
    ["record", "add", "--no-input", "--claimed", "bank"],
    ["record", "add", "--no-input", "--when", "never"],
    ["record", "show", "1"],
    ["record", "show", "99"],
    ["record", "show", "1", "--read-out"],
    ["record", "delete"],
    ["card"],
    ["schema", "nothing"],
    ["wait", "--minutes", "0"],
    *(
        [*command, "--help"]
        for command in ([], ["check"], ["lookup"], ["blocklist"], ["blocklist", "add"], ["record"])
    ),
]


def translated(text: str) -> str:
    """Return an English text in the made-up language, with what is not words left as it is."""
    parts = KEPT.split(text)
    return "".join(part if place % 2 else part.lower().translate(LETTERS) for place, part in enumerate(parts))


def _quoted(match: re.Match[str]) -> str:
    return str(match[1]) + translated(match[2]) + str(match[3])


RUN_ALL = """
import contextlib, io, json, sys
from callcheck.cli.main import run

said = []
for command in json.loads(sys.argv[1]):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        run(command)
    said.append(out.buffer.getvalue().decode())
print(json.dumps(said))
"""
"""Runs the commands one after another in one process, and writes what each says as a JSON list."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what each command says in the made-up language."""
    folder = tmp_path_factory.mktemp("language")
    shutil.copytree(SOURCE, folder / "callcheck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(DATA, folder / "callcheck" / "data")
    for file in (folder / "callcheck" / "data" / "en").rglob("*.toml"):
        _translate(file)
    env = {**os.environ, "PYTHONPATH": str(folder), "CALLCHECK_HOME": str(folder / "home")}
    done = subprocess.run(
        [sys.executable, "-c", RUN_ALL, json.dumps(COMMANDS)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env=env,
        cwd=folder,
    )
    return dict(zip(map(" ".join, COMMANDS), json.loads(done.stdout), strict=True))


def _translate(file: Path) -> None:
    """Write every text of a file of words in the made-up language; its keys stay as they are."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    english = tomllib.loads("".join(lines))
    out = [
        line if line.lstrip().startswith(("#", "[[", "[")) and "=" not in line and '"' not in line else _line(line)
        for line in lines
    ]
    file.write_text("".join(out), encoding="utf-8")
    assert _shape(tomllib.loads("".join(out))) == _shape(english), file


def _line(line: str) -> str:
    key, equals, value = line.partition(" = ")
    if not equals:
        key, value = "", line
    return key + equals + re.sub(r'(")((?:[^"\\\\]|\\\\.)*)(")', _quoted, value)


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}
    return [_shape(item) for item in value] if isinstance(value, list) else type(value)


@pytest.mark.parametrize("command", list(map(" ".join, COMMANDS)))
def test_no_english_sentence_is_left(command: str, said: dict[str, str]) -> None:
    """Whatever a command says, no two English words stand next to each other: every sentence came from the words."""
    words = said[command]
    for label in LABELS:
        words = words.replace(label, "")

    assert words
    assert re.findall(r"\b[A-Za-z]*[a-z]{2,} [a-z]{2,}\b", KEPT.sub("\n", re.sub(r"<[^>]*>", "\n", words))) == []
