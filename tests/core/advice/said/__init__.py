"""What people type and tell, with what they mean by it; written apart from the rows of data/en/words.toml."""

from collections.abc import Iterator
from pathlib import Path


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of each row of a file here."""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
