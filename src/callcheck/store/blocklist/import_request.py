"""What is asked of an import, and what it reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is to be imported, and how."""

    file: str
    """A path, or - for standard input."""
    format: str | None = None
    """One of `formats.NAMES`; None for what the content or else the name tells."""
    source: str | None = None
    """The name that the entries are put under; None for the file's own."""
    column: str | None = None
    """The column of a table that holds the numbers: its name in any case, or its place counted from 1."""
    has_header: bool = True
    """False when the first row of a table is no heading."""
    replace: bool = False
    """Remove what the source had before and the file no longer has."""
    restore: bool = False
    """Put each entry under the source that its line names, your own too."""
    strict: bool = False
    """Refuse the file when one of its lines is refused."""
    yes: bool = False
    """Accept prefixes that cover more than ten million numbers, and a replacement that loses much."""
    dry_run: bool = False
    """Change nothing, make no file, and report what would be."""
    rejects: Path | None = None
    """A file for the refused lines, written in a dry run too."""
    accept_allows: bool = False
    """Accept entries that let numbers through."""
    verify: str | None = None
    """The public key that the file must be signed with: its line, or a file that holds it."""
    min_reports: int | None = None
    """Reports from which an entry of the source counts; 0 for all, None to leave it as it is."""
    max_age: int | None = None
    """Days after its last report until which an entry of the source counts; 0 for ever, None as it is."""


class ImportOptions(TypedDict, total=False):
    """What may be asked of an import besides the file; `ImportRequest` says what each means."""

    format: str | None
    source: str | None
    column: str | None
    has_header: bool
    replace: bool
    restore: bool
    strict: bool
    yes: bool
    dry_run: bool
    accept_allows: bool
    verify: str | None
    min_reports: int | None
    max_age: int | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was left out, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class RegionDoubt:
    """Numbers without a country code that do not fit the region they were read in."""

    invalid: int
    """Of those looked at, how many are not in use there."""
    of: int
    """How many were looked at; at most a few hundred of the file."""
    better: str | None
    """The region that most of them fit, when there is one that fits better."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did. `read` is the sum of added, updated, unchanged, deleted and refused."""

    source: str
    format: str
    read: int
    added: int
    updated: int
    unchanged: int
    repeated: int
    """How many of the unchanged stood in the file more than once."""
    deleted: int
    """Lines that said to remove a number."""
    removed: int
    """Entries that the source no longer has: deleted by a line, or with --replace not in the file."""
    refused: int
    rejected: tuple[Rejected, ...]
    """The first of the refused lines."""
    notes: Mapping[str, int]
    """What was made of lines that are not plain, and how many of them there were."""
    newer_import: str | None = None
    """When the source was imported from a file that was written after this one (UTC, ISO 8601), if it was."""
    before: int = 0
    """Entries that the source had before."""
    allows: int = 0
    """How many of the file's entries let numbers through."""
    region: str = "GB"
    """The region in which numbers without a country code were read."""
    encoding: str = "UTF-8"
    """How the letters of the file are encoded."""
    doubt: RegionDoubt | None = None
    """Set when more than a tenth of the numbers without a country code do not fit the region."""
