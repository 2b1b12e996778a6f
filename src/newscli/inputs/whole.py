"""Shared by the readers of single inputs: reading all bytes, and common messages."""

from typing import IO

from newscli.inputs.article import Note, Problem
from newscli.inputs.decoding import LONGEST_LINE
from newscli.inputs.kinds import File

_MOST_ARE_LESS = 65_536  # bytes


def whole(stream: IO[bytes]) -> bytes:
    """Return all bytes of a stream, or the first ones, more than `LONGEST_LINE`, if there are that many."""
    data = stream.read(min(_MOST_ARE_LESS, LONGEST_LINE + 1))
    # Memory for the largest possible input is allocated only for inputs that are not small.
    return data if len(data) < _MOST_ARE_LESS else data + stream.read(LONGEST_LINE + 1 - len(data))


def shown(file: File) -> str:
    """Return the name of a file for messages."""
    return "standard input" if file.name == "-" else file.name


def guess_note(file: File, encoding: str) -> Note:
    """Return the note that tells in which encoding a file was read."""
    return Note(f"{shown(file)}: not valid UTF-8; read as {encoding} (use --encoding to choose another)")


def too_long(file: File) -> Problem:
    """Return the problem of a file that is too long to be one article."""
    most = f"{LONGEST_LINE // 1_000_000} MB"
    return Problem(shown(file), f"larger than {most}, too large for one article; split it")
