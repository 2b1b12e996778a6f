"""Inputs and results in a store that fsspec supports: `s3://`, `gs://`, `hdfs://` and others (extra `cluster`)."""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

_BUFFER = 1_000_000  # bytes
_INSTALL = "this needs an extra; install it with: pip install 'newscli[cluster]'"


@contextmanager
def open_remote(url: str) -> Iterator[tuple[IO[bytes], int]]:
    """Open a file and return it with its size in bytes. Raises OSError, also for errors while it is open."""
    with plain_errors():
        store, path = open_store(url)
        size = store.size(path) or 0
        # Some stores return files without all methods; the buffer adds them.
        with store.open(path, "rb") as raw, io.BufferedReader(raw, _BUFFER) as stream:
            yield stream, size


def open_store(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise OSError(errno.ENOPKG, _INSTALL) from None
    # Workers run for a long time, and a cached listing of a folder would become outdated.
    return url_to_fs(url, use_listings_cache=False)  # type: ignore[no-any-return]


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the exceptions of a store into an OSError with a message of one line."""
    try:
        yield
    except Exception as error:
        if type(error).__module__.startswith("newscli") or (isinstance(error, OSError) and error.strerror):
            raise
        if isinstance(error, FileNotFoundError):
            raise FileNotFoundError(errno.ENOENT, "no such file or folder") from None
        message = str(error).strip().partition("\n")[0][:200] or type(error).__name__
        raise OSError(getattr(error, "errno", None) or errno.EIO, message) from None
