"""A folder of results in a remote store."""

import io
import posixpath
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TextIO
from uuid import uuid4

from newscli.outputs.destination import UNENCODABLE
from newscli.outputs.folder import TEMPORARY
from newscli.stores import open_store, plain_errors

# Stores without folders. Asked to make a folder, they would create a bucket.
_OBJECT_STORES = frozenset("s3 s3a gs gcs az abfs abfss adl oss cos r2".split())


@dataclass(frozen=True)
class RemoteFolder:
    """A folder of results in a store. Its files are complete if the store can rename. It has no lock between runs.

    root: its URL, without a slash at the end.
    """

    root: str
    patience = 10.0  # seconds; each append creates a file

    def begin(self) -> None:
        """Do nothing: a store needs no preparation."""

    def clean(self) -> None:
        with plain_errors(), suppress(FileNotFoundError):
            store, path = self._store(TEMPORARY)
            if store.isdir(path):
                store.rm(path, recursive=True)

    @contextmanager
    def whole(self, name: str) -> Iterator[TextIO]:
        with plain_errors():
            store, path = self._store(name)
            temporary = self._store(f"{TEMPORARY}/{uuid4().hex}.part")[1]
            for part in (name, TEMPORARY + "/"):
                _make_folder(posixpath.dirname(f"{self.root}/{part}"))
            raw = store.open(temporary, "wb")
        try:
            out = io.TextIOWrapper(raw, encoding="utf-8", errors=UNENCODABLE, newline="")
            yield out
            with plain_errors():
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
        # Files in a store cannot grow, so each append creates a file. Their names sort by time.
        with self.whole(f"{name}/{time.time_ns():020}") as out:
            out.write(text)

    def lines(self, name: str) -> Iterator[str]:
        with plain_errors(), suppress(FileNotFoundError):
            store, path = self._store(name)
            parts = sorted(store.ls(path, detail=False)) if store.isdir(path) else [path]
            for part in parts:
                with store.open(part, "rb") as raw:
                    yield from io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n")

    def existing(self, names: Iterable[str]) -> set[str]:
        with plain_errors():
            store, path = self._store("")
            stored = {name.removeprefix(path.rstrip("/") + "/") for name in store.find(path)}
        return stored.intersection(names)

    def remove(self, name: str) -> None:
        with plain_errors(), suppress(FileNotFoundError):
            store, path = self._store(name)
            store.rm_file(path)

    def _store(self, name: str) -> tuple[Any, str]:
        return open_store(f"{self.root}/{name}")


@lru_cache(10_000)
def _make_folder(url: str) -> None:
    if url.partition("://")[0] not in _OBJECT_STORES:
        store, path = open_store(url)
        store.makedirs(path, exist_ok=True)
