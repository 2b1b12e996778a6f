"""The exceptions of newscli, and functions that word messages."""

import os


class UsageError(Exception):
    """The command line is wrong. The message says what to write instead; the exit code is 2."""


class ReaderGoneError(Exception):
    """The reader of standard output has closed it, as `| head` does."""


class StoppedEarlyError(Exception):
    """The run stops after an error that was reported: an input failed with --strict-inputs, or writing failed."""


class NoProcessesError(Exception):
    """No process can be started. The message says why, and what to do."""


class UndecodableError(ValueError):
    """The bytes cannot be decoded. The message says what to try.

    data: the bytes, if they are one line of an input.
    """

    data = b""


class UnpackableError(Exception):
    """Compressed data or an archive cannot be read. The message says why and what to do."""


class OversizedArchiveError(UnpackableError):
    """An archive unpacks to too much; its other members are not read."""


class UnreadableError(Exception):
    """A document cannot be read. The message says why and what to do."""


class BrokenArrayError(ValueError):
    """An item of a JSON array cannot be read. The message says why."""


class FolderInUseError(Exception):
    """Another run is writing to the folder."""


class OtherResultsError(Exception):
    """The folder contains results that were made with other options. The message says which."""


class InvalidDateError(ValueError):
    """A value is not a date, or is ambiguous. The message says what to write."""


def reason(error: OSError) -> str:
    """Return the system's message for an error, without its number."""
    return (error.strerror or str(error)).lower()


def counted(n: int, noun: str) -> str:
    """Return a number with its noun, such as '1 file' or '3 files'."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def fault(error: Exception) -> str:
    """Return the message for an internal error, with the line that raised it, for a bug report."""
    import traceback  # only needed here, and slow to import

    own = [frame for frame in traceback.extract_tb(error.__traceback__) if "newscli" in frame.filename]
    where = ""
    if own:
        where = f", at newscli/{own[-1].filename.replace(os.sep, '/').rpartition('newscli/')[2]}:{own[-1].lineno}"
    return f"internal error in newscli ({type(error).__name__}: {error}{where}); please report it"
