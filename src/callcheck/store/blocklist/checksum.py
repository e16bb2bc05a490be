"""Sums by which a changed digit in the file of the list is noticed.

Each source keeps the sum of a number made from each of its entries. The order does not matter, so a change to a few
entries costs as much as those entries, and not a reading of all. The small tables, sources, kinds and imports, share
one sum, the seal. These sums notice accidents. Whoever can write the file can also make them match: against that
there are signed lists.
"""

import sqlite3

from callcheck.core.errors import StoreFault
from callcheck.store.data.words import text

_P, _Q = 2_147_483_647, 2_147_483_629
"""Primes below 2^31, so that no product of two remainders leaves the 63 bits of a number in SQLite."""


def entry_sum(kind: str = "kind", table: str = "") -> str:
    """Return the SQL expression for the number of one entry, of a table with the columns of an entry.

    It is not linear in the digits: two numbers that swap a digit do not cancel each other out.
    """
    t = f"{table}." if table else ""
    rest = (
        f"ifnull({kind}, -1) * 1000003 + {t}prefix * 10007 + ifnull({t}added, -1) * 7919"
        f" + ifnull({t}reports, -1) * 104729 + ifnull({t}last_reported, -1) * 1299709"
        f" + ifnull({t}expires, -1) * 15485863"
        f" + CASE WHEN ifnull({t}label, '') = '' THEN 0 ELSE text_sum({t}label) END"
    )
    return _of_digits(f"({rest}) % {_P}", t)


def bare_sum(rest: str) -> str:
    """Return the same expression for entries that differ in their digits alone; `rest` is what `rest_of` gives."""
    return _of_digits(rest, "")


def rest_of(kind: int, added: int) -> int:
    """Return what a number without label, reports and dates adds to `bare_sum`."""
    return (kind * 1_000_003 + added * 7919 - 104_729 - 1_299_709 - 15_485_863) % _P


def _of_digits(rest: str, t: str) -> str:
    return f"(({t}digits % {_P} + 1) * ({t}digits % {_Q} + {rest})) % {_P}"


SEAL = """
    (SELECT ifnull(sum(text_sum(json_array(
        id, name, origin, format, sha256, imported, entries, checksum, is_on, min_reports, max_age, key, signed
    ))), 0) FROM source)
    + (SELECT ifnull(sum(text_sum(json_array(id, list, category))), 0) FROM kind)
    + (SELECT ifnull(sum(text_sum(json_array(
        id, source, imported, origin, before, was_empty, added, updated, removed, modified, checksum
    ))), 0) FROM import)
"""
"""The sum over the small tables."""


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection the function that the sums of texts need."""
    from zlib import crc32  # a lookup sums nothing

    def text_sum(text: object) -> int:
        return crc32(str(text).encode("utf-8", "surrogatepass"))

    connection.create_function("text_sum", 1, text_sum, deterministic=True)


def require_seal(connection: sqlite3.Connection) -> None:
    """Raise StoreFault when the small tables are not as they were left: then nothing must be written on top."""
    if not is_sealed(connection):
        raise StoreFault(text("damage.refused"))


def is_sealed(connection: sqlite3.Connection) -> bool:
    """Whether the small tables are as they were left."""
    row = connection.execute(f"SELECT value = {SEAL} FROM seal").fetchone()  # noqa: S608
    return bool(row and row[0])


def seal(connection: sqlite3.Connection) -> None:
    """Sum up the small tables, at the end of a change."""
    connection.execute(f"UPDATE seal SET value = {SEAL}")  # noqa: S608


def damaged_sources(connection: sqlite3.Connection) -> list[tuple[str, bool]]:
    """Return the sources whose entries are not those that were put there, and whether their count is right."""
    query = f"""
        SELECT name, entries = ifnull(there, 0) FROM source
        LEFT JOIN (SELECT source, count(*) AS there, sum({entry_sum()}) AS summed FROM entry GROUP BY source) AS found
            ON found.source = source.id
        WHERE entries != ifnull(there, 0) OR checksum != ifnull(summed, 0)
    """  # noqa: S608
    return [(str(name), bool(is_count_right)) for name, is_count_right in connection.execute(query)]


def damaged_imports(connection: sqlite3.Connection) -> list[int]:
    """Return the imports that can no longer be undone, because what they replaced was changed."""
    query = f"""
        SELECT id FROM import
        LEFT JOIN (SELECT import, sum({entry_sum()}) AS summed FROM undo GROUP BY import) AS found
            ON found.import = import.id
        WHERE checksum != ifnull(summed, 0)
    """  # noqa: S608
    return [int(row[0]) for row in connection.execute(query)]
