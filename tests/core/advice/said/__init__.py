"""What people type and tell, with what they mean by it; written apart from the rows of data/en/words.toml."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of each row of a file here."""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def labelled(name: str) -> list[dict[str, Any]]:
    """Return stories with their text, the answers that each holds, and those that would be fine as well.

    They were written and labelled apart from the rows. By told.json the rows were mended; held_out.json was never
    looked at for that, and must not be, so that its figures stay those of stories that the rows do not know.
    """
    stories: list[dict[str, Any]] = json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return stories
