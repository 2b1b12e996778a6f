"""Packed inputs (`.gz`, `.zst`, `.bz2`, `.xz`) and archives (`.zip`, `.tar`), unpacked as they come, within bounds."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Any, NamedTuple, cast

from newscli.errors import UnpackableError
from newscli.inputs.kinds import how_packed

# What no news is packed to, and what fills a disk or a memory on purpose.
MOST_UNPACKED = 10_000_000_000  # bytes
HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 64_000_000  # bytes; less harms nobody, however well it is packed
_HEADER = 16  # bytes, at most, of what is read of a packed stream to learn how to unpack it
_ZST_READ = 2048  # bytes; at worst each four of them unpack to 128 KiB

_CLIMBS = "its path climbs out of the archive, so it is left out; pack it under another"
_LOCKED = "locked with a password; pack it again without one"
INSTALL_ZST = "zstd data needs an extra; install it with: pip install 'newscli[zstd]'"


class Member(NamedTuple):
    """A file in an archive. stream: its content until the next member is asked for."""

    name: str
    stream: IO[bytes]
    size: int  # bytes of the archive that it takes, or may take
    wrong: str | None = None  # why it is not read, and what to do


# What packed data begin with, where, and the suffix that says the same.
_BEGINNINGS = (
    (0, b"\x1f\x8b", ".gz"),
    (0, b"\x28\xb5\x2f\xfd", ".zst"),
    (0, b"BZh", ".bz2"),
    (0, b"\xfd7zXZ\0", ".xz"),
    (0, b"PK\x03\x04", ".zip"),
    (257, b"ustar", ".tar"),
)


def packing(stream: IO[bytes]) -> str:
    """The suffix for how a stream is packed by the look of its first bytes, which stay; empty if it is not packed."""
    if not isinstance(stream, io.BufferedReader):
        return ""
    head = stream.peek(512)
    return next((suffix for place, mark, suffix in _BEGINNINGS if head.startswith(mark, place)), "")


@contextmanager
def unpacked(stream: IO[bytes], name: str, size: int) -> Iterator[IO[bytes]]:
    """The stream without the packing that its name tells. size: bytes of the packed data.

    Reading raises UnpackableError.
    """
    match how_packed(name):
        case ".gz":
            with gzip.GzipFile(fileobj=_Coming(stream)) as inner:
                yield io.BufferedReader(_Bounded(inner, "gzip", size))
        case ".zst":
            yield io.BufferedReader(_Bounded(_Zstd(stream), "zstd", size))
        case ".bz2":
            import bz2

            with bz2.BZ2File(_Coming(stream)) as bz2_file:
                yield io.BufferedReader(_Bounded(bz2_file, "bzip2", size, error=OSError))
        case ".xz":
            import lzma

            with lzma.LZMAFile(cast(IO[bytes], _Coming(stream))) as xz_file:
                yield io.BufferedReader(_Bounded(xz_file, "xz", size, error=lzma.LZMAError))
        case _:
            yield stream


class _Coming(io.RawIOBase):
    """A stream of packed data that is read as it comes: what has come is unpacked before there is more."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        # Of a header all is needed at once.
        read = self._stream.read if size <= _HEADER else getattr(self._stream, "read1", self._stream.read)
        data: bytes = read(size)
        return data


def members(stream: IO[bytes], kind: str) -> Iterator[Member]:
    """The files of an archive in their order. kind: `.zip` or `.tar`. Raises UnpackableError."""
    return _zip_members(stream) if kind == ".zip" else _tar_members(stream)


def _zip_members(stream: IO[bytes]) -> Iterator[Member]:
    import zipfile

    if not stream.seekable():
        raise UnpackableError("a zip archive can only be read from a file; save it first")
    total = 0
    try:
        with zipfile.ZipFile(stream) as archive:
            for entry in archive.infolist():
                if entry.is_dir():
                    continue
                wrong = _CLIMBS if _climbs(entry.filename) else _LOCKED if entry.flag_bits & 1 else None
                try:
                    inner = io.BytesIO() if wrong else archive.open(entry)
                except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
                    inner, wrong = io.BytesIO(), f"cannot be unpacked ({_plain(error)}); fetch or pack it again"
                with inner:
                    bounded = _Bounded(inner, "zip", entry.compress_size, total, error=zipfile.BadZipFile)
                    yield Member(entry.filename, io.BufferedReader(bounded), entry.compress_size, wrong)
                    total = bounded.total
    except zipfile.BadZipFile as error:
        raise UnpackableError(f"broken zip archive ({_plain(error)}); fetch or pack it again") from error


def _tar_members(stream: IO[bytes]) -> Iterator[Member]:
    import tarfile

    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for entry in archive:
                if not entry.isfile():  # links and devices are no articles, and folders are walked by themselves
                    continue
                bounded = _Bounded(archive.extractfile(entry), "tar", 0, error=tarfile.TarError)
                wrong = _CLIMBS if _climbs(entry.name) else None
                yield Member(entry.name, io.BufferedReader(bounded), entry.size, wrong)
    except tarfile.TarError as error:
        raise UnpackableError(f"broken tar archive ({_plain(error)}); fetch or pack it again") from error


def is_hidden(name: str) -> bool:
    """Whether a member is hidden, as what macOS adds to archives is: `__MACOSX/._a.txt`."""
    return any(part[0] == "." and part.strip(".") for part in PurePosixPath(name.replace("\\", "/")).parts)


def _climbs(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"


class _Bounded(io.RawIOBase):
    """What a stream unpacks to, until it is too much. total: bytes so far, with those of earlier members.

    packed: bytes of the packed data, 0 where they are not known. error: what the stream raises when it is broken.
    """

    def __init__(
        self, inner: Any, kind: str, packed: int, before: int = 0, *, error: type[Exception] = EOFError
    ) -> None:
        self.total = before
        self._unpacked = 0
        # What there is, where the stream can tell: of data cut short the last piece is not lost with what is missing.
        self._read = getattr(inner, "read1", inner.read)
        self._kind = kind
        self._packed = packed
        self._errors = (error, EOFError, gzip.BadGzipFile, zlib.error)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._read(len(buffer))
        except self._errors as error:
            raise UnpackableError(f"broken {self._kind} data ({_plain(error)}); fetch or pack it again") from error
        buffer[: len(data)] = data
        self._unpacked += len(data)
        self.total += len(data)
        if self.total > MOST_UNPACKED:
            raise UnpackableError(
                f"unpacks to more than {MOST_UNPACKED / 1e9:g} GB, the rest is left out; unpack it yourself"
            )
        if self._packed and self._unpacked > max(_RATIO_COUNTS_FROM, HIGHEST_RATIO * self._packed):
            raise UnpackableError(
                f"unpacks to more than {HIGHEST_RATIO} times its size, as no text does; unpack it yourself"
            )
        return len(data)


class _Zstd:
    """Reads zstd frames, and tells when the last one is cut short."""

    def __init__(self, stream: IO[bytes]) -> None:
        try:
            import zstandard
        except ImportError:
            raise UnpackableError(INSTALL_ZST) from None
        self._new_frame = zstandard.ZstdDecompressor().decompressobj
        self._error = zstandard.ZstdError
        self._frame = self._new_frame()
        self._read = _Coming(stream).read
        self._begun = False
        self._ready = b""

    def read(self, size: int) -> bytes:
        while not self._ready:
            data = self._read(_ZST_READ)
            if not data:
                if self._begun:
                    raise EOFError("it ends inside a frame")
                return b""
            self._take(data)
        data, self._ready = self._ready[:size], self._ready[size:]
        return data

    def _take(self, data: bytes) -> None:
        parts = []
        while data:
            try:
                parts.append(self._frame.decompress(data))
            except self._error as error:
                raise zlib.error(str(error)) from error
            self._begun = not self._frame.eof
            data = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = self._new_frame()
        self._ready = b"".join(parts)


def _plain(error: Exception) -> str:
    return str(error).rstrip(".").lower()
