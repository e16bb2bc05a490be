"""Putting the staged lines of a file into the list, inside a transaction that the caller opened.

What an import replaces is kept in the table `undo`, so that the import can be undone; what it adds to a source that
was empty needs no such record.
"""

from collections import Counter
from dataclasses import dataclass

from callcheck.core.blocklist.entry import YOURS
from callcheck.core.errors import WrongInput
from callcheck.store.blocklist import history
from callcheck.store.blocklist.checksum import bare_sum, entry_sum, rest_of
from callcheck.store.blocklist.import_parse import Remarks
from callcheck.store.blocklist.import_request import Report
from callcheck.store.blocklist.import_stage import Stage
from callcheck.store.blocklist.queries import FIELDS, Origin, set_origin, source_id
from callcheck.store.data.words import text

_REST = FIELDS.removeprefix("digits, prefix, kind, ")

_MAP_KINDS = (
    "INSERT OR IGNORE INTO kind (list, category) SELECT list, category FROM staged_kind",
    "CREATE TABLE kind_of (staged INTEGER PRIMARY KEY, real INTEGER)",
    "INSERT INTO kind_of SELECT staged_kind.id, kind.id FROM staged_kind JOIN kind USING (list, category)",
)
_BULK_ALONE = f"""
    INSERT OR IGNORE INTO entry (source, {FIELDS})
    SELECT :source, digits, 0, :kind, '', :today, NULL, NULL, NULL FROM bulk ORDER BY digits
"""  # noqa: S608
_BULK_SUM = f"SELECT ifnull(sum({bare_sum(':rest')}), 0) FROM "  # noqa: S608
_BULK_TOO = f"""
    INSERT INTO staged (source, line, gone, {FIELDS})
    SELECT :staged, line, 0, digits, 0, :staged_kind, '', :today, NULL, NULL, NULL FROM bulk
"""  # noqa: S608
_LATEST = """
    CREATE TABLE latest (
        gone INTEGER, digits INTEGER, prefix INTEGER, kind INTEGER, label TEXT, added INTEGER, reports INTEGER,
        last_reported INTEGER, expires INTEGER, PRIMARY KEY (digits, prefix)
    ) WITHOUT ROWID
"""
_LAST_WINS = f"""
    INSERT OR IGNORE INTO latest SELECT gone, digits, prefix, real, {_REST}
    FROM staged JOIN kind_of ON kind_of.staged = staged.kind
    WHERE source = :staged ORDER BY digits, prefix, line DESC, staged.rowid DESC
"""  # noqa: S608
_ADDED_UP = """
    INSERT INTO latest
    SELECT 0, digits, prefix, kind, label, added, reports, latest, NULL FROM (
        SELECT digits, prefix, kind, label, added, sum(here) OVER number AS reports, max(last) OVER number AS latest,
            row_number() OVER (PARTITION BY digits, prefix ORDER BY here DESC, last DESC, label) AS place
        FROM (
            SELECT digits, prefix, real AS kind, label, added, count(*) AS here, max(last_reported) AS last
            FROM staged JOIN kind_of ON kind_of.staged = staged.kind
            WHERE source = :staged GROUP BY digits, prefix, real, label
        )
        WINDOW number AS (PARTITION BY digits, prefix)
    ) WHERE place = 1
"""
_TAKE_ALL = f"""
    INSERT INTO entry (source, {FIELDS}) SELECT :source, {FIELDS} FROM latest WHERE NOT gone ORDER BY digits, prefix
"""  # noqa: S608
_TAKE_CHANGED = f"""
    INSERT INTO entry (source, {FIELDS})
    SELECT :source, {FIELDS} FROM latest
    WHERE NOT gone AND EXISTS (
        SELECT 1 FROM undo WHERE import = :import AND undo.digits = latest.digits AND undo.prefix = latest.prefix
    ) ORDER BY digits, prefix
    ON CONFLICT (digits, prefix, source) DO UPDATE SET
        kind = excluded.kind, label = excluded.label, reports = excluded.reports,
        last_reported = excluded.last_reported, expires = excluded.expires
"""  # noqa: S608
_DROP = """
    DELETE FROM entry WHERE source = :source AND EXISTS (
        SELECT 1 FROM latest WHERE latest.digits = entry.digits AND latest.prefix = entry.prefix AND gone
    )
"""
_DROP_ABSENT = """
    DELETE FROM entry WHERE source = :source AND NOT EXISTS (
        SELECT 1 FROM latest WHERE latest.digits = entry.digits AND latest.prefix = entry.prefix AND NOT gone
    )
"""
_RECOUNT = "UPDATE source SET entries = entries + :more, checksum = checksum + :summed WHERE id = :source"


@dataclass(frozen=True, slots=True)
class Terms:
    """How the staged lines go into the list."""

    origin: Origin
    today: int
    """As a Julian day."""
    adds_up: bool
    """Whether several lines about a number are counted, and do not replace each other."""
    replace: bool
    """Whether what the source had and the file does not have is dropped."""
    modified: int | None
    """When the file was last written, in seconds since 1970, or None for what has no such time."""


def merge(stage: Stage, terms: Terms, remarks: Remarks) -> Report:
    """Put what was staged into the list, and report; an entry that was there keeps the day it was added.

    Raises WrongInput when the file only removes numbers, and is to replace a source.
    """
    sources = stage.sources
    for statement in _MAP_KINDS:
        stage.connection.execute(statement)
    counts: Counter[str] = Counter()
    older = None
    for name, staged in sources.items():
        one = _Merge(stage, terms, name, staged)
        older = older or one.newer_than_file()
        counts += one.settle()
    return Report(
        source=", ".join(sources),
        format=terms.origin.format,
        read=counts["staged"] + remarks.count,
        added=counts["added"],
        updated=counts["updated"],
        unchanged=counts["unchanged"],
        repeated=counts["repeated"],
        deleted=counts["deleted"],
        removed=counts["removed"],
        refused=remarks.count,
        rejected=tuple(remarks.first),
        notes=dict(remarks.notes),
        allows=stage.allows(),
        newer_import=older,
        before=counts["before"],
    )


class _Merge:
    """The lines of one source on their way into the list."""

    def __init__(self, stage: Stage, terms: Terms, name: str, staged: int) -> None:
        self._connection = stage.connection
        self._terms = terms
        self._name = name
        self._before = history.state_of(stage.connection, name)
        self._bulk = stage.bulk if name == stage.source else 0
        self._values: dict[str, int] = {
            "source": source_id(stage.connection, name),
            "staged": staged,
            "staged_kind": stage.bulk_kind,
            "today": terms.today,
        }

    def newer_than_file(self) -> str | None:
        """Return when the source was last imported from a file that was written after this one (UTC, ISO 8601)."""
        return history.newer_than(self._connection, self._values["source"], self._terms.modified)

    def settle(self) -> Counter[str]:
        """Put the lines in, keep what they replace, and count."""
        others = self._one("SELECT count(*) FROM staged WHERE source = :staged")
        before = self._one("SELECT entries FROM source WHERE id = :source")
        is_whole = not before and self._name != YOURS
        entry = history.begin(self._connection, self._values["source"], self._terms.origin, self._before, is_whole)
        self._values["import"] = entry
        counts = self._bulk_alone() if is_whole and not others else self._with_latest(others, is_whole=is_whole)
        history.end(self._connection, entry, counts, self._terms.modified)
        set_origin(self._connection, self._values["source"], self._terms.origin)
        return counts + Counter(before=before)

    def _bulk_alone(self) -> Counter[str]:
        kind = self._one("SELECT real FROM kind_of WHERE staged = :staged_kind")
        self._values |= {"kind": kind, "rest": rest_of(kind, self._terms.today)}
        added = self._do(_BULK_ALONE)
        summed = self._one(_BULK_SUM + ("bulk" if added == self._bulk else "entry WHERE source = :source"))
        self._recount(added, summed)
        repeated = self._bulk - added
        return Counter(staged=self._bulk, added=added, unchanged=repeated, repeated=repeated)

    def _with_latest(self, others: int, *, is_whole: bool) -> Counter[str]:
        if self._bulk:
            self._do(_BULK_TOO)
        self._connection.execute("DROP TABLE IF EXISTS latest")
        self._connection.execute(_LATEST)
        self._do(_ADDED_UP if self._terms.adds_up else _LAST_WINS)
        deleted = self._one("SELECT count(*) FROM latest WHERE gone")
        distinct = self._one("SELECT count(*) FROM latest WHERE NOT gone")
        if self._terms.replace and not distinct:
            raise WrongInput(text("import.only-deletes"))
        added, updated, removed = (distinct, 0, 0) if is_whole else self._keep_what_changes()
        if is_whole:
            self._do(_TAKE_ALL)
            self._recount(added, self._one(f"SELECT ifnull(sum({entry_sum()}), 0) FROM latest WHERE NOT gone"))  # noqa: S608
        else:
            self._do(_TAKE_CHANGED)
            self._do(_DROP_ABSENT if self._terms.replace else _DROP)
            gained = history.sum_of_changed(self._connection, self._values["import"], self._values["source"])
            self._recount(added - removed, gained)
        repeated = self._bulk + others - distinct - deleted
        return Counter(
            staged=self._bulk + others,
            added=added,
            updated=updated,
            unchanged=distinct - added - updated + repeated,
            repeated=repeated,
            deleted=deleted,
            removed=removed,
        )

    def _keep_what_changes(self) -> tuple[int, int, int]:
        """Keep what the import replaces, and return how many entries are added, updated and removed."""
        changed = self._do(history.KEEP_CHANGED)
        added = self._one("SELECT count(*) FROM undo WHERE import = :import AND kind IS NULL")
        removed = self._do(history.KEEP_ABSENT if self._terms.replace else history.KEEP_GONE)
        return added, changed - added, removed

    def _recount(self, more: int, summed: int) -> None:
        self._connection.execute(_RECOUNT, {**self._values, "more": more, "summed": summed})

    def _do(self, statement: str) -> int:
        return self._connection.execute(statement, self._values).rowcount

    def _one(self, query: str) -> int:
        return int(self._connection.execute(query, self._values).fetchone()[0])
