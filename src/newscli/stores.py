"""Inputs and results in a store that fsspec reaches: `s3://`, `gs://`, `hdfs://` and others (the extra `cluster`)."""

import errno
import io
import posixpath
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, Any, TextIO
from uuid import uuid4

from newscli.inputs.article import Note, Problem
from newscli.inputs.paths import KNOWN, File, counted, suffix
from newscli.outputs.destination import UNENCODABLE
from newscli.outputs.folder import TEMPORARY

# They have no folders. Asked for one, they would make a bucket where there is none.
_OBJECT_STORES = frozenset("s3 s3a gs gcs az abfs abfss adl oss cos r2".split())
_BUFFER = 1_000_000  # bytes
_INSTALL = "this needs an extra; install it with: pip install 'newscli[cluster]'"
_PATTERN = re.compile(r"[*?\[]")
# What tells one content of a file from the next, as the stores call it; the first that is there.
_MARKS = ("ETag", "etag", "md5Hash", "generation", "LastModified", "last_modified", "updated", "mtime", "created")


def find_remote(url: str, leave_out: str | None) -> Iterator[File | Problem | Note]:
    """The files of a URL: of one file, of all below a folder, or of a pattern with `*`, in sorted order."""
    try:
        with _plain_errors():
            store, path = _store(url)
            if pattern := _PATTERN.search(path):
                found = store.glob(path, detail=True)
                if not found:
                    raise FileNotFoundError(errno.ENOENT, "no file has a name like this")
                # The part before the pattern, as the user writes it and as the store does.
                path = path[: path.rfind("/", 0, pattern.start()) + 1]
                url = url[: url.rfind("/", 0, _PATTERN.search(url).start()) + 1]  # type: ignore[union-attr]
            elif store.isdir(path):
                found = store.find(path, detail=True)
                path, url = path.rstrip("/") + "/", url.rstrip("/") + "/"
            else:
                yield _file(url, store.info(path))
                return
    except OSError as error:
        yield Problem(f"{url}: {error.strerror}; check that it is there and that you may read it", passing=True)
        return
    skipped = 0
    files = [
        _file(url + name.removeprefix(path), info) for name, info in sorted(found.items()) if info["type"] == "file"
    ]
    for file in files:
        hidden = "/." in f"/{file.name.removeprefix(url)}"
        if hidden or (leave_out and file.name.startswith(leave_out.rstrip("/") + "/")):
            continue
        if suffix(file.name) in KNOWN:
            yield file
        else:
            skipped += 1
    if skipped:
        yield Note(f"{url}: {counted(skipped, 'file')} of other kinds skipped (read are {' '.join(sorted(KNOWN))})")
    if skipped == len(files):
        yield Note(f"{url}: no articles found in this folder")


def _file(url: str, info: dict[str, Any]) -> File:
    size = info.get("size") or 0
    return File(url, None, size, f"{size} bytes of {next((info[m] for m in _MARKS if info.get(m)), '')}")


@contextmanager
def open_remote(url: str) -> Iterator[tuple[IO[bytes], int]]:
    """The file and its size in bytes. Raises OSError, also for what goes wrong while it is open."""
    with _plain_errors():
        store, path = _store(url)
        size = store.size(path) or 0
        # Not all that a store opens can do what an open file can.
        with store.open(path, "rb") as raw, io.BufferedReader(raw, _BUFFER) as stream:
            yield stream, size


@dataclass(frozen=True)
class RemoteFolder:
    """A folder of results in a store. Its files are whole, as in a store that renames; no lock keeps two runs apart.

    root: its URL, without a slash at the end.
    """

    root: str
    patience = 10.0  # seconds: each time that something is appended a file is made

    def begin(self) -> None:
        """Nothing is to be made ready."""

    def clean(self) -> None:
        with _plain_errors(), suppress(FileNotFoundError):
            store, path = self._store(TEMPORARY)
            if store.isdir(path):
                store.rm(path, recursive=True)

    @contextmanager
    def whole(self, name: str) -> Iterator[TextIO]:
        with _plain_errors():
            store, path = self._store(name)
            temporary = self._store(f"{TEMPORARY}/{uuid4().hex}.part")[1]
            for part in (name, TEMPORARY + "/"):
                _make_folder(posixpath.dirname(f"{self.root}/{part}"))
            raw = store.open(temporary, "wb")
        try:
            out = io.TextIOWrapper(raw, encoding="utf-8", errors=UNENCODABLE, newline="")
            yield out
            with _plain_errors():
                out.close()
                if store.exists(path):
                    store.rm_file(path)
                store.mv(temporary, path)
        except BaseException:
            with suppress(Exception):
                raw.close()
                store.rm_file(temporary)
            raise

    def append(self, name: str, text: str) -> None:
        # A store appends to no file: each time makes another one, named so that they sort.
        with self.whole(f"{name}/{time.time_ns():020}") as out:
            out.write(text)

    def lines(self, name: str) -> Iterator[str]:
        with _plain_errors(), suppress(FileNotFoundError):
            store, path = self._store(name)
            parts = sorted(store.ls(path, detail=False)) if store.isdir(path) else [path]
            for part in parts:
                with store.open(part, "rb") as raw:
                    yield from io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n")

    def existing(self, names: Iterable[str]) -> set[str]:
        with _plain_errors():
            store, path = self._store("")
            found = {name.removeprefix(path.rstrip("/") + "/") for name in store.find(path)}
        return found.intersection(names)

    def remove(self, name: str) -> None:
        with _plain_errors(), suppress(FileNotFoundError):
            store, path = self._store(name)
            store.rm_file(path)

    def _store(self, name: str) -> tuple[Any, str]:
        return _store(f"{self.root}/{name}")


def _store(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise OSError(errno.ENOPKG, _INSTALL) from None
    # A worker lives longer than what is known of a folder.
    return url_to_fs(url, use_listings_cache=False)  # type: ignore[no-any-return]


@lru_cache(10_000)
def _make_folder(url: str) -> None:
    if url.partition("://")[0] not in _OBJECT_STORES:
        store, path = _store(url)
        store.makedirs(path, exist_ok=True)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Whatever a store raises as an OSError of one line. Many have errors of their own."""
    try:
        yield
    except Exception as error:
        if type(error).__module__.startswith("newscli") or (isinstance(error, OSError) and error.strerror):
            raise
        if isinstance(error, FileNotFoundError):
            raise FileNotFoundError(errno.ENOENT, "no such file or folder") from None
        said = str(error).strip().partition("\n")[0][:200] or type(error).__name__
        raise OSError(getattr(error, "errno", None) or errno.EIO, said) from None
