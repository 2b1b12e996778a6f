"""A folder of results, in which each file appears only when it is complete, and a hidden record of how they were made.

- `DIR/a.jsonl`, `DIR/b/c.jsonl`: the results.
- `DIR/.newscli/manifest.json`: version, command and options that made them.
- `DIR/.newscli/done.log`: one line of JSON for each input that is done.
- `DIR/.newscli/messages/a.jsonl.log`: the messages about an input, one line of JSON each.
- `DIR/.newscli/tmp/`: the files that are being written.
"""

import errno
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import IO, Any, NamedTuple, Protocol, TextIO

from newscli.errors import FolderInUseError, OtherResultsError
from newscli.inputs.kinds import PACKINGS
from newscli.outputs.destination import whole_file

_OWN = ".newscli"
_LONGEST_NAME = 240  # bytes
MANIFEST = f"{_OWN}/manifest.json"
_DONE = f"{_OWN}/done.log"
TEMPORARY = f"{_OWN}/tmp"


class Folder(Protocol):
    """A folder for results. It can be sent to other processes. Names are relative, with `/`. Methods raise OSError."""

    @property
    def root(self) -> str: ...

    @property
    def patience(self) -> float:
        """Seconds for which lines should be collected before they are appended."""

    def begin(self) -> IO[Any] | None:
        """Prepare the folder for a run and lock it until the returned file is closed. Raises FolderInUseError."""

    def clean(self) -> None:
        """Remove incomplete files."""

    def whole(self, name: str) -> AbstractContextManager[TextIO]:
        """Open a text file that gets its name only when it is complete. The folder must have been prepared."""

    def append(self, name: str, text: str) -> None: ...

    def lines(self, name: str) -> Iterator[str]:
        """Yield the lines of a file; none if it does not exist."""

    def existing(self, names: Iterable[str]) -> set[str]: ...

    def remove(self, name: str) -> None: ...


class LocalFolder(NamedTuple):
    """A folder in the file system. root: its absolute path."""

    root: str

    @property
    def patience(self) -> float:
        return 0.0

    def begin(self) -> IO[Any] | None:
        Path(self.root, TEMPORARY).mkdir(parents=True, exist_ok=True)
        return _locked(Path(self.root, _OWN, "lock"))

    def clean(self) -> None:
        with suppress(FileNotFoundError):
            for left in Path(self.root, TEMPORARY).iterdir():
                left.unlink(missing_ok=True)

    @contextmanager
    def whole(self, name: str) -> Iterator[TextIO]:
        temporary = Path(self.root, TEMPORARY)
        if not temporary.is_dir():  # it was removed, or this is another machine, which cannot see it
            raise FileNotFoundError(errno.ENOENT, "this folder does not exist, or cannot be seen from this machine")
        path = Path(self.root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path, temporary) as out:
            yield out

    def append(self, name: str, text: str) -> None:
        with open(Path(self.root, name), "a", encoding="utf-8") as out:
            out.write(text)

    def lines(self, name: str) -> Iterator[str]:
        with suppress(FileNotFoundError), open(Path(self.root, name), encoding="utf-8", errors="replace") as lines:
            yield from lines

    def existing(self, names: Iterable[str]) -> set[str]:
        return {name for name in names if os.path.isfile(os.path.join(self.root, name))}

    def remove(self, name: str) -> None:
        Path(self.root, name).unlink(missing_ok=True)


def _locked(path: Path) -> IO[Any]:
    """Return the open file, locked until it is closed. On systems without such locks it is only open."""
    lock = open(path, "w")  # noqa: SIM115  # closed when the run ends, however it ends
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise FolderInUseError from None
        except OSError:  # a file system without locks
            pass
    return lock


class Ledger:
    """The list of finished inputs of a folder. It locks the folder until the end of its context.

    made: how this run makes results, with the keys `newscli` (version), `command` and `options`. Raises
    OtherResultsError if the results in the folder were made differently, FolderInUseError, and OSError.
    """

    def __init__(self, folder: Folder, made: dict[str, Any]) -> None:
        self._folder = folder
        self._waiting: list[str] = []  # lines to be appended
        self._appended = monotonic()
        self.done: dict[str, dict[str, Any]] = {}  # by the name of the result
        self._lock = folder.begin()
        try:
            self._begin(made)
        except BaseException:
            self.__exit__()
            raise

    def _begin(self, made: dict[str, Any]) -> None:
        folder = self._folder
        folder.clean()
        if before := "".join(folder.lines(MANIFEST)):
            _compare(before, json.loads(json.dumps(made)))
        else:
            with folder.whole(MANIFEST) as out:
                out.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")
        text = "\n"
        for text in folder.lines(_DONE):
            with suppress(ValueError, KeyError, TypeError):  # an incomplete line of a run that was killed
                entry = json.loads(text)
                self.done[entry["output"]] = entry
        if not text.endswith("\n"):
            folder.append(_DONE, "\n")

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._append()
            self._folder.clean()
        finally:
            if self._lock:
                self._lock.close()

    def add(self, entry: dict[str, Any]) -> None:
        """Note a finished result. entry: `output` is the name of the result."""
        self.done[entry["output"]] = entry
        self._waiting.append(json.dumps(entry) + "\n")
        if monotonic() >= self._appended + self._folder.patience:
            self._append()

    def _append(self) -> None:
        if self._waiting:
            self._folder.append(_DONE, "".join(self._waiting))
            self._waiting.clear()
        self._appended = monotonic()


def _compare(before: str, now: dict[str, Any]) -> None:
    try:
        old = json.loads(before)
        then, options = old["options"], now["options"]
        for key in ("newscli", "command"):
            if old[key] != now[key]:
                raise OtherResultsError(f"by newscli {old[key]}; this is newscli {now[key]}")
        for name in {**then, **options}:
            if then.get(name) != options.get(name):
                raise OtherResultsError(
                    f"{_given(name, then.get(name))}; this run is {_given(name, options.get(name))}"
                )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise OtherResultsError(f"with options that {MANIFEST} no longer records") from None


def _given(option: str, value: Any) -> str:
    if value is None:
        return f"without --{option}"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"with --{option}" if value is True else f"with --{option} {text if len(text) <= 40 else text[:40] + '...'}"


def messages_name(result: str) -> str:
    """Return the name of the file for the messages about the input whose result has this name."""
    folder, _, last = result.rpartition("/")
    if len(os.fsencode(last)) > _LONGEST_NAME:  # with .log it could be too long for a file name
        last = blake2b(os.fsencode(last), digest_size=16).hexdigest()
    return "/".join(filter(None, (_OWN, "messages", folder, f"{last}.log")))


def result_name(name: str, suffix: str) -> str:
    """Return the name of the result for an input. If the name already ends with the suffix, it is not repeated.

    >>> result_name("clips/a.txt.gz", ".jsonl"), result_name("a.txt", ".txt"), result_name("-", ".csv")
    ('clips/a.txt.jsonl', 'a.txt', 'stdin.csv')
    """
    path = PurePosixPath("stdin" if name == "-" else name)
    last = path.name if path.suffix not in PACKINGS else path.stem
    return str(path.with_name(last if last.endswith(suffix) else last + suffix))
