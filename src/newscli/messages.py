"""The lines on standard error. One line a message; standard output carries records alone."""

import sys
from contextlib import suppress

from newscli.outputs.terminal import safe_line


class Tally:
    """Articles of which the same is said, once and at the end: how many, and the first."""

    def __init__(self) -> None:
        self.count = 0
        self.first = ""

    def add(self, article: str) -> None:
        self.first = self.first or shown(article)
        self.count += 1


def shown(article: str) -> str:
    """The name of an article for a reader."""
    return "standard input" if article == "-" else article


class Messages:
    """Says what went wrong, and counts it. quiet: errors alone; verbose: details too; silent: it only counts."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False, silent: bool = False) -> None:
        self._silent = silent
        self._quiet = quiet
        self._verbose = verbose
        self.errors = 0

    def error(self, message: str) -> None:
        self.errors += 1
        if not self._silent:
            _say(f"newscli: error: {message}")

    def note(self, message: str) -> None:
        if not self._quiet:
            _say(f"newscli: note: {message}")

    def note_all(self, tally: Tally, message: str) -> None:
        """One note about all articles of a tally."""
        if tally.count:
            which = tally.first if tally.count == 1 else f"{tally.count:,} articles, such as {tally.first}"
            self.note(f"{which}: {message}")

    def detail(self, message: str) -> None:
        if self._verbose:
            _say(f"newscli: {message}")


def _say(line: str) -> None:
    if sys.stderr is None:  # closed by the shell: there is nobody to tell
        return
    with suppress(OSError, ValueError):  # standard error may be gone; the exit code still tells
        print(safe_line(line), file=sys.stderr)
