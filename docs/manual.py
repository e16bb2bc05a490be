"""Write the generated parts of docs/manual.md and docs/callcheck.1, or say with --check if they are no longer true.

The commands are those of the program, in the words of its own help. Every version of Typer gives the same.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any

import typer

from callcheck.cli.app import build
from callcheck.cli.errors import ExitCode
from callcheck.cli.help import as_written, key_of
from callcheck.store.data.words import text, texts

HERE = Path(__file__).parent
MANUAL, PAGE = HERE / "manual.md", HERE / "callcheck.1"
BEGIN, END = "<!-- generated: docs/manual.py -->", "<!-- end of the generated part -->"
GONE_OVER = "2026-11-24"
"""The day on which someone last read the page for man as a whole."""

CODES = {
    ExitCode.DONE: "done; for `lookup`: at least one number is listed",
    ExitCode.NOT_FOUND: "`lookup` finished, and none is listed; elsewhere: there is no such thing",
    ExitCode.WRONG_INPUT: "wrong usage, or what was given is not a phone number",
    ExitCode.STORE_FAULT: "a store or file cannot be read or written, or is damaged",
    ExitCode.DEFECT: "a defect in callcheck",
    ExitCode.INTERRUPTED: "interrupted",
}
ENVIRONMENT = {
    "CALLCHECK_HOME": "The folder of every file that callcheck keeps.",
    "NO_COLOR": "When it is set and not empty, no colour is used.",
    "TERM": "With dumb: no colour, no box, nothing that moves.",
}
FILES = {
    "blocklist.db": "The list. It may be shared.",
    "records.db": "What you chose to keep of calls. It is private.",
    "settings.json": "The nation that you answered last.",
    "wait.json": "A timer that is running.",
}
EXAMPLES = {
    "callcheck": "Start the checklist.",
    "callcheck lookup 07700900123": "Ask whether a number is on the list.",
    "callcheck lookup --listed - < calls.txt": "Print the lines of a log whose number is on the list.",
    "callcheck blocklist add '+4470*' --yes": "Block every number that starts with 070.",
    "callcheck blocklist import numbers.csv --dry-run": "See what an import would do.",
    "callcheck check --answer claimed=bank --answer asked=pin --no-input --json": "Get the advice in a script.",
    "callcheck record show 1 --read-out": "Read a record out, in the order that a call handler asks.",
    "callcheck card -o card.html": "Make the card to print and keep by the phone.",
}


@dataclass(frozen=True, slots=True)
class Command:
    """What there is to say of one command."""

    words: tuple[str, ...]
    """As they are typed, such as blocklist, add."""
    arguments: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    """Each option and argument as it is written, with its help."""

    @property
    def place(self) -> str:
        """Where its words stand in the data."""
        return ".".join(("help", *self.words))

    @property
    def synopsis(self) -> str:
        """How it is typed."""
        return " ".join(("callcheck", *self.words, "[OPTIONS]", *self.arguments))


def commands() -> Iterator[Command]:
    """Yield every command, groups before their members."""
    return _commands(typer.main.get_command(build()), ())


def _commands(command: Any, words: tuple[str, ...]) -> Iterator[Command]:  # noqa: ANN401 - Typer's types are private
    if words:
        place = ".".join(("help", *words))
        params = [param for param in command.params if not getattr(param, "hidden", False) and param.name != "help"]
        yield Command(
            words,
            (*(as_written(param) for param in params if param.param_type_name == "argument"),)
            if not hasattr(command, "commands")
            else ("COMMAND",),
            tuple((as_written(param), text(f"{place}.{key_of(param.name)}")) for param in params),
        )
    for name, member in getattr(command, "commands", {}).items():
        yield from _commands(member, (*words, name))


def reference() -> str:
    """Return the generated part of the manual."""
    parts = ["## Commands"]
    for command in commands():
        parts += [f"{'#' * (len(command.words) + 2)} callcheck {' '.join(command.words)}"]
        parts += [text(f"{command.place}.summary"), *texts(f"{command.place}.about")]
        parts.append("\n".join(("```text", command.synopsis, *texts(f"{command.place}.examples"), "```")))
        parts += ["\n".join(f"- `{option}`: {told}" for option, told in command.options)] * bool(command.options)
    parts += [
        "## Exit codes",
        "| Code | Meaning |\n|---|---|\n" + "\n".join(f"| {c.value} | {m} |" for c, m in CODES.items()),
    ]
    return "\n\n".join(parts)


def manual(old: str) -> str:
    """Return the manual with its generated part made anew."""
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def page() -> str:
    """Return the page for `man callcheck`, in the man macros."""
    lines = [
        f'.TH CALLCHECK 1 {GONE_OVER} callcheck "User Commands"',
        ".SH NAME",
        "callcheck \\- what to do after a suspicious phone call",
        ".SH SYNOPSIS",
        ".B callcheck",
        "[COMMAND] [OPTIONS]",
        ".SH DESCRIPTION",
        _roff(text("help.callcheck.summary")),
        *(line for told in texts("help.callcheck.about") for line in (".PP", _roff(told))),
        ".PP",
        "Without a command it starts the checklist.",
        _roff("Every command takes --plain and --spoken, anywhere on the line, and --help."),
        ".SH COMMANDS",
    ]
    for command in commands():
        lines += [f".SS callcheck {' '.join(command.words)}", _roff(text(f"{command.place}.summary"))]
        lines += [line for told in texts(f"{command.place}.about") for line in (".PP", _roff(told))]
        lines += [".PP", f".B {_roff(command.synopsis)}"]
        lines += [line for row in command.options for line in _item(*row)]
    lines.append(".SH FORMATS")
    lines.append("Of lists, as blocklist import and export take them with \\-\\-format:")
    lines += [line for row in _formats() for line in _item(*row)]
    for title, rows in (
        ("EXIT STATUS", {str(code.value): meaning.replace("`", "") for code, meaning in CODES.items()}),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
        ("EXAMPLES", EXAMPLES),
    ):
        lines += [f".SH {title}", *(line for row in rows.items() for line in _item(*row))]
        if title == "FILES":
            lines += [".PP", "They stand in the folder that callcheck about names."]
    lines += [".SH SEE ALSO", "The manual, which comes with the source: docs/manual.md"]
    return "\n".join(lines) + "\n"


def _formats() -> Iterator[tuple[str, str]]:
    """Yield the formats of lists, as the table in the manual tells of them."""
    table = MANUAL.read_text(encoding="utf-8").partition("## Formats")[2].partition(BEGIN)[0]
    for names, read, written, told in re.findall(r"^\| (`.*?) \| (\w*) ?\| (\w*) ?\| (.*) \|$", table, re.MULTILINE):
        ways = " and ".join(way for way, is_one in (("in", read), ("out", written)) if is_one)
        yield names.replace("`", ""), f"{ways}; {told}".replace("`", "")


def _item(name: str, told: str) -> tuple[str, ...]:
    return ".TP", f".B {_roff(name)}", _roff(told)


def _roff(told: str) -> str:
    """Return a text for man: no line of it is too long, or taken for an instruction."""
    escaped = told.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("…", "...")
    lines = wrap(escaped, 78, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in lines)


def main() -> int:
    """Write both, or with --check return 1 when one of them is no longer true."""
    made = {MANUAL: manual(MANUAL.read_text(encoding="utf-8")), PAGE: page()}
    if "--check" in sys.argv:
        return int(any(not path.exists() or path.read_text(encoding="utf-8") != text for path, text in made.items()))
    for path, content in made.items():
        path.write_text(content, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
