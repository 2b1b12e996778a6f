"""Shows the progress of a run in one line on a terminal, which is erased when a message is printed.

Rich draws the line. It is imported when a line is first shown, so that short runs do not pay for it.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from newscli.errors import counted

if TYPE_CHECKING:
    from rich.progress import Progress as Line

_FIRST_AFTER = 1.0  # seconds; a shorter run shows no line
_EVERY = 0.2  # seconds between updates
_BAR = 20  # columns


class Progress:
    """Shows articles done, their rate, and the time left.

    total: called once, returns the bytes of all inputs; None if unknown, so that no time left is shown. before: bytes
    of the finished inputs, for callers that count within one input.
    """

    def __init__(self, terminal: TextIO, total: Callable[[], int | None], clock: Callable[[], float] = monotonic):
        self._terminal = terminal
        self._ask_total: Callable[[], int | None] | None = total
        self._clock = clock
        self._line: Line | None = None
        self._shown = False
        self._total: int | None = None
        self.begin()

    def begin(self, what: str = "", total: Callable[[], int | None] | None = None) -> None:
        """Start counting from zero. what: words about the current pass. total: replaces the total of the inputs."""
        self._what = what
        self._ask_total = total or self._ask_total
        self.before = 0
        self._articles = 0
        self._start = self._clock()
        self._next = self._start + _FIRST_AFTER

    def step(self, read: int, articles: int = 1) -> None:
        """Count more finished articles. read: bytes of the current input up to here."""
        self._articles += articles
        now = self._clock()
        if now < self._next:
            return
        if self._ask_total:
            self._total, self._ask_total = self._ask_total(), None
        self._next = now + _EVERY
        with suppress(OSError, ValueError):  # the terminal may be gone
            self._show(self.before + read, now - self._start)

    def hide(self) -> None:
        """Erase the line, so that something else can be printed."""
        if self._line and self._shown:
            self._shown = False
            with suppress(OSError, ValueError):
                self._line.stop()

    def _show(self, read: int, seconds: float) -> None:
        if self._line is None:
            self._line = _empty_line(self._terminal, bar=bool(self._total))
        part = min(read / self._total, 1.0) if self._total else 0.0
        words = f"{self._what}{counted(self._articles, 'article')}, {self._articles / seconds:,.0f} a second"
        if part:
            words += f", {part:.0%}, {duration(seconds / part - seconds)} left"
        (task,) = self._line.task_ids
        self._line.update(task, description=words, completed=part, refresh=self._shown)
        if not self._shown:
            self._shown = True
            self._line.start()  # which shows it


def _empty_line(terminal: TextIO, *, bar: bool) -> "Line":
    """Return an empty line: words, after a bar if the total is known."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Line

    columns = [*([BarColumn(_BAR)] if bar else []), TextColumn("{task.description}", markup=False)]
    console = Console(file=terminal, force_terminal=True, highlight=False)
    line = Line(
        *columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    )
    line.add_task("", total=1.0)
    return line


def duration(seconds: float) -> str:
    """Return roughly how long, in words.

    >>> duration(7.3), duration(400), duration(11_000)
    ('8 s', '7 min', '3 h 3 min')
    """
    if seconds < 100:
        return f"{int(seconds) + 1} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


def progress(*, results_on_terminal: bool, total: Callable[[], int | None]) -> Progress | None:
    """Return the progress line if standard error is a terminal on which no results appear."""
    if sys.stderr is None or not sys.stderr.isatty() or results_on_terminal or os.environ.get("TERM") == "dumb":
        return None
    return Progress(sys.stderr, total)
