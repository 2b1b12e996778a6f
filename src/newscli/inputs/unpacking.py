"""Decompresses inputs (`.gz`, `.zst`, `.bz2`, `.xz`) as they are read, within bounds."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from newscli.errors import OversizedArchiveError, UnpackableError
from newscli.inputs.kinds import how_packed

# Beyond these bounds are only files that were made to fill a disk or memory.
MOST_UNPACKED = 10_000_000_000  # bytes
HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 64_000_000  # bytes; less does no harm at any ratio
_HEADER = 16  # bytes; reads of at most this size are for the header of a compressed stream
_ZST_READ = 2048  # bytes; in the worst case four bytes unpack to 128 KiB

INSTALL_ZST = "zstd data needs an extra; install it with: pip install 'newscli[zstd]'"
_TOO_MUCH = f"unpacks to more than {HIGHEST_RATIO} times its size, which no text does; unpack it yourself"

# Offset, signature and suffix of each kind of compressed data or archive.
_BEGINNINGS = (
    (0, b"\x1f\x8b", ".gz"),
    (0, b"\x28\xb5\x2f\xfd", ".zst"),
    (4, b"1AY&SY", ".bz2"),  # the first block; a text may begin with the letters of the signature
    (4, b"\x17rE8P\x90", ".bz2"),  # the end of an empty stream
    (0, b"\xfd7zXZ\0", ".xz"),
    (0, b"PK\x03\x04", ".zip"),
    (257, b"ustar", ".tar"),
)


def packing(stream: IO[bytes]) -> str:
    """Return the suffix of the compression or archive that the first bytes show, without consuming them, or ""."""
    if not isinstance(stream, io.BufferedReader):
        return ""
    head = stream.peek(512)
    return next((suffix for place, mark, suffix in _BEGINNINGS if head.startswith(mark, place)), "")


@contextmanager
def unpacked(stream: IO[bytes], name: str, size: int) -> Iterator[IO[bytes]]:
    """Give the stream, decompressed as its name tells. size: bytes of the compressed data.

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
    """A stream of compressed data that returns what has arrived instead of waiting for the full size."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        # A header is needed completely.
        read = self._stream.read if size <= _HEADER else getattr(self._stream, "read1", self._stream.read)
        data: bytes = read(size)
        return data


class Bounded(io.RawIOBase):
    """A decompressed stream that ends with an error when it gets too large.

    total: decompressed bytes so far, including those of earlier members (`before`). packed: bytes of the compressed
    data, 0 if unknown. archive: bytes of the archive that contains it.
    """

    def __init__(self, inner: Any, kind: str, packed: int, before: int = 0, archive: int = 0) -> None:
        self.total = before
        self._unpacked = 0
        # With read1, the last piece of data that is cut short is not lost.
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
        except Exception as error:  # each library has its own errors for damaged data, and raises others, too
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
    """Raise the error again if reading failed, not unpacking: the data may be good, and another try may succeed."""
    if isinstance(error, OSError) and error.errno is not None:
        raise error


class _Streams:
    """Reads concatenated bzip2 or xz streams. new: makes a decompressor.

    Anything else after a stream is an error, while the modules of the standard library would ignore it.
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
                # There may be zeros between streams and after them.
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
    """Reads zstd frames, and raises an error if the last one is cut short."""

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
    """Return the error message of a library in one line."""
    message = " ".join(str(error).split()).rstrip(".").lower()
    return message or type(error).__name__
