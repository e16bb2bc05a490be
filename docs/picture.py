"""Draw docs/run.svg from a real run in a real terminal, or say with --check whether it is still true."""

import html
import os
import re
import sys
import tempfile
from pathlib import Path

import pexpect
from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).parent / "run.svg"
COMMAND = [
    "check",
    "--no-input",
    "--answer",
    "claimed=government",
    "--answer",
    "asked=press-key",
    "--answer",
    "how=recorded",
]
WIDTH = 80


def session() -> str:
    """Return what the program writes to a terminal, with the colours it has there."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "CALLCHECK_HOME": home, "TERM": "xterm-256color", "COLORTERM": ""}
        env.pop("NO_COLOR", None)
        child = pexpect.spawn(
            sys.executable, ["-m", "callcheck", *COMMAND], env=env, encoding="utf-8", dimensions=(200, WIDTH)
        )
        child.expect(pexpect.EOF)
        return str(child.before).replace("\r\n", "\n").strip("\n")


def draw(ansi: str) -> str:
    """Return the picture, which needs no font from elsewhere."""
    console = Console(record=True, width=WIDTH, file=Path(os.devnull).open("w"), force_terminal=True)  # noqa: SIM115
    console.print(Text(f"$ callcheck {' '.join(COMMAND)}"))
    console.print(Text.from_ansi(ansi))
    svg = console.export_svg(title="callcheck", unique_id="callcheck")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def words(svg: str) -> list[str]:
    """Return the words that the picture shows, in order."""
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return html.unescape(" ".join(texts)).replace("\xa0", " ").split()


def main() -> int:
    """Write the picture, or with --check return 1 when its words are no longer those of a run."""
    drawn = draw(session())
    if "--check" in sys.argv:
        return int(words(PICTURE.read_text(encoding="utf-8")) != words(drawn))
    PICTURE.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
