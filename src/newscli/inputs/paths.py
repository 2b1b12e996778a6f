"""Which files are meant: files as given, folders walked in sorted order, lists of paths from a file."""

import os
from collections.abc import Collection, Iterable, Iterator
from math import inf

from newscli.errors import counted, reason
from newscli.inputs.article import InputOptions, Note, Problem
from newscli.inputs.kinds import KNOWN, LATER, File, is_url, suffix


def find_files(paths: Iterable[str], options: InputOptions) -> Iterator[File | Problem | Note]:
    """The files of the paths, in the order given and sorted within folders; `-` is passed through."""
    leave_out = os.path.abspath(options.leave_out) if options.leave_out else None
    for name in paths:
        if name == "-":
            yield File(name)
        elif is_url(name):
            from newscli.inputs.remote import find_remote

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
