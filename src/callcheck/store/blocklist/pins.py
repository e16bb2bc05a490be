"""Sources that are pinned to a signing key: from the first verified file on, no other file changes them."""

import sqlite3

from callcheck.core.clean import clean
from callcheck.core.errors import WrongInput
from callcheck.store.blocklist.queries import Origin
from callcheck.store.data.words import text
from callcheck.store.signing import Signature

_PIN = "SELECT key, signed FROM source WHERE name = ?"


def require_signed(
    connection: sqlite3.Connection, source: str, key: str | None, signature: Signature | None, origin: Origin
) -> None:
    """Raise WrongInput when a file must be signed, because that is asked or its source is pinned, and is not.

    What is verified is what was imported: the file must still be the one that was read.
    """
    pinned, newest = connection.execute(_PIN, (source,)).fetchone() or ("", None)
    if pinned and key not in (None, pinned):
        raise WrongInput(text("signed.pinned-other", source=clean(source)))
    if (wanted := key or pinned) == "":
        return
    file = clean(origin.file)
    if signature is None:
        raise WrongInput(text("signed.unsigned", file=file))
    signature.require(wanted, file)
    if signature.sha256 != origin.sha256:
        raise WrongInput(text("signed.changed", file=file))
    if newest is not None and signature.time < newest:
        raise WrongInput(text("signed.older", file=file, source=clean(source)))


def pin(connection: sqlite3.Connection, source: str, key: str, signature: Signature) -> None:
    """Keep the key of a source, and when its newest file was signed."""
    connection.execute("UPDATE source SET key = ?, signed = ? WHERE name = ?", (key, signature.time, source))


def unpin(connection: sqlite3.Connection, source: str) -> None:
    """Let a source take unsigned files again."""
    connection.execute("UPDATE source SET key = '', signed = NULL WHERE name = ?", (source,))
