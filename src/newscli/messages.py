"""The lines on standard error. One line a message; standard output carries records alone."""

import sys
from contextlib import suppress

from newscli.outputs.terminal import safe_line


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

    def detail(self, message: str) -> None:
        if self._verbose:
            _say(f"newscli: {message}")


def _say(line: str) -> None:
    if sys.stderr is None:  # closed by the shell: there is nobody to tell
        return
    with suppress(OSError, ValueError):  # standard error may be gone; the exit code still tells
        print(safe_line(line), file=sys.stderr)
