"""Every exception that crosses a module of newscli, and the words that messages are made of."""

import os


class UsageError(Exception):
    """The command cannot do what it was told to. The message says what to write instead; the exit code is 2."""


class ReaderGoneError(Exception):
    """Whoever read standard output has what it wanted (`| head`)."""


class StoppedEarlyError(Exception):
    """No more is done, and why has been said: an input failed under --strict-inputs, or nothing can be written."""


class NoProcessesError(Exception):
    """No other process can be started. The message says why, and what to do."""


class UndecodableError(ValueError):
    """The bytes are no text in any encoding that can be told. The message says what to try.

    data: the bytes, where they are a line.
    """

    data = b""


class UnpackableError(Exception):
    """The packed data cannot be read. The message says why and what to do."""


class OversizedArchiveError(UnpackableError):
    """An archive unpacks to too much; its other members are not read."""


class UnreadableError(Exception):
    """A document cannot be read. The message says why and what to do."""


class BrokenArrayError(ValueError):
    """What comes next is no item. The message says why."""


class FolderInUseError(Exception):
    """Another run is at work in the folder."""


class OtherResultsError(Exception):
    """The folder holds results that were made in another way. The message says in which."""


class InvalidDateError(ValueError):
    """No day, or not just one. The message says what to write."""


def reason(error: OSError) -> str:
    """What the system says of a failure, in its own words without the number."""
    return (error.strerror or str(error)).lower()


def counted(n: int, noun: str) -> str:
    """'1 file', '3 files'."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def fault(error: Exception) -> str:
    """Describes an error that is newscli's own fault, with the line that raised it, for a bug report."""
    import traceback  # only needed here, and slow to import

    own = [frame for frame in traceback.extract_tb(error.__traceback__) if "newscli" in frame.filename]
    where = ""
    if own:
        where = f", at newscli/{own[-1].filename.replace(os.sep, '/').rpartition('newscli/')[2]}:{own[-1].lineno}"
    return f"internal error in newscli ({type(error).__name__}: {error}{where}); please report it"
