"""How far a run is: one line on a terminal, which gives way to whatever else is said there.

Rich draws the line. It is loaded when a line is first shown, so that no other run pays for it.
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

_FIRST_AFTER = 1.0  # seconds: of a shorter run nothing is shown
_EVERY = 0.2  # seconds
_BAR = 20  # columns


class Progress:
    """Articles done, their rate, and the time that is left.

    total: asked once, the bytes of all inputs; None where they are not known, and so no time left is. before: bytes of
    inputs that are done, for whoever counts within one input.
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
        """Counts from nothing. what: a word about what is done to the articles. total: of other inputs."""
        self._what = what
        self._ask_total = total or self._ask_total
        self.before = 0
        self._articles = 0
        self._start = self._clock()
        self._next = self._start + _FIRST_AFTER

    def step(self, read: int, articles: int = 1) -> None:
        """So many more articles are done. read: bytes of the inputs up to here, without those before."""
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
        """Leaves the line to others."""
        if self._line and self._shown:
            self._shown = False
            with suppress(OSError, ValueError):
                self._line.stop()

    def _show(self, read: int, seconds: float) -> None:
        if self._line is None:
            self._line = _empty_line(self._terminal, bar=bool(self._total))
        part = min(read / self._total, 1.0) if self._total else 0.0
        said = f"{self._what}{counted(self._articles, 'article')}, {self._articles / seconds:,.0f} a second"
        if part:
            said += f", {part:.0%}, {duration(seconds / part - seconds)} left"
        (task,) = self._line.task_ids
        self._line.update(task, description=said, completed=part, refresh=self._shown)
        if not self._shown:
            self._shown = True
            self._line.start()  # which shows it


def _empty_line(terminal: TextIO, *, bar: bool) -> "Line":
    """The line before anything is said in it: words, after a bar where it is known how much there is to do."""
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
    """About how long, in words.

    >>> duration(7.3), duration(400), duration(11_000)
    ('8 s', '7 min', '3 h 3 min')
    """
    if seconds < 100:
        return f"{int(seconds) + 1} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


def progress(*, results_on_terminal: bool, total: Callable[[], int | None]) -> Progress | None:
    """The line, where standard error is a terminal. Results on the same one show by themselves how far the run is."""
    if sys.stderr is None or not sys.stderr.isatty() or results_on_terminal or os.environ.get("TERM") == "dumb":
        return None
    return Progress(sys.stderr, total)
