"""Shows results that are longer than the screen in the user's pager, as git does.

Output is held back until it is longer than the screen; only then is the pager started.
"""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TextIO

from newscli.outputs.destination import UNENCODABLE

_STYLE = re.compile(r"\x1b\[[\d;]*m")


def pager_command(environment: Mapping[str, str]) -> list[str] | str | None:
    """Return the command that starts the pager: `PAGER` (a shell command), otherwise `less`; None for no pager.

    >>> pager_command({"PAGER": "cat", "TERM": "xterm"}), pager_command({"PAGER": "A=1 more", "TERM": "xterm"})
    (None, 'A=1 more')
    """
    if environment.get("TERM", "dumb") == "dumb":
        return None
    named = environment.get("PAGER")
    if named is not None:
        program = named.strip().partition(" ")[0]
        exists = "=" in program or shutil.which(program)
        return named if exists and named.strip() != "cat" else None
    return ["less", "-FRX"] if shutil.which("less") else None


class Paged(io.TextIOBase):
    """A terminal whose text goes to the pager once it is longer than the screen.

    Messages for standard error are held back, too: without a pager they appear at their place in the output, otherwise
    when the pager ends.
    """

    encoding = "utf-8"

    def __init__(self, terminal: TextIO, command: list[str] | str) -> None:
        self._terminal = terminal
        self._command = command
        self._size = shutil.get_terminal_size()
        self._rows = 0
        self._held: list[tuple[TextIO, str]] = []
        self._pager: subprocess.Popen[str] | None = None

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._pager and self._pager.stdin:
            return self._pager.stdin.write(text)
        self._held.append((self._terminal, text))
        self._rows += sum(1 + len(line) // self._size.columns for line in _STYLE.sub("", text).split("\n")) - 1
        if self._rows >= self._size.lines:
            self._begin()
        return len(text)

    def say(self, line: str) -> None:
        """Hold back a line for standard error."""
        self._held.append((sys.stderr, f"{line}\n"))

    def flush(self) -> None:
        if self._pager and self._pager.stdin:
            self._pager.stdin.flush()

    def _begin(self) -> None:
        # As git does: tell less to keep colours, and to leave the text on the screen.
        environment = {"LESS": "FRX", **os.environ}
        try:
            self._pager = subprocess.Popen(
                self._command,
                shell=isinstance(self._command, str),
                stdin=subprocess.PIPE,
                env=environment,
                encoding="utf-8",
                errors=UNENCODABLE,
            )
        except OSError:  # the pager does not exist, so the text goes to the terminal
            return
        messages = [entry for entry in self._held if entry[0] is not self._terminal]
        text = "".join(text for stream, text in self._held if stream is self._terminal)
        self._held = messages
        self.write(text)

    def end(self) -> None:
        """Wait until the user leaves the pager, and show what was held back."""
        if self._pager:
            with _without_interrupts():
                with suppress(OSError):  # the user has left it already
                    assert self._pager.stdin
                    self._pager.stdin.close()
                self._pager.wait()
        for stream, text in self._held:
            with suppress(OSError, ValueError):
                stream.write(text)
                stream.flush()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ignore Ctrl-C in this context, because it is a key of the pager."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def paged(terminal: TextIO, redirect: Callable[[Callable[[str], None] | None], None]) -> Iterator[TextIO]:
    """Return the terminal, with a pager if the user has one.

    redirect: is called with a function that takes the lines of messages, and at the end with None.
    """
    command = pager_command(os.environ)
    if command is None:
        yield terminal
        return
    out = Paged(terminal, command)
    redirect(out.say)
    try:
        yield out  # type: ignore[misc]  # it has all methods of a stream that writers use
    finally:
        redirect(None)
        out.end()
