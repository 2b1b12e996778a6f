"""Finds the input files: files as given, and the files of folders in sorted order."""

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

_NAME_WORDS = 2  # an argument with more words that names no file is probably meant as text
_PIPE_IN = "to analyse text, pipe it in: echo TEXT | newscli ..."
_WRITTEN = "this run writes its results or messages to it, so it is not read; write them to another file"


def find_files(paths: Iterable[str], options: InputOptions) -> Iterator[File | Problem | Note]:
    """Yield the files of the paths, in the order given and sorted within folders; `-` is passed on."""
    leave_out = os.path.abspath(options.leave_out) if options.leave_out else None
    for name in paths:
        if name == "-":
            # sys.stdin is None if the shell closed it.
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
    """Return the message that there is no such file. An argument of several words may be meant as text."""
    if not name:
        return Problem("''", "an empty name is no file; check the variables of your script", kind="missing")
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
    """Return device and inode of a regular file, given as a path or open; None for anything else."""
    with suppress(OSError, ValueError, AttributeError):  # it is missing, closed, or not a real file
        status = os.stat(file if isinstance(file, str) else file.fileno())
        if stat.S_ISREG(status.st_mode):
            return status.st_dev, status.st_ino
    return None


def is_written(file: Any, options: InputOptions) -> bool:
    """Whether this run writes to the file, in which case reading it might never end."""
    return bool(options.written) and identity(file) in options.written


def _walk(folder: str, leave_out: str | None, options: InputOptions) -> Iterator[File | Problem | Note]:
    files = 0
    skipped: Counter[str] = Counter()
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        problems.append(Problem(error.filename, f"{reason(error)}; its articles are missing from the results"))

    # Links to folders are not followed, since they might form a loop.
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
                files += 1
                yield File(path, discovered=True)
    yield from problems
    if skipped:
        yield Note(f"{folder}: {other_kinds(skipped)}")
    if not files:
        yield Note(f"{folder}: no articles found in this folder")


def total_size(paths: Collection[str], options: InputOptions, enough: float = inf) -> int | None:
    """Return the bytes of all inputs, counted up to `enough`; None if a size is unknown."""
    total = 0
    if any(map(is_url, paths)):  # asking the store about each would take long
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
