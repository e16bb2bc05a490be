"""Signatures of lists, in the form of minisign.

The form: https://jedisct1.github.io/minisign/#file-formats

What callcheck signs minisign verifies, and the other way round. A key is read and kept without a password.
"""

import os
import time
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from callcheck.core.errors import WrongInput
from callcheck.store.data.words import text
from callcheck.store.files import write_text

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_ALGORITHM, _HASHED, _PLAIN_KEY, _CHECKSUM = b"Ed", b"ED", b"\0\0", b"B2"
_KEY_ID, _PUBLIC, _SECRET, _SIGNATURE = 8, 32, 64, 64
"""Bytes of each."""

_SALT = bytes(32 + 8 + 8)
"""What a key with a password is made with: nothing."""

_LONGEST = 10_000
"""Bytes of a key or a signature that are read."""

_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature beside a file, and the file as it was when it was read for this."""

    key_id: bytes
    signature: bytes
    comment: bytes
    """The trusted comment, which is signed too."""
    comment_signature: bytes
    digest: bytes
    """BLAKE2b of the file."""
    sha256: str
    time: int
    """When it was signed, in seconds since 1970."""

    def require(self, key: str, name: str) -> None:
        """Raise WrongInput when it is not the signature of the file by this public key."""
        from cryptography.exceptions import InvalidSignature

        key_id, public = _public(key)
        if key_id != self.key_id:
            raise WrongInput(text("signed.other-key", file=name))
        try:
            public.verify(self.signature, self.digest)
            public.verify(self.comment_signature, self.signature + self.comment)
        except InvalidSignature as error:
            raise WrongInput(text("signed.wrong", file=name)) from error


def signature_path(file: Path) -> Path:
    """Return where the signature of a file stands: beside it."""
    return file.with_name(f"{file.name}.minisig")


def read_signature(file: str) -> Signature | None:
    """Return the signature beside a file, or None when there is none; raises WrongInput for one that is damaged."""
    path = signature_path(Path(file)) if file != "-" else None
    if path is None or not path.is_file():
        return None
    lines = _lines(path)
    try:
        signed, comment = _decoded(lines[1]), lines[2].removeprefix(_TRUSTED).encode()
        comment_signature = _decoded(lines[3])
        when = dict(part.split(":", 1) for part in comment.decode().split("\t") if ":" in part)["timestamp"]
        if signed[:2] != _HASHED or len(signed) != 2 + _KEY_ID + _SIGNATURE or not lines[2].startswith(_TRUSTED):
            raise ValueError(path)
        moment = int(when)
    except (ValueError, IndexError, KeyError) as error:
        raise WrongInput(text("signed.no-signature", file=path)) from error
    digest, sha = _digests(Path(file))
    return Signature(signed[2:10], signed[10:], comment, comment_signature, digest, sha, moment)


def _decoded(line: str) -> bytes:
    """Return the bytes of a base64 text; raises ValueError for one that is not written in the one way it can be."""
    data = b64decode(line, validate=True)
    if b64encode(data).decode() != line:
        raise ValueError(line)
    return data


def read_key(given: str) -> str:
    """Return a public key as its one line, from that line or from a file; raises WrongInput for anything else."""
    path = Path(given)
    try:
        line = _lines(path)[1] if path.is_file() else given
    except IndexError as error:
        raise WrongInput(text("signed.no-key", key=given)) from error
    _public(line)
    return line


def make_key(file: Path) -> tuple[Path, str]:
    """Write a new secret key to a file that is not there yet; return where its public key is, and that key."""
    _require_library()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public_path = file.with_suffix(".pub")
    if file.exists() or public_path.exists():
        raise WrongInput(text("signed.is-there", file=file))
    secret, key_id = Ed25519PrivateKey.generate(), os.urandom(_KEY_ID)
    public = secret.public_key().public_bytes_raw()
    pair = secret.private_bytes_raw() + public
    checksum = blake2b(_ALGORITHM + key_id + pair, digest_size=32).digest()
    kept = _ALGORITHM + _PLAIN_KEY + _CHECKSUM + _SALT + key_id + pair + checksum
    line = b64encode(_ALGORITHM + key_id + public).decode()
    write_text(file, f"{_UNTRUSTED}minisign secret key of callcheck\n{b64encode(kept).decode()}\n", mode=0o600)
    write_text(public_path, f"{_UNTRUSTED}minisign public key {key_id[::-1].hex().upper()}\n{line}\n")
    return public_path, line


def sign(file: Path, key: Path, moment: int | None = None) -> Path:
    """Write the signature of a file beside it, made now or at a moment (seconds since 1970), and return where.

    Raises WrongInput.
    """
    secret, key_id = _secret(key)
    digest, _ = _digests(file)
    signed = secret.sign(digest)
    comment = f"timestamp:{int(time.time()) if moment is None else moment}\tfile:{file.name}\thashed"
    whole = secret.sign(signed + comment.encode())
    path = signature_path(file)
    lines = (
        f"{_UNTRUSTED}signature from a secret key of callcheck",
        b64encode(_HASHED + key_id + signed).decode(),
        f"{_TRUSTED}{comment}",
        b64encode(whole).decode(),
    )
    write_text(path, "".join(f"{line}\n" for line in lines))
    return path


def _public(line: str) -> "tuple[bytes, Ed25519PublicKey]":
    _require_library()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = b64decode(line, validate=True)
        if key[:2] != _ALGORITHM or len(key) != 2 + _KEY_ID + _PUBLIC:
            raise ValueError(line)
        return key[2:10], Ed25519PublicKey.from_public_bytes(key[10:])
    except ValueError as error:
        raise WrongInput(text("signed.no-key", key=line)) from error


def _secret(path: Path) -> "tuple[Ed25519PrivateKey, bytes]":
    _require_library()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        key = b64decode(_lines(path)[1], validate=True)
        head, rest = key[:6], key[6 + len(_SALT) :]
        if head[:2] + head[4:] != _ALGORITHM + _CHECKSUM or len(rest) != _KEY_ID + _SECRET + 32:
            raise ValueError(path)
        if head[2:4] != _PLAIN_KEY:
            raise WrongInput(text("signed.password", file=path))
        key_id, secret, public = rest[:8], Ed25519PrivateKey.from_private_bytes(rest[8:40]), rest[40:72]
        if secret.public_key().public_bytes_raw() != public:
            raise ValueError(path)
        return secret, key_id
    except (ValueError, IndexError) as error:
        raise WrongInput(text("signed.no-secret", file=path)) from error


def _digests(file: Path) -> tuple[bytes, str]:
    blake, sha = blake2b(), sha256()
    try:
        with file.open("rb") as opened:
            while data := opened.read(_AT_ONCE):
                blake.update(data)
                sha.update(data)
    except OSError as error:
        raise WrongInput(text("import.unreadable", file=file, reason=error.strerror or error)) from error
    return blake.digest(), sha.hexdigest()


def _lines(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(text("import.unreadable", file=path, reason=error)) from error


def _require_library() -> None:
    try:
        import cryptography  # noqa: F401 - an extra, for groups that sign
    except ImportError as error:
        raise WrongInput(text("signed.library")) from error
