"""Which files are meant: files as given, folders walked in sorted order, lists of paths from a file."""

import os
import stat
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from math import inf
from typing import Any

from newscli.errors import reason
from newscli.inputs.article import Identity, InputOptions, Note, Problem
from newscli.inputs.kinds import KNOWN, LATER, File, is_url, other_kinds, skipped_kind, suffix

_NAME_WORDS = 2  # what has more words, and names no file, is rather meant as text
_PIPE_IN = "to analyse text, pipe it in: echo TEXT | newscli ..."
_WRITTEN = "this run writes its results or messages to it, so it is not read; write them to another file"


def find_files(paths: Iterable[str], options: InputOptions) -> Iterator[File | Problem | Note]:
    """The files of the paths, in the order given and sorted within folders; `-` is passed through."""
    leave_out = os.path.abspath(options.leave_out) if options.leave_out else None
    for name in paths:
        if name == "-":
            # No stdin at all: it was closed by the shell.
            written = sys.stdin is not None and is_written(sys.stdin, options)
            yield Problem("standard input", _WRITTEN) if written else File(name)
        elif is_url(name):
            from newscli.inputs.remote import find_remote

            yield from find_remote(name, options.leave_out)
        elif os.path.isdir(name):
            yield from _walk(name, leave_out, options)
        elif name.startswith(("http://", "https://")):
            yield Problem(name, "newscli does not download pages; save the page, or: curl -sL URL | newscli ... -")
        elif not os.path.lexists(name):
            yield _missing(name)
        elif not options.input_format and (kind := LATER.get(suffix(name))):
            yield Problem(name, f"{kind} is not supported; save it as plain text or JSON Lines")
        elif is_written(name, options):
            yield Problem(name, _WRITTEN)
        else:
            yield File(name)


def _missing(name: str) -> Problem:
    """Says that there is no such file. What has several words may be meant as text."""
    words = name.split()
    advice = _PIPE_IN if len(words) > _NAME_WORDS else "check the spelling, or put a name with spaces in quote marks"
    if len(words) == _NAME_WORDS:
        advice = f"check the spelling; {_PIPE_IN}"
    shown = " ".join(words)
    return Problem(
        f"{shown[:40]}..." if len(shown) > 43 and len(words) > _NAME_WORDS else name,
        f"no such file or folder; {advice}",
        kind="missing",
    )


def identity(file: Any) -> Identity | None:
    """The device and inode of a regular file, by its path or as it is open; None for anything else."""
    with suppress(OSError, ValueError, AttributeError):  # it is not there, closed, or only looks like a file
        status = os.stat(file if isinstance(file, str) else file.fileno())
        if stat.S_ISREG(status.st_mode):
            return status.st_dev, status.st_ino
    return None


def is_written(file: Any, options: InputOptions) -> bool:
    """Whether this run writes to the file: reading it, too, might never end."""
    return bool(options.written) and identity(file) in options.written


def _walk(folder: str, leave_out: str | None, options: InputOptions) -> Iterator[File | Problem | Note]:
    found = 0
    skipped: Counter[str] = Counter()
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        problems.append(Problem(error.filename, f"{reason(error)}; its articles are missing from the results"))

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
                skipped[skipped_kind(name)] += 1
            elif not os.path.exists(path):
                yield Problem(path, "broken symbolic link; repair it or remove it", kind="missing")
            elif is_written(path, options):
                continue
            elif not os.path.isfile(path):
                yield Problem(path, "not a regular file; remove it, or pipe its content in")
            else:
                found += 1
                yield File(path, found=True)
    yield from problems
    if skipped:
        yield Note(f"{folder}: {other_kinds(skipped)}")
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
