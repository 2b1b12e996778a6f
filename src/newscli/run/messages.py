"""Writes messages to standard error, one line each; only records go to standard output."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TextIO

from msgspec.structs import asdict

from newscli.errors import reason
from newscli.inputs.article import Article
from newscli.outputs.jsonl import line
from newscli.outputs.terminal import safe_line
from newscli.records import Failure, FailureKind
from newscli.run.progress import Progress

# This remark is printed even with --quiet, because the result may not be the article.
UNSURE = "no clear article found; sentences that may belong to one are kept"


_PLACE = re.compile(r"(?s)(.*?)(?::(\d+))?")


def _failure(why: str, record: Any, where: str | None, kind: FailureKind | None) -> Failure:
    """Return the record for `--errors`."""
    place = _PLACE.fullmatch(where or "")
    assert place  # the pattern matches anything
    number = int(place[2]) if place[2] else None
    name = "-" if place[1] == "standard input" else place[1] or None
    return Failure(name, number, kind or ("unreadable" if record is None and number is None else "record"), why, record)


def shown(article: Article) -> str:
    """Return the name of an article for messages, with its file if that is not part of it."""
    if article.id == "-":
        return "standard input"
    file = "standard input" if article.path == "-" else article.path
    return article.id if article.id.startswith(article.path) else f"{file}: {article.id}"


class Messages:
    """Prints and counts errors and notes. quiet: only errors; verbose: details, too; silent: it only counts.

    records: a file that gets each error as a line of JSON, with the record that failed. progress: the progress line.
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
        self.counts: Counter[str] = Counter()  # counts of the extractors, over all articles
        self.remarks: dict[str, tuple[int, str]] = {}  # by remark: the number of articles and the first one

    def error(self, why: str, record: Any = None, *, where: str | None = None, kind: FailureKind | None = None) -> None:
        """Report a failure. where: the input, with `:LINE` for one record of several; record: the record itself.

        kind: None for an unreadable input or record.
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

    def remark(self, article: Article, remark: str) -> None:
        """Collect a remark that is reported once for all articles."""
        self.add({remark: (1, shown(article))})

    def add(self, remarks: Mapping[str, tuple[int, str]], counts: Mapping[str, int] = {}) -> None:
        """Add the remarks and counts of other messages."""
        for remark, (count, first) in remarks.items():
            before, first = self.remarks.get(remark, (0, first))
            self.remarks[remark] = before + count, first
        self.counts.update(counts)

    def note_remarks(self) -> None:
        """Print a note for each remark, after the last article."""
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
        """Send lines to a function while a pager has the terminal; None restores standard error."""
        self._elsewhere = say

    def _say(self, line: str) -> None:
        if self._elsewhere:
            self._elsewhere(safe_line(line))
            return
        if self.progress:
            self.progress.hide()
        if sys.stderr is None:  # closed by the shell
            return
        with suppress(OSError, ValueError):  # standard error may be closed; the exit code still tells
            print(safe_line(line), file=sys.stderr)
