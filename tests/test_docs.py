"""What the documents say is true."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.__main__ import GENERATORS
from tests.conftest import Run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_picture_shows_what_a_run_shows() -> None:
    """The words in the README's picture are those of the same run today."""
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "picture.py"), "--check"])

    assert done.returncode == 0, "run `python -m docs`"


def test_the_first_two_blocks_are_one_command_each() -> None:
    """The README's first two shell blocks set up and run the program, and set up and run the tests."""
    run, tests, *_ = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)

    assert run.strip().endswith("callcheck")
    assert tests.strip().endswith("-m pytest -q -n auto")
    assert run.count("\n") == tests.count("\n") == 1


def cited() -> Iterator[tuple[Path, str]]:
    """Yield every path of this project that a file of it names, as a path from the top."""
    for file in FILES:
        text = file.read_text(encoding="utf-8", errors="replace")
        for path in re.findall(rf"(?<![\w./-])(?:{TOPS})/[\w./-]*\.(?:{ENDINGS})\b", text):
            yield file, path
        if file.suffix == ".md":
            for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
                yield file, os.path.normpath(file.parent.relative_to(ROOT) / link)


TOPS = r"src|docs|tests|data|benchmarks|scripts|completion|\.ci|\.github"
ENDINGS = "py|toml|md|csv|svg|json|sh|yml|db|bash|fish|1|j2"
FILES = [
    file
    for top in ("src", "docs", "tests", "data", "benchmarks", "scripts", "completion", ".ci", ".github", ".")
    for file in (ROOT / top).glob("*" if top == "." else "**/*")
    if file.is_file() and "__pycache__" not in file.parts and file.suffix not in (".lock", ".svg", ".pyc", ".gz")
]


def test_no_file_cites_one_that_is_not_there() -> None:
    """Every path and every link in the documents, the code and the data leads to a file of the project."""
    missing = [f"{file.relative_to(ROOT)}: {path}" for file, path in cited() if not (ROOT / path).exists()]

    assert missing == []


def test_every_test_that_is_cited_exists() -> None:
    """A promise that names its test is shown by that test."""
    missing = []
    for file in FILES:
        for path, name in re.findall(
            r"(tests/[\w/]+\.py)::(\w+)", file.read_text(encoding="utf-8", errors="replace")
        ):
            if not (ROOT / path).exists() or f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8"):
                missing.append(f"{file.relative_to(ROOT)}: {path}::{name}")

    assert missing == []


def test_the_index_of_decisions_is_complete() -> None:
    """docs/decisions/README.md names every decision, in order, with its title."""
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "index.py"), "--check"])

    assert done.returncode == 0, "run `python -m docs`"


def test_the_readme_names_only_commands_that_exist() -> None:
    """Each `callcheck COMMAND` in the README is a command."""
    from callcheck.cli.app import build

    app = build()

    groups = {group.name for group in app.registered_groups}
    commands = {command.name for command in app.registered_commands} | groups

    assert set(re.findall(r"(?:`|^)callcheck ([a-z]+)\b", README, re.MULTILINE)) <= commands | {
        "never",
        "walks",
        "opens",
    }


def test_python_examples_run_as_they_stand(callcheck: object) -> None:
    """The README's Python gives the values that its comments show."""
    assert callcheck
    from callcheck import Blocklist, advise, read_number

    assert read_number("07700 900123").e164 == "+447700900123"  # type: ignore[union-attr]
    assert advise({"claimed": ["bank"], "asked": ["pin"]}).verdict == "scam"
    with Blocklist.open() as blocklist:
        assert blocklist.lookup("07700 900123").status == "listed"


def test_the_manual_is_what_the_program_says() -> None:
    """The reference in docs/manual.md and the page for man are the program's own help, as it is today."""
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "manual.py"), "--check"])

    assert done.returncode == 0, "run `python -m docs`"


def test_every_dependency_has_its_reason() -> None:
    """Whatever is installed with callcheck has a row that says what it is for, what it costs and who keeps it."""
    page = (ROOT / "docs" / "decisions" / "0004-dependencies.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [need for needs in project.get("optional-dependencies", {}).values() for need in needs]
    names = {re.match(r"[\w-]+", need)[0].lower() for need in [*project["dependencies"], *extras]}  # type: ignore[index]

    assert {name.lower() for name in re.findall(r"^\| \*\*([\w-]+)\*\*", page, re.MULTILINE)} == names


def test_the_page_for_man_has_no_fault() -> None:
    """mandoc, which reads pages for man strictly, finds nothing to say of ours."""
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed")
    done = subprocess.run(
        ["mandoc", "-T", "lint", str(ROOT / "docs" / "callcheck.1")], capture_output=True, text=True
    )

    assert done.stdout == ""


def test_the_numbers_for_examples_are_what_they_are_said_to_be(callcheck: Run) -> None:
    """The numbers that CONTRIBUTING.md gives for examples are listed, or on no list, as it says."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"\| a UK number that is on the list \| (.*) \|", text)
    (free,) = re.findall(r"\| a number that is on no list \| (.*) \|", text)
    for number in re.findall(r"0[\d ]{9,}", listed):
        assert callcheck("lookup", "-q", number).returncode == 0
    for number in re.findall(r"\+[\d ]+\d", free):
        assert callcheck("lookup", "-q", number).returncode == 1


def test_contributing_names_every_generator() -> None:
    """Each module of docs/ is named where people look for what makes a page, and run by `python -m docs`."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    modules = {file.stem for file in (ROOT / "docs").glob("*.py")} - {"__main__", "__init__"}

    assert {name for name in modules if f"docs/{name}.py" not in text} == set()
    assert set(GENERATORS) == modules


def ways() -> dict[str, list[str]]:
    """Return the files of each way through the code that docs/architecture.md tells of, by its title."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    parts = {part.splitlines()[0]: part for part in page.split("\n## ") if part.startswith("The way of")}
    return {
        title: re.findall(r"^\d\. `src/(callcheck/[\w/]+)\.py`: ", part, re.MULTILINE)
        for title, part in parts.items()
    }


def test_each_way_is_a_list_of_at_most_eight_files() -> None:
    """Someone new follows a number, a line, an answer or a file through eight files at most, in order."""
    assert len(ways()) == 4
    assert all(4 <= len(found) <= 8 and len(set(found)) == len(found) for found in ways().values())


@pytest.mark.parametrize(
    ("title", "arguments", "typed"),
    [
        ("The way of one number", ["lookup", "07700 900123 ext. 5 please"], ""),
        (
            "The way of one line of a stream",
            ["lookup", "--listed", "-"],
            "07700 900123\n07700 900123 ext. 5 please\n",
        ),
        ("The way of one answer", ["check", "--answer", "claimed=bank", "--no-input"], ""),
        ("The way of one imported file", ["blocklist", "import", "-", "--dry-run"], "07700 900123\n"),
    ],
)
def test_each_way_goes_through_the_files_that_it_names(
    home: Path, title: str, arguments: list[str], typed: str
) -> None:
    """A real run loads every file of the way, so that nobody is sent to one that has no part in it."""
    assert home.name == "home"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "callcheck", *arguments],
        input=typed,
        capture_output=True,
        text=True,
    )
    loaded = {"callcheck.__main__", *re.findall(r"\| +(callcheck[\w.]*)", done.stderr)}

    assert {file.replace("/", ".").removesuffix(".__init__") for file in ways()[title]} - loaded == set()
