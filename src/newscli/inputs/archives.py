"""Reads archives (`.zip`, `.tar`), member by member. A damaged member is reported and costs no other."""

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, NamedTuple, cast

from newscli.errors import UnpackableError, counted
from newscli.inputs.unpacking import Bounded, plain, raise_read_error

_CLIMBS = "its path leads out of the archive, so it is skipped; pack it under another"
_LOCKED = "locked with a password; pack it again without one"
_AGAIN = "fetch or pack it again"
_LONGEST_END = 65_557  # bytes; the end record of a zip archive is within so many bytes of its end
_MOST_EMPTY_READS = 3  # at the end of a tar archive
_END_BLOCKS = 2  # blocks of zeros that end a tar archive


class Member(NamedTuple):
    """A file in an archive. stream: its content, which is valid until the next member is read."""

    name: str
    stream: IO[bytes]
    size: int  # bytes that it takes in the archive
    wrong: str | None = None  # why it cannot be read, and what to do
    is_link: bool = False  # to another file, which is mostly a member itself


def members(stream: IO[bytes], kind: str) -> Iterator[Member]:
    """Yield the files of an archive in their order. kind: `.zip` or `.tar`.

    Raises UnpackableError after the files that can be read.
    """
    try:
        yield from _zip_members(stream) if kind == ".zip" else _tar_members(stream)
    except UnpackableError:
        raise
    except Exception as error:  # the libraries raise many kinds of errors for damaged archives
        raise_read_error(error)
        raise UnpackableError(f"broken {kind[1:]} archive ({plain(error)}); {_AGAIN}") from error


def _zip_members(stream: IO[bytes]) -> Iterator[Member]:
    if not stream.seekable():
        raise UnpackableError("a zip archive can only be read from a file; save it first")
    size = stream.seek(0, io.SEEK_END)
    total = 0
    with zipfile.ZipFile(stream) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            wrong = _CLIMBS if _climbs(entry.filename) else _LOCKED if entry.flag_bits & 1 else None
            try:
                inner: IO[bytes] = io.BytesIO() if wrong else archive.open(entry)
            except Exception as error:  # see above
                raise_read_error(error)
                inner, wrong = io.BytesIO(), f"cannot be unpacked ({plain(error)}); {_AGAIN}"
            with inner:
                bounded = Bounded(inner, "zip", entry.compress_size, total, size)
                yield Member(entry.filename, io.BufferedReader(bounded), entry.compress_size, wrong)
                total = bounded.total
        missing = _promised(stream, size) - len(archive.infolist())
    if missing > 0:
        raise UnpackableError(f"broken zip archive ({counted(missing, 'file')} of its table missing); {_AGAIN}")


def _promised(stream: IO[bytes], size: int) -> int:
    """Return how many members the end record of a zip archive promises, 0 if unknown; `zipfile` accepts fewer."""
    stream.seek(max(0, size - _LONGEST_END))
    end = stream.read()
    count = int.from_bytes(end[(place := end.rfind(b"PK\5\6") + 10) : place + 2], "little")
    return 0 if count == 0xFFFF else count


def _tar_members(stream: IO[bytes]) -> Iterator[Member]:
    with _Tar.open(fileobj=cast(IO[bytes], _Ending(stream)), mode="r|", ignore_zeros=True) as archive:
        for entry in archive:
            if entry.issym() or entry.islnk():
                yield Member(entry.name, io.BytesIO(), 0, is_link=True)
            if not entry.isfile():  # a folder, a link or a device
                continue
            bounded = Bounded(archive.extractfile(entry), "tar", 0)
            wrong = _CLIMBS if _climbs(entry.name) else None
            yield Member(entry.name, io.BufferedReader(bounded), entry.size, wrong)
        if archive.damaged:
            raise UnpackableError(f"broken tar archive ({archive.damaged}); {_AGAIN}")


class _Entry(tarfile.TarInfo):
    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> "_Entry":
        """Return the next member. Raises InvalidHeaderError for any kind of damaged header."""
        assert isinstance(archive, _Tar)
        begin = archive.fileobj.tell()
        try:
            entry = super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # a block of zeros
            archive.zeros += 1
            raise
        except (tarfile.EmptyHeaderError, tarfile.TruncatedHeaderError):  # type: ignore[attr-defined]
            if not archive.zeros:
                archive.damaged = archive.damaged or "it is cut short"
            raise
        except (tarfile.ReadError, tarfile.StreamError, UnpackableError):
            raise
        except Exception as error:
            raise_read_error(error)
            if archive.fileobj.tell() == begin:  # nothing was read, and nothing more will be
                raise
            if archive.zeros < _END_BLOCKS:
                archive.damaged = archive.damaged or (
                    f"a damaged header at byte {begin:,}, unpacked; everything up to the next good one is skipped"
                )
            raise tarfile.InvalidHeaderError(plain(error)) from error  # type: ignore[attr-defined]
        archive.zeros = 0
        return entry


class _Tar(tarfile.TarFile):
    """A tar archive in which reading continues after damaged parts.

    zeros: blocks of zeros since the last member; two are the end of an archive. damaged: the first fault, in words.
    """

    tarinfo = _Entry
    zeros = 0
    damaged: str | None = None


class _Ending:
    """A stream that raises an error when it is read repeatedly after its end, as for a member of impossible size."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._empty = 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._empty += not data
        if self._empty > _MOST_EMPTY_READS:
            raise tarfile.ReadError("it is cut short")
        return data


def is_hidden(name: str) -> bool:
    """Whether a member is hidden, like the files that macOS adds to archives: `__MACOSX/._a.txt`."""
    return any(part[0] == "." and part.strip(".") for part in PurePosixPath(name.replace("\\", "/")).parts)


def _climbs(name: str) -> bool:
    """Whether a path leads out of the folder that it is unpacked to."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"
