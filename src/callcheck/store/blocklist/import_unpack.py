"""Opening a file to import: from anywhere, unpacked, counted and hashed while it is read."""

import gzip
import hashlib
import io
import lzma
import struct
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO, TypeAlias, cast

from callcheck.core.errors import StoreFault, WrongInput

_BUFFER = 1 << 18
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_START = 4096
"""Bytes that are looked at to tell what a file is."""


Unpacked: TypeAlias = "io.BufferedReader[Any]"


class _Counted(io.RawIOBase):
    """A file that is hashed as it is read, and that tells how far the reading is."""

    def __init__(self, file: BinaryIO, advance: Callable[[int], object]) -> None:
        self._file = file
        self._advance = advance
        self.hash = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self.hash.update(data)
        self._advance(len(data))
        return len(data)


class Intake:
    """A file that is open for import."""

    def __init__(self, name: str, raw: _Counted, unpacked: Unpacked) -> None:
        self.name = name
        """The name of the file, or of the one in it where it is an archive; its ending may tell the format."""
        self._raw = raw
        self._unpacked = unpacked
        self.start = unpacked.peek(_START)[:_START]
        """The first bytes, unpacked."""

    def shown(self) -> str:
        """Return the first characters of the file."""
        return self.start.decode("utf-16" if self.start.startswith(_UTF16) else "utf-8-sig", "replace")

    def text(self, newline: str | None) -> TextIO:
        """Return the file as UTF-8 text; a byte order mark is dropped, a wrong byte becomes U+FFFD."""
        encoding = "utf-16" if self.start.startswith(_UTF16) else "utf-8-sig"
        return io.TextIOWrapper(self._unpacked, encoding=encoding, errors="replace", newline=newline)

    def sha256(self) -> str:
        """Read what is left, and return the SHA-256 of the whole file as it was given."""
        while self._raw.read(_BUFFER):
            pass
        return self._raw.hash.hexdigest()


@contextmanager
def opened(file: str, advance: Callable[[int], object] = lambda _: None) -> Iterator[Intake]:
    """Open a file, or standard input for `-`, with what gzip or zip packed taken out.

    Args:
        file: a path, or -.
        advance: is told of every read, in bytes of the file.

    Raises StoreFault when it cannot be read, and WrongInput when it is not text.

    """
    try:
        with _source(file) as source:
            raw = _Counted(source, advance)
            with _unpacked(file, raw) as (name, unpacked):
                intake = Intake(name, raw, unpacked)
                if b"\0" in intake.start and not intake.start.startswith(_UTF16):
                    raise WrongInput(f"{file} is not text. Save it as UTF-8 text or CSV, and try again.")
                yield intake
    except (zlib.error, lzma.LZMAError, zipfile.BadZipFile, EOFError) as error:
        raise _damaged(file, error) from error
    except OSError as error:
        if error.strerror is None:  # what gzip says of a file whose content is not what it was
            raise _damaged(file, error) from error
        raise StoreFault(
            f"{file} cannot be read: {error.strerror}. Check the name, and that you may read it."
        ) from error


@contextmanager
def _source(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with Path(file).open("rb") as source:
        yield source


@contextmanager
def _unpacked(file: str, raw: _Counted) -> Iterator[tuple[str, Unpacked]]:
    buffered: Unpacked = io.BufferedReader(raw, _BUFFER)
    start = buffered.peek(4)
    if start.startswith(_GZIP):
        with gzip.GzipFile(fileobj=buffered) as unpacked:
            yield file, io.BufferedReader(cast(Any, unpacked), _BUFFER)
    elif start.startswith(_ZIP):
        with _member(file, buffered) as (name, unpacked):
            yield name, io.BufferedReader(cast(Any, unpacked), _BUFFER)
    else:
        yield file, buffered


@contextmanager
def _member(file: str, packed: Unpacked) -> Iterator[tuple[str, IO[bytes]]]:
    with tempfile.TemporaryFile() as whole:
        while data := packed.read(_BUFFER):
            whole.write(data)
        try:
            archive = zipfile.ZipFile(whole)
            only = _only_member(file, archive)
            member = archive.open(only)
        except NotImplementedError as error:
            raise WrongInput(
                f"{file} is packed in a way that cannot be read. Unpack it, and import what is in it."
            ) from error
        except (ValueError, LookupError, struct.error) as error:
            raise _damaged(file, error) from error
        with archive, member:
            yield only.filename, member


def _only_member(file: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) != 1:
        names = ", ".join(member.filename for member in members[:5]) or "nothing"
        raise WrongInput(f"{file} holds {len(members)} files ({names}). Unpack it, and import the one that you want.")
    if members[0].flag_bits & 1:
        raise WrongInput(f"{file} is locked with a password. Unpack it, and import what is in it.")
    return members[0]


def _damaged(file: str, error: Exception) -> StoreFault:
    return StoreFault(f"{file} is damaged, and cannot be unpacked: {error}. Fetch it again.")
