"""The kinds of input: formats, packings, the suffixes that tell them, and the file that is to be read."""

import os
from typing import NamedTuple

from newscli.inputs.article import InputFormat

# What a file's suffix says of its content.
FORMATS: dict[str, InputFormat] = {
    ".txt": "text", ".text": "text", ".md": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "tsv", ".html": "html", ".htm": "html",
    ".parquet": "parquet", ".warc": "warc", ".wet": "warc",
}  # fmt: skip
ARCHIVES = frozenset({".zip", ".tar"})
PACKINGS = frozenset({".gz", ".zst", ".bz2", ".xz"})
_PACKED_TARS = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz", ".tzst": ".zst"}
KNOWN = FORMATS.keys() | ARCHIVES
LATER = {
    ".wat": "WAT, which holds no texts,",
    ".pdf": "PDF",
    ".docx": "Word",
}


class File(NamedTuple):
    """A file to read. name: what the user knows it by. path: where it is, if another process is to find it.

    size, in bytes, and fingerprint, which changes with the content, are those of a file in a remote store.
    """

    name: str
    path: str | None = None
    size: int = 0
    fingerprint: str | None = None


def is_url(name: str) -> bool:
    """Whether it names something in a remote store. Pages of the web are not fetched.

    >>> is_url("s3://news/2024.jsonl"), is_url("https://example.org/a.html"), is_url("a.txt")
    (True, False, False)
    """
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.isalnum() and scheme not in ("http", "https")


def suffix(name: str) -> str:
    """The suffix that says the kind, that of the packing looked through.

    >>> suffix("a/b.JSONL.gz"), suffix("a.tgz")
    ('.jsonl', '.tar')
    """
    stem, last = os.path.splitext(name.lower())
    if last in _PACKED_TARS:
        return ".tar"
    return os.path.splitext(stem)[1] if last in PACKINGS else last


def how_packed(name: str) -> str | None:
    """The packing that a file's name tells.

    >>> how_packed("a.jsonl.gz"), how_packed("a.tgz"), how_packed("a.zip")
    ('.gz', '.gz', None)
    """
    last = os.path.splitext(name.lower())[1]
    return last if last in PACKINGS else _PACKED_TARS.get(last)
