"""What an option is given, as a value: paths, encodings, days, reasons. Raises UsageError for what is none."""

import re
import sys
from typing import get_args

from newscli.core.time.given_dates import parse_day, parse_edge
from newscli.errors import InvalidDateError, UsageError, reason
from newscli.records import Reason

_LINE_END = re.compile(r"\r\n?|\n")


def paths_of(given: list[str] | None, files_from: str | None) -> tuple[str, ...]:
    """The inputs that are named one by one and in a list; standard input where there are none and it is no terminal."""
    paths = list(given or ())
    if files_from:
        paths += _listed(files_from)
    elif not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("nothing to read; name files or folders, or pipe text in")
        paths = ["-"]
    return tuple(paths)


def _listed(name: str) -> list[str]:
    if name == "-" and sys.stdin is None:
        return []
    try:
        file: int | str = sys.stdin.fileno() if name == "-" else name
        with open(file, "rb", closefd=name != "-") as listed:
            paths = listed.read().decode("utf-8", errors="surrogateescape")
        # As `find -print0` writes them, so that a name may hold a newline; else each stands on a line.
        return [path for path in (paths.split("\0") if "\0" in paths else _LINE_END.split(paths)) if path.strip()]
    except OSError as error:
        raise UsageError(
            f"--files-from {name}: {reason(error)}; use a text file of paths, one per line or separated by NUL bytes"
        ) from error


def known_encoding(name: str | None) -> str | None:
    """The name, if Python knows the encoding."""
    if name is None:
        return None
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        raise UsageError(f"unknown encoding {name!r}; try utf-8, cp1252, latin-1 or utf-16") from None
    return name


def day(option: str, given: str | None) -> str | None:
    """The ISO day that the words name."""
    try:
        return parse_day(given) if given is not None else None
    except InvalidDateError as error:
        raise UsageError(f"{option}: {error}") from None


def edge(option: str, given: str | None, *, last: bool) -> str | None:
    """The ISO day at one end of a window, which a year or a month may name."""
    try:
        return parse_edge(given, last=last) if given is not None else None
    except InvalidDateError as error:
        raise UsageError(f"{option}: {error}") from None


def reasons(option: str, given: list[str] | None) -> list[Reason]:
    """The reasons, if each is one of those that blocks are dropped for."""
    known: dict[str, Reason] = {name: name for name in get_args(Reason)}
    if unknown := [name for name in given or () if name not in known]:
        raise UsageError(f"{option} {unknown[0]}: unknown reason; choose from {', '.join(known)}")
    return [known[name] for name in given or ()]


def reasons_beginning(incomplete: str) -> list[str]:
    """The reasons that a shell offers to complete what is typed so far."""
    return [name for name in get_args(Reason) if name.startswith(incomplete)]


_FIELD_KEYS = ("text", "id", "date", "title", "source")


def fields_named(given: list[str] | None) -> dict[str, str]:
    """The fields of input objects that --field names, by what they hold."""
    named: dict[str, str] = {}
    for words in given or ():
        key, _, name = words.partition("=")
        if key not in _FIELD_KEYS or not name:
            raise UsageError(
                f"--field {words}: expected WHAT=NAME, such as text=body; WHAT is one of {', '.join(_FIELD_KEYS)}"
            )
        if key in named:
            raise UsageError(f"--field {words}: {key}={named[key]} was given too; leave one out")
        named[key] = name
    return named


def phrases_in(name: str) -> list[str]:
    """The lines of a file that say something."""
    try:
        with open(name, encoding="utf-8-sig") as lines:
            return [line for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"--phrases {name}: {why}; use a text file with one phrase per line") from error
