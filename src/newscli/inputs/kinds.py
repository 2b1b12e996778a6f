"""The kinds of input: formats, compressions, the suffixes that tell them, and the file to be read."""

import os
from collections import Counter
from typing import NamedTuple

from newscli.errors import counted
from newscli.inputs.article import InputFormat

# The format that each suffix stands for.
FORMATS: dict[str, InputFormat] = {
    ".txt": "text", ".text": "text", ".md": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "tsv", ".html": "html", ".htm": "html",
    ".parquet": "parquet", ".warc": "warc", ".wet": "warc",
    ".docx": "docx", ".docm": "docx", ".doc": "docx", ".odt": "odt", ".rtf": "rtf", ".pdf": "pdf", ".epub": "epub",
    ".eml": "eml", ".mbox": "mbox", ".mbx": "mbox", ".mhtml": "mhtml", ".mht": "mhtml", ".xhtml": "html",
}  # fmt: skip
ARCHIVES = frozenset({".zip", ".tar"})
PACKINGS = frozenset({".gz", ".zst", ".bz2", ".xz"})
_PACKED_TARS = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz", ".tzst": ".zst"}
KNOWN = FORMATS.keys() | ARCHIVES
# What messages call a document of each format.
DOCUMENTS: dict[InputFormat, str] = {
    "docx": "a Word document", "odt": "an OpenDocument text", "rtf": "rich text (RTF)", "pdf": "a PDF",
    "epub": "an EPUB", "eml": "a mail", "mbox": "a mailbox", "mhtml": "a saved page (MHTML)",
}  # fmt: skip
BINARY = frozenset({"docx", "odt", "pdf", "epub"})
LATER = {".wat": "WAT, which holds no texts,"}
_LISTED = 8  # skipped types that a message names


class File(NamedTuple):
    """A file to read. name: as the user knows it. path: its place, if another process has to find it.

    size, in bytes, and fingerprint, which changes with the content, are set for files in a remote store. discovered:
    the user named a folder or archive that contains the file, not the file itself.
    """

    name: str
    path: str | None = None
    size: int = 0
    fingerprint: str | None = None
    discovered: bool = False


def is_url(name: str) -> bool:
    """Whether a name is the address of something in a remote store. Web pages are not fetched.

    >>> is_url("s3://news/2024.jsonl"), is_url("https://example.org/a.html"), is_url("a.txt")
    (True, False, False)
    """
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.isalnum() and scheme not in ("http", "https")


def suffix(name: str) -> str:
    """Return the suffix that tells the format, without that of a compression.

    >>> suffix("a/b.JSONL.gz"), suffix("a.tgz")
    ('.jsonl', '.tar')
    """
    stem, last = os.path.splitext(name.lower())
    if last in _PACKED_TARS:
        return ".tar"
    return os.path.splitext(stem)[1] if last in PACKINGS else last


def how_packed(name: str) -> str | None:
    """Return the suffix of the compression that a file's name shows.

    >>> how_packed("a.jsonl.gz"), how_packed("a.tgz"), how_packed("a.zip")
    ('.gz', '.gz', None)
    """
    last = os.path.splitext(name.lower())[1]
    return last if last in PACKINGS else _PACKED_TARS.get(last)


def skipped_kind(name: str) -> str:
    """Return how a message names the type of a skipped file: its suffix."""
    return os.path.splitext(name.lower())[1] or "without a suffix"


def other_kinds(kinds: Counter[str]) -> str:
    """Return the message about skipped files, given how many there are of each type.

    >>> other_kinds(Counter(map(skipped_kind, ["a.png", "b.png", "c.xls", "LICENSE"])))
    '4 files of unsupported types skipped: 2 .png, 1 .xls, 1 without a suffix'
    """
    in_order = sorted(kinds.items(), key=lambda item: (-item[1], not item[0].startswith("."), item[0]))
    listed = [f"{count:,} {kind}" for kind, count in in_order[:_LISTED]]
    more = [f"{len(in_order) - _LISTED} more kinds"] if len(in_order) > _LISTED else []
    return f"{counted(kinds.total(), 'file')} of unsupported types skipped: {', '.join([*listed, *more])}"
