"""Standard input that may come slowly: nothing of what has come is held back until there is more."""

import io
import os
import select
from collections.abc import Iterator
from typing import Any

from newscli.inputs.article import Pause
from newscli.inputs.decoding import LONGEST_LINE

_AT_ONCE = 65_536  # bytes


class Feed(io.FileIO):
    """A file descriptor that stays open, below a `BufferedReader`, which may have read ahead.

    given: bytes read so far. pauses: it says when more must come first.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, closefd=False)
        self.given = 0
        self.pauses = False

    def readinto(self, buffer: Any) -> int:
        while (given := super().readinto(buffer)) is None:  # whoever opened it wants no reader to wait
            select.select([self], [], [])
        self.given += given
        return given

    def lines(self, reader: io.BufferedReader, first: bytes) -> Iterator[bytes | Pause | None]:
        """The lines from here on; None for one that is too long for the memory; a pause where more must come first.

        reader: that around this. first: all that has been taken from it.
        """
        self.pauses = True
        data = first + reader.read(self.given - len(first))
        held: list[bytes] = []  # of a line whose end has not come yet
        size = 0
        while True:
            *whole, rest = data.split(b"\n")
            for end in whole:
                size += len(end) + 1
                yield b"".join([*held, end, b"\n"]) if size <= LONGEST_LINE else None
                held, size = [], 0
            held.append(rest)
            size += len(rest)
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
    """It as a stream; as a feed where the system can say whether there is more to read."""
    return io.BufferedReader(Feed(descriptor) if os.name == "posix" else io.FileIO(descriptor, closefd=False))
