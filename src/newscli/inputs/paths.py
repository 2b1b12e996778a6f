"""Which files are meant: files as given, folders walked in sorted order, lists of paths from a file."""

import os
from collections.abc import Collection, Iterable, Iterator
from math import inf
from typing import NamedTuple

from newscli.inputs.article import InputFormat, InputOptions, Note, Problem

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


def find_files(paths: Iterable[str], options: InputOptions) -> Iterator[File | Problem | Note]:
    """The files of the paths, in the order given and sorted within folders; `-` is passed through."""
    leave_out = os.path.abspath(options.leave_out) if options.leave_out else None
    for name in paths:
        if name == "-":
            yield File(name)
        elif is_url(name):
            from newscli.stores import find_remote

            yield from find_remote(name, options.leave_out)
        elif os.path.isdir(name):
            yield from _walk(name, leave_out)
        elif name.startswith(("http://", "https://")):
            yield Problem(f"{name}: pages are not fetched; save it, or pipe it in: curl -sL ADDRESS | newscli ... -")
        elif not os.path.lexists(name):
            yield Problem(f"{name}: no such file or folder; check the spelling, or quote a name that holds spaces")
        elif not options.input_format and (kind := LATER.get(suffix(name))):
            yield Problem(f"{name}: {kind} cannot be read; save it as plain text or JSON Lines")
        else:
            yield File(name)


def _walk(folder: str, leave_out: str | None) -> Iterator[File | Problem | Note]:
    skipped = found = 0
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        problems.append(Problem(f"{error.filename}: {reason(error)}; its articles are missing from the results"))

    # Links to folders are not followed: that way no loop of links can be entered.
    for here, folders, names in os.walk(folder, onerror=unreadable):
        yield from problems
        problems.clear()
        folders[:] = sorted(
            name for name in folders if name[0] != "." and os.path.abspath(os.path.join(here, name)) != leave_out
        )
        for name in sorted(names):
            path = os.path.join(here, name)
            if name.startswith(".") or os.path.abspath(path) == leave_out:
                continue
            if suffix(name) not in KNOWN:
                skipped += 1
            elif not os.path.exists(path):
                yield Problem(f"{path}: a link that leads nowhere; mend or remove it")
            elif not os.path.isfile(path):
                yield Problem(f"{path}: not a regular file; remove it or give its content on standard input")
            else:
                found += 1
                yield File(path)
    yield from problems
    if skipped:
        yield Note(f"{folder}: {counted(skipped, 'file')} of other kinds skipped (read are {' '.join(sorted(KNOWN))})")
    if not found:
        yield Note(f"{folder}: no articles found in this folder")


def total_size(paths: Collection[str], options: InputOptions, enough: float = inf) -> int | None:
    """Bytes of all inputs, or as many as are enough; None where one is no file, so that nobody can tell."""
    total = 0
    if any(map(is_url, paths)):  # to ask for each would take long
        return None
    for file in find_files(paths, options):
        if isinstance(file, File):
            path = file.path or file.name
            if not os.path.isfile(path):
                return None
            total += os.path.getsize(path)
            if total >= enough:
                break
    return total


def reason(error: OSError) -> str:
    """What the system says of a failure, in its own words without the number."""
    return (error.strerror or str(error)).lower()


def counted(n: int, noun: str) -> str:
    """'1 file', '3 files'."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")
