"""Where results go: standard output, a file that appears whole or not at all, or a folder of such files."""

import errno
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TextIO


def standard_output() -> TextIO:
    """Standard output in UTF-8 whatever the locale, newlines as they are written. Raises OSError if it is closed."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    return sys.stdout


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A file that takes its name when all of it is written. After an error nothing of it is left. Raises OSError."""
    path = path.resolve()  # a link stays a link to what is written
    if path.exists() and not path.is_file():  # a device, such as /dev/null
        with open(path, "w", encoding="utf-8", errors="replace", newline="") as out:
            yield out
        return
    # In the same folder: a rename is only atomic within one file system.
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="") as out:
            yield out
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def result_path(folder: Path, name: str, suffix: str) -> Path:
    """The file in the folder for the results of the input of this name. A suffix that is there already stands once.

    >>> result_path(Path("out"), "../clips/a.txt.gz", ".jsonl").as_posix()
    'out/clips/a.txt.jsonl'
    >>> result_path(Path("out"), "a.txt", ".txt").as_posix(), result_path(Path("out"), "-", ".csv").as_posix()
    ('out/a.txt', 'out/stdin.csv')
    """
    parts = [part for part in PurePath(name).parts if part not in ("..", ".", os.sep) and not part.endswith(":\\")]
    if not parts or name == "-":
        parts = ["stdin"]
    last = parts[-1].removesuffix(".gz").removesuffix(".zst")
    return folder.joinpath(*parts[:-1], last if last.endswith(suffix) else last + suffix)
