"""Finds the files of a URL: one file, a folder in a store, or a pattern."""

import errno
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from newscli.inputs.article import Note, Problem
from newscli.inputs.kinds import KNOWN, File, other_kinds, skipped_kind, suffix
from newscli.stores import open_store, plain_errors

_PATTERN = re.compile(r"[*?\[]")
# What stores call the value that changes with the content of a file; the first one present is used.
_MARKS = ("ETag", "etag", "md5Hash", "generation", "LastModified", "last_modified", "updated", "mtime", "created")


def find_remote(url: str, leave_out: str | None) -> Iterator[File | Problem | Note]:
    """Yield the files of a URL in sorted order: one file, all files below a folder, or those of a pattern with `*`."""
    try:
        with plain_errors():
            store, path = open_store(url)
            if pattern := _PATTERN.search(path):
                info_by_path = store.glob(path, detail=True)
                if not info_by_path:
                    raise FileNotFoundError(errno.ENOENT, "no file has a name like this")
                # The folder before the pattern, as the store and as the user write it.
                path = path[: path.rfind("/", 0, pattern.start()) + 1]
                url = url[: url.rfind("/", 0, _PATTERN.search(url).start()) + 1]  # type: ignore[union-attr]
            elif store.isdir(path):
                info_by_path = store.find(path, detail=True)
                path, url = path.rstrip("/") + "/", url.rstrip("/") + "/"
            else:
                yield _file(url, store.info(path))
                return
    except OSError as error:
        yield Problem(url, f"{error.strerror}; check that it is there and that you may read it", passing=True)
        return
    skipped: Counter[str] = Counter()
    files = [
        _file(url + name.removeprefix(path), info)
        for name, info in sorted(info_by_path.items())
        if info["type"] == "file"
    ]
    for file in files:
        hidden = "/." in f"/{file.name.removeprefix(url)}"
        if hidden or (leave_out and file.name.startswith(leave_out.rstrip("/") + "/")):
            continue
        if suffix(file.name) in KNOWN:
            yield file._replace(discovered=True)
        else:
            skipped[skipped_kind(file.name)] += 1
    if skipped:
        yield Note(f"{url}: {other_kinds(skipped)}")
    if skipped.total() == len(files):
        yield Note(f"{url}: no articles found in this folder")


def _file(url: str, info: dict[str, Any]) -> File:
    size = info.get("size") or 0
    return File(url, None, size, f"{size} bytes of {next((info[m] for m in _MARKS if info.get(m)), '')}")
