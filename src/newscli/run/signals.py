"""Signals that end the run wait until an article is written, so that what a pipe has got is whole articles."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_PATIENCE = 2.0  # seconds; whoever reads may have stopped reading


@contextmanager
def held_back() -> Iterator[None]:
    """What the block writes is written whole, unless it takes longer than a reader who is there lets it."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    came: list[int] = []

    def wait(number: int, _: Any) -> None:
        came.append(number)
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)

    def give_up(_: int, frame: Any) -> None:
        end = before[came[0]]
        if callable(end):
            end(came[0], frame)

    handlers = {number: signal.getsignal(number) for number in _ENDING}
    before = {number: handler for number, handler in handlers.items() if callable(handler)}  # others end it at once
    alarm = signal.signal(signal.SIGALRM, give_up)
    for number in before:
        signal.signal(number, wait)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, alarm)
    if came:
        signal.raise_signal(came[0])
