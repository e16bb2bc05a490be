"""Write docs/decisions/README.md, the index of decisions; or say with --check whether it is complete."""

import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "decisions"
INDEX = FOLDER / "README.md"
TOP = """\
# Decisions

What was decided, why, and what it costs. A new one takes a free number, and stays short; `python -m docs` puts
it into this index. One that no longer holds is taken out, and the newer one says why.

"""


def page() -> str:
    """Return the index: the title of each decision, by number."""
    titles = ((file.name, file.read_text(encoding="utf-8").splitlines()[0]) for file in sorted(FOLDER.glob("0*.md")))
    return TOP + "".join(f"- [{title.removeprefix('# ')}]({name})\n" for name, title in titles)


def main() -> int:
    """Write the index, or with --check return 1 when it is not complete."""
    if "--check" in sys.argv:
        return int(INDEX.read_text(encoding="utf-8") != page())
    INDEX.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
