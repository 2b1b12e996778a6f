"""Where results go: standard output, or a file that appears only when it is complete."""

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


# Half a surrogate pair cannot be written as UTF-8. It becomes U+FFFD, because many JSON readers reject an escaped one.
# Each character is replaced by one character, so that offsets stay right.
UNENCODABLE = "newscli.unencodable"
codecs.register_error(UNENCODABLE, _replaced)


def standard_output() -> TextIO:
    """Return standard output in UTF-8 with unchanged newlines, whatever the locale. Raises OSError if it is closed."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if isinstance(
        sys.stdout.buffer, io.RawIOBase
    ):  # PYTHONUNBUFFERED; without a buffer, output that a signal interrupts would be lost
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.buffer), write_through=False)
    sys.stdout.reconfigure(encoding="utf-8", errors=UNENCODABLE, newline="")
    return sys.stdout


@contextmanager
def whole_file(path: Path, beside: Path | None = None) -> Iterator[TextIO]:
    """Open a file that gets its name only when it is complete. After an error nothing is left of it. Raises OSError.

    beside: a folder of the same file system for the temporary file; default: the folder of the file.
    """
    path = path.resolve()  # a symbolic link stays a link to the new file
    if path.exists() and not path.is_file():  # a device, such as /dev/null
        with open(path, "w", encoding="utf-8", errors=UNENCODABLE, newline="") as out:
            yield out
        return
    import tempfile  # imported here, because most runs write to standard output

    # Renaming is atomic only within one file system.
    prefix = None if beside else f".{path.name}."
    handle, temporary = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=beside or path.parent)
    try:
        with open(handle, "w", encoding="utf-8", errors=UNENCODABLE, newline="") as out:
            yield out
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):  # the folder has been removed
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
