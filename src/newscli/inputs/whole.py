"""What the readers of single inputs share: all the bytes of one, and the messages that any may give."""

from typing import IO

from newscli.inputs.article import Note, Problem
from newscli.inputs.decoding import LONGEST_LINE
from newscli.inputs.kinds import File

_MOST_ARE_LESS = 65_536  # bytes


def whole(stream: IO[bytes]) -> bytes:
    """All of a stream, or more bytes than a line may have."""
    data = stream.read(min(_MOST_ARE_LESS, LONGEST_LINE + 1))
    # Memory for all that may come is asked for only where more than that is there.
    return data if len(data) < _MOST_ARE_LESS else data + stream.read(LONGEST_LINE + 1 - len(data))


def shown(file: File) -> str:
    """The name of a file for a reader."""
    return "standard input" if file.name == "-" else file.name


def guess_note(file: File, encoding: str) -> Note:
    """Says in which encoding a file was read."""
    return Note(f"{shown(file)}: not valid UTF-8; read as {encoding} (use --encoding to choose another)")


def too_long(file: File) -> Problem:
    """Says that a file is too long to be one article."""
    most = f"{LONGEST_LINE // 1_000_000} MB"
    return Problem(shown(file), f"larger than {most}, too large for one article; split it")
