"""The lines on standard error. One line a message; standard output carries records alone."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TextIO

from msgspec.structs import asdict

from newscli.errors import reason
from newscli.outputs.jsonl import line
from newscli.outputs.terminal import safe_line
from newscli.records import Failure, FailureKind
from newscli.run.progress import Progress

# The remark that is said also to those who want errors only: what they get may not be the article.
UNSURE = "no clear article found; sentences that may belong to one are kept"


_PLACE = re.compile(r"(?s)(.*?)(?::(\d+))?")


def _failure(why: str, record: Any, where: str | None, kind: FailureKind | None) -> Failure:
    """The line of `--errors`."""
    place = _PLACE.fullmatch(where or "")
    assert place  # it may be anything
    number = int(place[2]) if place[2] else None
    name = "-" if place[1] == "standard input" else place[1] or None
    return Failure(name, number, kind or ("unreadable" if record is None and number is None else "record"), why, record)


def shown(article: str) -> str:
    """The name of an article for a reader."""
    return "standard input" if article == "-" else article


class Messages:
    """Says what went wrong, and counts it. quiet: errors alone; verbose: details too; silent: it only counts.

    records: a file that gets each error as a line of JSON, with the record that failed. progress: a line that shows how
    far the run is.
    """

    def __init__(
        self,
        *,
        quiet: bool = False,
        verbose: bool = False,
        silent: bool = False,
        records: TextIO | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.progress = progress
        self._records = records
        self._silent = silent
        self._quiet = quiet
        self._verbose = verbose
        self._elsewhere: Callable[[str], None] | None = None
        self.errors = 0
        self.counts: Counter[str] = Counter()  # what extractors count, over all articles
        self.remarks: dict[str, tuple[int, str]] = {}  # by remark: of how many articles, and the first

    def error(self, why: str, record: Any = None, *, where: str | None = None, kind: FailureKind | None = None) -> None:
        """Something failed. where: the input, with `:LINE` where it is a record of several; record: what stands there.

        kind: None for an input that is unreadable, or a record of one.
        """
        self.errors += 1
        if self._records:
            try:
                self._records.write(line(asdict(_failure(why, record, where, kind))) + "\n")
            except OSError as error:
                name, self._records = self._records.name, None
                self.error(f"--errors {name}: {reason(error)}; later failures are missing from it")
        if not self._silent:
            self._say(f"newscli: error: {where}: {why}" if where else f"newscli: error: {why}")

    def note(self, message: str) -> None:
        if not self._quiet:
            self._say(f"newscli: note: {message}")

    def remark(self, article: str, remark: str) -> None:
        """Keeps what is said once, of all articles of which it holds."""
        self.add({remark: (1, shown(article))})

    def add(self, remarks: Mapping[str, tuple[int, str]], counts: Mapping[str, int] = {}) -> None:
        """Takes in the remarks and counts of others."""
        for remark, (count, first) in remarks.items():
            before, first = self.remarks.get(remark, (0, first))
            self.remarks[remark] = before + count, first
        self.counts.update(counts)

    def note_remarks(self) -> None:
        """A note for each remark, now that the articles are done."""
        for remark, (count, first) in sorted(self.remarks.items()):
            message = f"{first if count == 1 else f'{count:,} articles, such as {first}'}: {remark}"
            if remark == UNSURE and not self._silent:
                self._say(f"newscli: note: {message}")
            else:
                self.note(message)

    def detail(self, message: str) -> None:
        if self._verbose:
            self._say(f"newscli: {message}")

    def redirect(self, say: Callable[[str], None] | None) -> None:
        """Lines go to the function, while a pager has the terminal; None for standard error again."""
        self._elsewhere = say

    def _say(self, line: str) -> None:
        if self._elsewhere:
            self._elsewhere(safe_line(line))
            return
        if self.progress:
            self.progress.hide()
        if sys.stderr is None:  # closed by the shell: there is nobody to tell
            return
        with suppress(OSError, ValueError):  # standard error may be gone; the exit code still tells
            print(safe_line(line), file=sys.stderr)
