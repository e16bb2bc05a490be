"""Write the generated parts of docs/manual.md and docs/callcheck.1, or say with --check if they are no longer true.

The reference of commands is the program's own help; the exit codes are those of `ExitCode`.
"""

import os
import subprocess
import sys
from pathlib import Path

from callcheck.cli.app import COMMANDS, build
from callcheck.cli.errors import ExitCode

HERE = Path(__file__).parent
MANUAL, PAGE = HERE / "manual.md", HERE / "callcheck.1"
BEGIN, END = "<!-- generated: docs/manual.py -->", "<!-- end of the generated part -->"

CODES = {
    ExitCode.DONE: "done; for `lookup`: at least one number is listed",
    ExitCode.NOT_FOUND: "`lookup`: none is listed; elsewhere: there is no such thing",
    ExitCode.WRONG_INPUT: "wrong usage, or what was given is not a phone number",
    ExitCode.STORE_FAULT: "a store or file cannot be read or written, or is damaged",
    ExitCode.DEFECT: "a defect in callcheck",
    ExitCode.INTERRUPTED: "interrupted",
}


def commands() -> list[list[str]]:
    """Return every command as the words that are typed, groups before their members."""
    found = []
    for name in COMMANDS:
        (group,) = [g.typer_instance for g in build([name]).registered_groups] or [None]
        found.append([name])
        if group is not None:
            names = [c.name or getattr(c.callback, "__name__", "") for c in group.registered_commands]
            found += [[name, str(member)] for member in names]
    return found


def help_of(words: list[str]) -> str:
    """Return what the program says of a command, 80 columns wide."""
    env = {**os.environ, "COLUMNS": "80", "TERMINAL_WIDTH": "80", "TERM": "dumb"}
    done = subprocess.run(
        [sys.executable, "-m", "callcheck", *words, "--help"], capture_output=True, text=True, env=env
    )
    return done.stdout.replace("python -m callcheck", "callcheck").strip()


def reference() -> str:
    """Return the generated part of the manual."""
    parts = ["## Commands"]
    for words in commands():
        heading = "#" * (len(words) + 2)
        parts += [f"{heading} callcheck {' '.join(words)}", f"```\n{help_of(words)}\n```"]
    parts += [
        "## Exit codes",
        "| Code | Meaning |\n|---|---|\n" + "\n".join(f"| {c.value} | {m} |" for c, m in CODES.items()),
    ]
    return "\n\n".join(parts)


def manual(text: str) -> str:
    """Return the manual with its generated part made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def page() -> str:
    """Return the page for `man callcheck`."""
    lines = [
        ".TH CALLCHECK 1",
        ".SH NAME",
        "callcheck \\- after a suspicious phone call: a checklist, a look at your list, and the next step",
        ".SH SYNOPSIS",
        ".B callcheck",
        "[COMMAND] [OPTIONS]",
        ".SH DESCRIPTION",
        "Without a command it starts the checklist. It talks to no network. In an emergency ring 999.",
        ".SH COMMANDS",
    ]
    for words in commands():
        lines += [f".SS callcheck {' '.join(words)}", ".nf", *map(_roff, help_of(words).splitlines()), ".fi"]
    lines.append(".SH EXIT STATUS")
    for code, meaning in CODES.items():
        lines += [".TP", str(code.value), _roff(meaning.replace("`", ""))]
    lines += [
        ".SH ENVIRONMENT",
        ".TP",
        "CALLCHECK_HOME",
        "The folder of every file that callcheck keeps.",
        ".TP",
        "NO_COLOR, TERM=dumb",
        "No colour; with TERM=dumb no boxes either.",
    ]
    return "\n".join(lines) + "\n"


def _roff(line: str) -> str:
    escaped = line.replace("\\", "\\\\").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def main() -> int:
    """Write both, or with --check return 1 when one of them is no longer true."""
    made = {MANUAL: manual(MANUAL.read_text(encoding="utf-8")), PAGE: page()}
    if "--check" in sys.argv:
        return int(any(not path.exists() or path.read_text(encoding="utf-8") != text for path, text in made.items()))
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
