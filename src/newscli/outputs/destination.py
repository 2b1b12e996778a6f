"""Where results go: standard output, or a file that appears whole or not at all."""

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO


def _replaced(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "\ufffd".encode() * (error.end - error.start), error.end


# What UTF-8 cannot hold, such as half a surrogate pair, becomes U+FFFD: an escape of it ends many a reader of JSON. One
# character stands for one, so that offsets hold.
UNENCODABLE = "newscli.unencodable"
codecs.register_error(UNENCODABLE, _replaced)


def standard_output() -> TextIO:
    """Standard output in UTF-8 whatever the locale, newlines as they are written. Raises OSError if it is closed."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if isinstance(sys.stdout.buffer, io.RawIOBase):  # PYTHONUNBUFFERED: what a signal cuts short would be lost
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.buffer), write_through=False)
    sys.stdout.reconfigure(encoding="utf-8", errors=UNENCODABLE, newline="")
    return sys.stdout


@contextmanager
def whole_file(path: Path, beside: Path | None = None) -> Iterator[TextIO]:
    """A file that takes its name when all of it is written. After an error nothing of it is left. Raises OSError.

    beside: a folder of the same file system in which it is written; else it is its own.
    """
    path = path.resolve()  # a link stays a link to what is written
    if path.exists() and not path.is_file():  # a device, such as /dev/null
        with open(path, "w", encoding="utf-8", errors=UNENCODABLE, newline="") as out:
            yield out
        return
    import tempfile  # here: most runs write to standard output

    # In the same folder: a rename is only atomic within one file system.
    prefix = None if beside else f".{path.name}."
    handle, temporary = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=beside or path.parent)
    try:
        with open(handle, "w", encoding="utf-8", errors=UNENCODABLE, newline="") as out:
            yield out
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):  # it is gone with its folder
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
