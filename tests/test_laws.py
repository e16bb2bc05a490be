"""The laws of the layout: what may stand where, told from the code itself."""

import ast
from collections.abc import Iterator

import pytest

from tests.test_layers import SOURCE

PRINTS = {"cli/result.py", "cli/errors.py", "cli/agi.py"}
"""What prints results, what says what went wrong, and what speaks with a telephone exchange line by line."""
ASKS_THE_WORLD = {"cli/terminal.py", "store/paths.py"}
"""Where streams are asked whether they are terminals, and the environment is read."""


def modules(folder: str = ".") -> list[str]:
    """Return the paths of the modules below a folder of the package."""
    return sorted(str(file.relative_to(SOURCE)) for file in (SOURCE / folder).rglob("*.py"))


def calls(module: str) -> Iterator[str]:
    """Yield the name of everything that a module calls, `print` or `isatty`."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name
                case _:
                    pass


def tree(module: str) -> ast.Module:
    """Return the code of a module as a tree."""
    return ast.parse((SOURCE / module).read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", [m for m in modules() if m not in PRINTS])
def test_commands_return_what_is_shown(module: str) -> None:
    """Nothing prints but the one place that shows results, the one that tells errors, and the screen."""
    assert "print" not in {*calls(module)} or module == "cli/screen.py"


@pytest.mark.parametrize("module", [m for m in modules() if m not in ASKS_THE_WORLD])
def test_nothing_asks_whether_a_stream_is_a_terminal(module: str) -> None:
    """The terminal is looked at once, when the program starts."""
    assert "isatty" not in {*calls(module)}


@pytest.mark.parametrize("module", modules("core"))
def test_the_core_reads_no_clock(module: str) -> None:
    """What the time is comes to the core as an argument."""
    assert {"now", "today", "utcnow", "time", "monotonic"}.isdisjoint(calls(module))


@pytest.mark.parametrize("module", [m for m in modules("cli/signatures") if not m.endswith("__init__.py")])
def test_a_signature_imports_one_module(module: str) -> None:
    """Each declared command imports, when it runs, the one module that does the work, and names out of it."""
    for node in tree(module).body:
        if isinstance(node, ast.FunctionDef):
            imports = [line for line in ast.walk(node) if isinstance(line, ast.ImportFrom)]
            if "context" not in {argument.arg for argument in node.args.args}:
                continue
            reached = {tuple(f"{line.module}.{line.names[0].name}".split(".")[:3]) for line in imports}
            assert len(reached) == 1


LATE = {
    "__init__.py": "names of the Python interface are loaded when they are first used",
    "__main__.py": "whatever fails while the rest is loaded must still end with the right code",
    "cli/app.py": "the checklist is one command of many",
    "cli/check/afterwards.py": "records are loaded when one is kept",
    "cli/check/check.py": "the first question is on the screen before the rest is loaded",
    "cli/check/session.py": "records are loaded when one is kept",
    "cli/commands.py": "words of help are loaded when help is asked for",
    "cli/completion.py": "a shell asks for one kind of value at each Tab",
    "cli/direct.py": "a plain lookup loads no checklist, and the checklist no lookup",
    "cli/errors.py": "words are loaded when something went wrong",
    "cli/lookup/lookup.py": "with -q nothing is loaded that shows anything",
    "cli/lookup/single.py": "JSON is made only when it is asked for",
    "cli/lookup/stream.py": "each output loads its own",
    "cli/main.py": "a plain lookup starts without Typer",
    "cli/progress.py": "a bar loads Rich",
    "cli/prompts/checklist.py": "words are matched when someone types them",
    "cli/prompts/line.py": "termios is not on every system",
    "cli/prompts/prompts.py": "the emergency card loads the whole advice",
    "core/advice/match.py": "the two know each other",
    "core/blocklist/notation.py": "phonenumbers is not on the way of a lookup",
    "core/blocklist/precedence.py": "most lines are numbers",
    "core/numbers/parse.py": "phonenumbers is not on the way of a lookup",
    "store/blocklist/blocklist.py": "a lookup loads nothing that lists, exports or checks",
    "store/blocklist/changes.py": "a lookup loads nothing that writes",
    "store/blocklist/checksum.py": "a lookup sums nothing",
    "store/blocklist/connection.py": "a single lookup scans no lines",
    "store/blocklist/import_parse.py": "plain lines need no phonenumbers",
    "store/blocklist/import_region.py": "only a doubt needs phonenumbers",
    "store/blocklist/lookup.py": "the shipped list is read once, and not by every command",
    "store/data/moments.py": "dateparser takes a fifth of a second",
    "store/data/numbers.py": "most numbers are read fast, without the table of ranges",
    "store/data/rows.py": "a lookup reads no TOML",
    "store/data/spoken.py": "near words are looked for when no word fits",
    "store/data/templates.py": "only a page needs Jinja2",
    "store/files.py": "what replaces a file loads much that a lookup does not need",
    "store/formats/pamapa.py": "only this format asks whether a number is possible",
    "store/formats/text_with_numbers.py": "only this format looks for numbers with phonenumbers",
    "store/paths.py": "CALLCHECK_HOME needs no platformdirs",
    "store/signing.py": "cryptography is an extra",
}
"""Each file that imports inside a function, and what that saves."""


def imports_late(module: str) -> bool:
    """Whether a module imports anything inside a function."""
    functions = (node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef))
    return any(isinstance(node, ast.Import | ast.ImportFrom) for function in functions for node in ast.walk(function))


def test_imports_stand_at_the_top_of_a_file() -> None:
    """Besides the signatures, an import stands inside a function only where the list above says what that saves."""
    late = {module for module in modules() if not module.startswith("cli/signatures/") and imports_late(module)}

    assert late ^ LATE.keys() == set()
