"""Reads standard input that may arrive slowly: each line is passed on as soon as it is complete."""

import io
import os
import select
from collections.abc import Iterator
from typing import Any

from newscli.inputs.article import Pause
from newscli.inputs.decoding import LONGEST_LINE

_AT_ONCE = 65_536  # bytes


class Feed(io.FileIO):
    """A file descriptor that stays open, wrapped in a `BufferedReader`, which may have read ahead.

    given: bytes read so far. pauses: whether `lines` reports when it has to wait for input.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, closefd=False)
        self.given = 0
        self.pauses = False

    def readinto(self, buffer: Any) -> int:
        while (given := super().readinto(buffer)) is None:  # the descriptor is non-blocking
            select.select([self], [], [])
        self.given += given
        return given

    def lines(self, reader: io.BufferedReader, first: bytes) -> Iterator[bytes | Pause | None]:
        """Yield the lines from here on; None for a line too long for memory, a `Pause` before waiting for input.

        reader: the one that wraps this. first: everything that has been taken from it.
        """
        self.pauses = True
        data = first + reader.read(self.given - len(first))
        held: list[bytes] = []  # pieces of a line that is not complete yet
        size = 0
        while True:
            *whole, beginning = data.split(b"\n")
            for end in whole:
                size += len(end) + 1
                yield b"".join([*held, end, b"\n"]) if size <= LONGEST_LINE else None
                held, size = [], 0
            held.append(beginning)
            size += len(beginning)
            if size > LONGEST_LINE:
                held.clear()
            if not select.select([self], [], [], 0)[0]:
                yield Pause(self.fileno())
            block = bytearray(_AT_ONCE)
            if not (given := self.readinto(block)):
                break
            data = bytes(block[:given])
        if size:
            yield b"".join(held) if size <= LONGEST_LINE else None


def standard_input(descriptor: int) -> io.BufferedReader:
    """Return standard input as a stream; as a `Feed` if the system can tell whether there is more to read."""
    return io.BufferedReader(Feed(descriptor) if os.name == "posix" else io.FileIO(descriptor, closefd=False))
