"""Opening a file to import: from anywhere, unpacked, counted and hashed while it is read."""

import codecs
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

from callcheck.core.clean import clean
from callcheck.core.errors import StoreFault, WrongInput
from callcheck.store.data.words import table, text
from callcheck.store.formats import kinds
from callcheck.store.formats.limits import limits

_BUFFER = 1 << 18
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_START = 1 << 16
"""Bytes that are looked at to tell what a file is."""
_FREE = 10_000_000
"""Bytes that any packed file may unpack to, whatever its own size."""


Unpacked: TypeAlias = "io.BufferedReader[Any]"


class _Counted(io.RawIOBase):
    """A file that is hashed as it is read, and that tells how far the reading is."""

    def __init__(self, file: BinaryIO, advance: Callable[[int], object]) -> None:
        self._file = file
        self._advance = advance
        self.hash = hashlib.sha256()
        self.count = 0
        """Bytes that were read."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self.hash.update(data)
        self.count += len(data)
        self._advance(len(data))
        return len(data)


class _Limited(io.RawIOBase):
    """What comes out of a packed file, of which there may be only so much."""

    def __init__(self, unpacked: IO[bytes], packed: Callable[[], int]) -> None:
        self._unpacked = unpacked
        self._packed = packed
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        data = self._unpacked.read(len(buffer))
        buffer[: len(data)] = data
        self._out += len(data)
        most = limits()
        if self._out > most.unpacked:
            raise WrongInput(text("import.too-large", most=f"{most.unpacked:,}"))
        if self._out > _FREE and self._out > most.ratio * self._packed():
            raise WrongInput(text("import.too-packed", most=f"{most.ratio:,}"))
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
        self.encoding = _encoding(self.start)

    def shown(self) -> str:
        """Return the first characters of the file."""
        return self.start.decode(self.encoding, "replace").removeprefix("\ufeff")

    def text(self, newline: str | None) -> TextIO:
        """Return the file as text; a byte order mark is dropped, a wrong byte becomes U+FFFD."""
        return io.TextIOWrapper(self._unpacked, encoding=self.encoding, errors="replace", newline=newline)

    def sha256(self) -> str:
        """Read what is left, and return the SHA-256 of the whole file as it was given."""
        while self._raw.read(_BUFFER):
            pass
        return self._raw.hash.hexdigest()


def _encoding(start: bytes) -> str:
    """Return the encoding of a text: UTF-8 unless it has bytes that are none, or every other byte is empty."""
    if start.startswith(_UTF16):
        return "utf-16"
    half = len(start) // 2
    if half and b"\0" in start:
        if start[1::2].count(0) > 0.7 * half and start[0] != 0:
            return "utf-16-le"
        if start[::2].count(0) > 0.7 * half and start[1] != 0:
            return "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


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
                if kind := kinds.of_bytes(intake.start) or ("binary" if _is_binary(intake) else None):
                    raise not_a_list(kind)
                yield intake
    except (zlib.error, lzma.LZMAError, zipfile.BadZipFile, EOFError) as error:
        raise _damaged(file, error) from error
    except OSError as error:
        if error.strerror is None:  # what gzip says of a file whose content is not what it was
            raise _damaged(file, error) from error
        raise StoreFault(text("import.unreadable", file=clean(file), reason=error.strerror)) from error


def not_a_list(kind: str) -> WrongInput:
    """Return the refusal of a file of another kind, with what to do instead; the ids are those of `kinds`."""
    return WrongInput(text("import.not-a-list", kind=table("import.kinds")[kind]))


def _is_binary(intake: Intake) -> bool:
    return b"\0" in intake.start and not intake.encoding.startswith("utf-16")


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
            limited = _Limited(cast(IO[bytes], unpacked), lambda: raw.count)
            yield file, io.BufferedReader(cast(Any, limited), _BUFFER)
    elif start.startswith(_ZIP):
        with _member(file, buffered) as (name, unpacked):
            limited = _Limited(unpacked, lambda: raw.count)
            yield name, io.BufferedReader(cast(Any, limited), _BUFFER)
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
            raise WrongInput(text("import.strange-packing", file=clean(file))) from error
        except (ValueError, LookupError, struct.error) as error:
            raise _damaged(file, error) from error
        with archive, member:
            yield only.filename, member


def _only_member(file: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if kind := kinds.of_members({member.filename for member in members}):
        raise not_a_list(kind)
    if len(members) != 1:
        names = clean(", ".join(member.filename for member in members[:5])) or "-"
        raise WrongInput(text("import.several-files", file=clean(file), count=len(members), names=names))
    if members[0].flag_bits & 1:
        raise WrongInput(text("import.password", file=clean(file)))
    return members[0]


def _damaged(file: str, error: Exception) -> StoreFault:
    return StoreFault(text("import.damaged-packing", file=clean(file), error=clean(str(error))))
