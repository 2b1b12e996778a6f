"""Packed inputs (`.gz`, `.zst`, `.bz2`, `.xz`), unpacked as they come, within bounds."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from newscli.errors import OversizedArchiveError, UnpackableError
from newscli.inputs.kinds import how_packed

# What no news is packed to, and what fills a disk or a memory on purpose.
MOST_UNPACKED = 10_000_000_000  # bytes
HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 64_000_000  # bytes; less harms nobody, however well it is packed
_HEADER = 16  # bytes, at most, of what is read of a packed stream to learn how to unpack it
_ZST_READ = 2048  # bytes; at worst each four of them unpack to 128 KiB

INSTALL_ZST = "zstd data needs an extra; install it with: pip install 'newscli[zstd]'"
_TOO_MUCH = f"unpacks to more than {HIGHEST_RATIO} times its size, which no text does; unpack it yourself"

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
                yield io.BufferedReader(Bounded(inner, "gzip", size))
        case ".zst":
            yield io.BufferedReader(Bounded(_Zstd(stream), "zstd", size))
        case ".bz2":
            import bz2

            yield io.BufferedReader(Bounded(_Streams(stream, bz2.BZ2Decompressor), "bzip2", size))
        case ".xz":
            import lzma

            yield io.BufferedReader(Bounded(_Streams(stream, lzma.LZMADecompressor), "xz", size))
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


class Bounded(io.RawIOBase):
    """What a stream unpacks to, until it is too much. total: bytes so far, with those of earlier members.

    packed: bytes of the packed data, 0 where they are not known. archive: bytes of the archive that it is from.
    """

    def __init__(self, inner: Any, kind: str, packed: int, before: int = 0, archive: int = 0) -> None:
        self.total = before
        self._unpacked = 0
        # What there is, where the stream can tell: of data cut short the last piece is not lost with what is missing.
        self._read = getattr(inner, "read1", inner.read)
        self._kind = kind
        self._packed = packed
        self._archive = archive

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._read(len(buffer))
        except UnpackableError:
            raise
        except Exception as error:  # each library has errors of its own for damaged data, and lets others out
            raise_read_error(error)
            raise UnpackableError(f"broken {self._kind} data ({plain(error)}); fetch or pack it again") from error
        buffer[: len(data)] = data
        self._unpacked += len(data)
        self.total += len(data)
        if self.total > MOST_UNPACKED:
            raise OversizedArchiveError(
                f"unpacks to more than {MOST_UNPACKED / 1e9:g} GB, the rest is skipped; unpack it yourself"
            )
        if _is_too_much(self._unpacked, self._packed):
            raise UnpackableError(_TOO_MUCH)
        if _is_too_much(self.total, self._archive):
            raise OversizedArchiveError(_TOO_MUCH + "; the rest is skipped")
        return len(data)


def _is_too_much(unpacked: int, packed: int) -> bool:
    return packed > 0 and unpacked > max(_RATIO_COUNTS_FROM, HIGHEST_RATIO * packed)


def raise_read_error(error: Exception) -> None:
    """Raises the error again if the file could not be read, which says nothing of the data: another try may do."""
    if isinstance(error, OSError) and error.errno is not None:
        raise error


class _Streams:
    """Reads bzip2 or xz streams, one after another.

    What follows a stream and is none is an error: the modules of the standard library take it for the end.
    new: makes a decompressor.
    """

    def __init__(self, stream: IO[bytes], new: Callable[[], Any]) -> None:
        self._read = _Coming(stream).read
        self._new = new
        self._decompressor = new()
        self._data = b""  # not yet unpacked

    def read(self, size: int) -> bytes:
        while True:
            if self._decompressor.eof:
                self._data = self._data or self._decompressor.unused_data
                # Between streams and after them there may be zeros.
                self._data = self._data.lstrip(b"\0") or self._read(io.DEFAULT_BUFFER_SIZE)
                if not self._data:
                    return b""
                if self._data.strip(b"\0"):
                    self._decompressor = self._new()
                continue
            if self._decompressor.needs_input and not self._data:
                self._data = self._read(io.DEFAULT_BUFFER_SIZE)
                if not self._data:
                    raise EOFError("it is cut short")
            data: bytes = self._decompressor.decompress(self._data, size)
            self._data = b""
            if data:
                return data


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


def plain(error: Exception) -> str:
    """What a library says of damaged data, in one line."""
    said = " ".join(str(error).split()).rstrip(".").lower()
    return said or type(error).__name__
