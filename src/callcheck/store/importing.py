"""Taking a file into the blocklist: one transaction, and a report that accounts for every line."""

import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from callcheck.core import patterns
from callcheck.core.entry import SHIPPED, YOURS, Entry, List, Pattern
from callcheck.core.errors import StoreFault, WrongInput
from callcheck.core.number import Reading
from callcheck.store import shipped
from callcheck.store.formats import Draft

DEFAULT_CATEGORY = "reported"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was left out, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did. `read` is the sum of added, updated, unchanged and rejected."""

    source: str
    read: int
    added: int
    updated: int
    unchanged: int
    repeated: int
    """How many of the unchanged stood in the file more than once."""
    removed: int
    """Entries of the source that the file no longer has; with --replace only."""
    rejected: tuple[Rejected, ...]


def content(file: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises StoreFault when it cannot be read, and WrongInput when it is not text.
    """
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise StoreFault(
            f"{file} cannot be read: {error.strerror}. Check the name, and that you may read it."
        ) from error
    if b"\0" in data[:4096]:
        raise WrongInput(f"{file} is not plain text. Save it as UTF-8 text or CSV, and try again.")
    return data


def text_of(data: bytes) -> TextIOWrapper:
    """Return the bytes as lines of UTF-8; a byte order mark is dropped, a wrong byte becomes U+FFFD."""
    stream: BinaryIO = BytesIO(data)
    return TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")


def source_name(file: str, chosen: str | None) -> str:
    """Return the source that entries are put under; raises WrongInput for a name that is taken."""
    name = chosen or ("stdin" if file == "-" else Path(file).stem)
    if name in (YOURS, SHIPPED) or not name.strip():
        raise WrongInput(f"{name!r} cannot name a source. Choose another with --source.")
    return name


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def entry_of(draft: Draft, source: str, read: Callable[[str], Reading], region: str, wide: bool) -> Entry:
    """Return the entry of a draft; raises WrongInput with the reason when it has none."""
    pattern = pattern_of(draft.number, read, region)
    if not wide and (count := patterns.covered(pattern)) > patterns.WIDE:
        raise WrongInput(f"{pattern} covers {count:,} numbers. Say --yes if you mean that.")
    if draft.list not in ("", *List):
        raise WrongInput(f"{draft.list!r} is not a list. Use block or allow.")
    return Entry(
        pattern=pattern,
        list=List(draft.list or List.BLOCK),
        category=draft.category or DEFAULT_CATEGORY,
        label=draft.label,
        source=source,
        added=_date(draft.added, "added") or datetime.now(UTC).date(),
        reports=_count(draft.reports),
        last_reported=_date(draft.last_reported, "last_reported"),
        expires=_date(draft.expires, "expires"),
    )


def pattern_of(text: str, read: Callable[[str], Reading], region: str) -> Pattern:
    """Read a number, or a prefix that ends in a star; raises WrongInput with the reason."""
    if not text:
        raise WrongInput("There is no number in this line.")
    if text.endswith("*"):
        return patterns.prefix(text, region)
    return patterns.exact(read(text), shipped.numbering().refusals)


def _date(text: str, field: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise WrongInput(f"{field} is {text!r}. Write a date as 2026-11-22.") from error


def _count(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise WrongInput(f"reports is {text!r}. Write a whole number.")
    return int(text)


def sift(drafts: Iterator[Draft], build: Callable[[Draft], Entry], rejected: list[Rejected]) -> Iterator[Entry]:
    """Yield the entries of the drafts that have one, and put the others in `rejected`."""
    for draft in drafts:
        try:
            yield build(draft)
        except WrongInput as error:
            rejected.append(Rejected(draft.line, draft.text, str(error)))
