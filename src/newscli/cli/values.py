"""Converts the values of options: paths, encodings, days, reasons. The functions raise UsageError for wrong values."""

import codecs
import re
import sys
from typing import get_args

from newscli.core.time.given_dates import parse_day, parse_edge
from newscli.errors import InvalidDateError, UsageError, reason
from newscli.records import Reason

_LINE_END = re.compile(r"\r\n?|\n")


def paths_of(given: list[str] | None, files_from: str | None) -> tuple[str, ...]:
    """Return the inputs named on the command line and in a list; without any, standard input if it is piped."""
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
            data = listed.read()
        # Windows PowerShell writes lists in UTF-16, and editors on Windows begin UTF-8 with a mark.
        utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        paths = data.decode("utf-16" if utf16 else "utf-8", errors="surrogateescape").removeprefix("\ufeff")
        # Separated by NUL bytes as `find -print0` writes them, so that a name may contain a newline; otherwise by
        # lines.
        return [path for path in (paths.split("\0") if "\0" in paths else _LINE_END.split(paths)) if path.strip()]
    except OSError as error:
        raise UsageError(
            f"--files-from {name}: {reason(error)}; use a text file of paths, one per line or separated by NUL bytes"
        ) from error


def known_encoding(name: str | None) -> str | None:
    """Return the name of an encoding if Python knows it."""
    if name is None:
        return None
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        raise UsageError(f"unknown encoding {name!r}; try utf-8, cp1252, latin-1 or utf-16") from None
    return name


def day(option: str, given: str | None) -> str | None:
    """Return the ISO day that an option names."""
    try:
        return parse_day(given) if given is not None else None
    except InvalidDateError as error:
        raise UsageError(f"{option}: {error}") from None


def edge(option: str, given: str | None, *, last: bool) -> str | None:
    """Return the first or last ISO day of the year, month or day that an option names."""
    try:
        return parse_edge(given, last=last) if given is not None else None
    except InvalidDateError as error:
        raise UsageError(f"{option}: {error}") from None


def reasons(option: str, given: list[str] | None) -> list[Reason]:
    """Return the reasons if all of them are known."""
    by_name: dict[str, Reason] = {name: name for name in get_args(Reason)}
    if unknown := [name for name in given or () if name not in by_name]:
        raise UsageError(f"{option} {unknown[0]}: unknown reason; choose from {', '.join(by_name)}")
    return [by_name[name] for name in given or ()]


def reasons_beginning(incomplete: str) -> list[str]:
    """Return the reasons that complete what the user has typed in the shell."""
    return [name for name in get_args(Reason) if name.startswith(incomplete)]


_FIELD_KEYS = ("text", "id", "date", "title", "source")


def fields_named(given: list[str] | None) -> dict[str, str]:
    """Return the names of input fields that --field gives, by their meaning (text, id, date, title, source)."""
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
    """Return the lines of a file that are not blank."""
    try:
        with open(name, encoding="utf-8-sig") as lines:
            return [line for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"--phrases {name}: {why}; use a text file with one phrase per line") from error
