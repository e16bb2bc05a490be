"""The tables of records.db, and the statements that lead from each version to the next.

A record is one JSON text with a checksum, so that a field more needs no other table, and a changed letter is noticed.
"""

import sqlite3
from hashlib import blake2b

from callcheck.store.ownership import Schema


def checksum(id: int, body: bytes | str) -> bytes:
    """Return what shows that a record is as it was written, under the id it was written with."""
    whole = body if isinstance(body, bytes) else body.encode()
    return blake2b(b"%d\n%b" % (id, whole), digest_size=16).digest()


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection what migrations need, and let it overwrite whatever it deletes."""
    connection.create_function("checksum", 2, checksum, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")


_FOUR_TABLES = """
    CREATE TABLE record (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        happened TEXT NOT NULL,
        timed INTEGER NOT NULL CHECK (timed IN (0, 1)),
        line TEXT,
        number TEXT,
        minutes INTEGER,
        claimed_as TEXT NOT NULL,
        callback TEXT,
        visitor TEXT NOT NULL,
        note TEXT NOT NULL,
        verdict TEXT,
        scam TEXT
    ) STRICT;
    CREATE TABLE answer (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        question TEXT NOT NULL,
        option TEXT NOT NULL,
        PRIMARY KEY (record, question, option)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE payment (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        pence INTEGER,
        method TEXT NOT NULL,
        to_name TEXT NOT NULL,
        sort_code TEXT NOT NULL,
        account TEXT NOT NULL,
        PRIMARY KEY (record, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE deed (
        record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        deed TEXT NOT NULL,
        reference TEXT NOT NULL,
        PRIMARY KEY (record, position)
    ) STRICT, WITHOUT ROWID
    """

_ONE_TEXT_A_RECORD = """
    CREATE TABLE kept (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        body TEXT NOT NULL,
        checksum BLOB NOT NULL
    ) STRICT;
    INSERT INTO kept SELECT id, body, checksum(id, body) FROM (
        SELECT id, json_object(
            'happened', happened,
            'precision', iif(timed, 'minute', 'day'),
            'saved', NULL,
            'details', json_object(
                'line', line, 'number', number, 'minutes', CAST(minutes AS TEXT), 'claimed-as', claimed_as,
                'callback', callback, 'visitor', visitor, 'note', note
            ),
            'answers', (
                SELECT json_group_array(json_array(question, option)) FROM answer WHERE record = record.id
            ),
            'payments', (
                SELECT json_group_array(json_object(
                    'pence', pence, 'method', method, 'to_name', to_name, 'sort_code', sort_code, 'account', account
                )) FROM (SELECT * FROM payment WHERE record = record.id ORDER BY position)
            ),
            'actions', (
                SELECT json_group_array(json_object('id', deed, 'reference', reference))
                FROM (SELECT * FROM deed WHERE record = record.id ORDER BY position)
            ),
            'verdict', verdict,
            'scam', scam
        ) AS body FROM record
    );
    DELETE FROM sqlite_sequence WHERE name = 'kept';
    INSERT INTO sqlite_sequence (name, seq) SELECT 'kept', seq FROM sqlite_sequence WHERE name = 'record';
    DROP TABLE answer;
    DROP TABLE payment;
    DROP TABLE deed;
    DROP TABLE record
    """

SCHEMA = Schema(
    application_id=int.from_bytes(b"CCrc"),
    migrations=(_FOUR_TABLES, _ONE_TEXT_A_RECORD),
    fingerprints=(1_847_081_566, 1_559_839_412),
    prepare=prepare,
)
