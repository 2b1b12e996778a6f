"""Delays signals that end the run until an article is written, so that a pipe gets only whole articles."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_PATIENCE = 2.0  # seconds; the reader of a pipe may have stopped reading


@contextmanager
def held_back() -> Iterator[None]:
    """Delay the signals until the block has ended, but not longer than two seconds."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    received: list[int] = []

    def wait(number: int, _: Any) -> None:
        received.append(number)
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)

    def give_up(_: int, frame: Any) -> None:
        end = before[received[0]]
        if callable(end):
            end(received[0], frame)

    handlers = {number: signal.getsignal(number) for number in _ENDING}
    # The others end the process at once.
    before = {number: handler for number, handler in handlers.items() if callable(handler)}
    alarm = signal.signal(signal.SIGALRM, give_up)
    for number in before:
        signal.signal(number, wait)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if received:
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, alarm)
    if received:
        signal.raise_signal(received[0])
