"""The exceptions that modules of newscli raise for each other, and helpers for messages."""

import os


class UsageError(Exception):
    """The options of the command are wrong. The message says what to write instead; the exit code is 2."""


class ReaderGoneError(Exception):
    """The reader of standard output has closed it, as `| head` does."""


class StoppedEarlyError(Exception):
    """The run ends early: an input failed with --strict-inputs, or results cannot be written. A message told why."""


class NoProcessesError(Exception):
    """Processes cannot be started. The message says why and what to do."""


class UndecodableError(ValueError):
    """The encoding of the bytes cannot be determined. The message says what to try.

    data: the bytes, if they are a line.
    """

    data = b""


class UnpackableError(Exception):
    """Compressed data cannot be read. The message says why and what to do."""


class OversizedArchiveError(UnpackableError):
    """An archive unpacks to too much; its other members are not read."""


class UnreadableError(Exception):
    """A document cannot be read. The message says why and what to do."""


class BrokenArrayError(ValueError):
    """The next item of a JSON array is not valid. The message says why."""


class FolderInUseError(Exception):
    """Another run is writing to the folder."""


class OtherResultsError(Exception):
    """The folder contains results of another version, command or options. The message says which."""


class InvalidDateError(ValueError):
    """A date names no day, or is ambiguous. The message says what to write."""


class FileNameWarning(UserWarning):
    """The text given to a function of newscli is only the name of a file, whose content was probably meant."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the text {name!r} looks like the name of a file; pass its content, such as"
            " Path(...).read_text(encoding='utf-8')"
        )


def reason(error: OSError) -> str:
    """Return the message of the operating system in lower case, without the error number."""
    return (error.strerror or str(error)).lower()


def counted(n: int, noun: str) -> str:
    """Return a number with its noun: '1 file', '3 files'."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def fault(error: Exception) -> str:
    """Return the description of a bug of newscli, with the line that raised the error, for a bug report."""
    import traceback  # only needed here, and slow to import

    own = [frame for frame in traceback.extract_tb(error.__traceback__) if "newscli" in frame.filename]
    where = ""
    if own:
        where = f", at newscli/{own[-1].filename.replace(os.sep, '/').rpartition('newscli/')[2]}:{own[-1].lineno}"
    return f"internal error in newscli ({type(error).__name__}: {error}{where}); please report it"
