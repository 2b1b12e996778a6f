"""Writes a result for each input into a folder: existing results stay, missing ones are made.

Each input is a shard. `run_shard` reads it, extracts, writes and renames, in this or another process or machine.
"""

import errno
import json
import os
import posixpath
import re
import stat
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

from newscli import __version__
from newscli.errors import FolderInUseError, OtherResultsError, StoppedEarlyError, UsageError, counted, reason
from newscli.inputs import Article, InputOptions, Item, Note, Problem
from newscli.inputs.kinds import KNOWN, File, is_url, suffix
from newscli.inputs.paths import find_files
from newscli.outputs.folder import MANIFEST, Folder, Ledger, LocalFolder, messages_name, result_name
from newscli.outputs.formats import FORMATS
from newscli.records import FailureKind
from newscli.run.batch import SMALL, Extract
from newscli.run.extract import options_of
from newscli.run.messages import Messages
from newscli.run.pipeline import after_first_pass, articles, first_pass_lines, rendering, results
from newscli.run.progress import Progress
from newscli.run.reading import read_file
from newscli.run.settings import MakeWriter, Settings
from newscli.run.tasks import Failed, attempt, cores

if TYPE_CHECKING:
    from newscli.core.page.repetition import Repetition
    from newscli.run.cluster import Cluster

Result = TypeVar("Result")

# Errors that concern the place of only one result. Other errors in writing would affect every shard.
_OF_ONE_PLACE = (errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG)
_MANY = 4  # inputs per process that keep all processes busy


class Shard(NamedTuple):
    """An input, and the result that is made of it."""

    input: str  # the name that the user gave, also for its articles
    path: str  # absolute, for any process
    output: str  # the name of its result in the folder
    fingerprint: str | None  # changes with the input; None for inputs that can be read only once, such as a pipe
    size: int  # bytes


class Recipe(NamedTuple):
    """The work on every shard. It can be sent to other processes."""

    folder: Folder
    extract: Extract
    make_writer: MakeWriter
    inputs: InputOptions
    strict_inputs: bool


@dataclass(slots=True)
class Done:
    """The outcome of a shard."""

    shard: Shard
    whole: bool = False  # whether its result is in the folder
    articles: int = 0
    records: int = 0
    failures: int = 0
    has_messages: bool = False  # whether there are messages, in the file of `messages_name`
    remarks: dict[str, tuple[int, str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    stop: str | None = None  # why no other result can be written, either


def run_shard(shard: Shard, recipe: Recipe, jobs: int | None = 1, progress: Progress | None = None) -> Done:
    """Write the result of one input completely or not at all. jobs: as for `batch.outcomes`.

    Failures are written to the file of `messages_name`. There is no result if nothing could be read, or if another try
    may read more.
    """
    done = Done(shard)
    try:
        with _Log(recipe.folder, messages_name(shard.output), progress) as log:
            try:
                with recipe.folder.whole(shard.output) as out:
                    _write_results(shard, recipe, jobs, out, log, done)
                done.whole = True
            except (_UnreadError, StoppedEarlyError):
                pass
            except UsageError:  # the format holds only one article, and there is a second one
                instead = "articles" if recipe.make_writer.keywords["format"] == "text" else "jsonl"
                why = f"holds several articles, which would run together; use --format {instead}"
                log.error(why, where=shard.input, kind="output")
            except OSError as error:
                if error.errno not in _OF_ONE_PLACE:
                    raise
                why = f"its result {shard.output} cannot be written: {reason(error)}; rename it"
                log.error(why, where=shard.input, kind="output")
        done.failures, done.has_messages = log.errors, log.has_messages
        done.remarks, done.counts = dict(log.remarks), log.counts
    except OSError as error:
        done.whole, done.stop = False, f"{recipe.folder.root}: {reason(error)}; nothing more could be written"
    return done


class _UnreadError(Exception):
    """Too little could be read to write a result."""


def _write_results(shard: Shard, recipe: Recipe, jobs: int | None, out: TextIO, log: "_Log", done: Done) -> None:
    passing = False

    def items() -> Iterator[Item]:
        nonlocal passing
        for item in read_file(File(shard.input, shard.path, discovered=True), recipe.inputs._replace(jobs=jobs)):
            passing |= isinstance(item, Problem) and item.passing
            yield item

    writer = recipe.make_writer(out, note=log.note)
    extract, write = rendering(recipe.extract, writer)
    with closing(results(articles(items(), log, recipe.strict_inputs), extract, jobs, log)) as groups:
        for group in groups:
            write(group)
            done.articles += len(group)
            done.records += sum(len(records) for _, records in group)
    if passing or (log.errors and not done.articles):
        raise _UnreadError
    writer.finish()


class _Log(Messages):
    """Messages that are kept in a file, for the main process to print. The file appears at the end of the context."""

    def __init__(self, folder: Folder, name: str, progress: Progress | None) -> None:
        super().__init__(quiet=True, progress=progress)
        self.has_messages = False
        self._folder = folder
        self._name = name
        self._open = ExitStack()

    def __enter__(self) -> "_Log":
        return self

    def __exit__(self, *error: Any) -> None:
        self._open.__exit__(*error)
        if not self.has_messages:
            self._folder.remove(self._name)

    def error(self, why: str, record: Any = None, *, where: str | None = None, kind: FailureKind | None = None) -> None:
        self.errors += 1
        self._keep({"error": why, "record": record, "where": where, "kind": kind})

    def note(self, message: str) -> None:
        self._keep({"note": message})

    def _keep(self, message: dict[str, Any]) -> None:
        if not self.has_messages:
            self._out = self._open.enter_context(self._folder.whole(self._name))
            self.has_messages = True
        self._out.write(json.dumps(message) + "\n")


def note_shard(shard: Shard, recipe: Recipe) -> "tuple[Repetition, int]":
    """Return the lines of one input by source, for the first pass, and its number of articles."""
    count = 0

    def items() -> Iterator[Item]:
        nonlocal count
        for item in read_file(File(shard.input, shard.path, discovered=True), recipe.inputs):
            count += isinstance(item, Article)
            yield item

    return first_pass_lines(items()), count


def into_folder(settings: Settings, messages: Messages, extract: Extract, make_writer: MakeWriter) -> None:
    """Make the missing results of all inputs. Raises UsageError, StoppedEarlyError and OSError."""
    assert settings.output
    folder = _folder(settings.output)
    recipe = Recipe(folder, extract, make_writer, settings.inputs, settings.strict_inputs)
    total = Counter[str]()
    with _ledger(settings, recipe) as ledger:
        shards, missing = _plan(settings, folder, ledger, messages)
        if missing:
            with closing(_workers(missing, settings, folder, messages)) as workers:
                learned = after_first_pass(extract, settings, lambda: _first_pass(shards, recipe, workers, messages))
                recipe = recipe._replace(extract=learned)
                for shard, done in _each_done(missing, recipe, workers, messages.progress):
                    if isinstance(done, Failed):
                        messages.error(done.reason, where=shard.input)
                        if settings.strict_inputs:
                            raise StoppedEarlyError
                    else:
                        _take(done, recipe, ledger, messages)
                        total.update(articles=done.articles, records=done.records)
    summary = f"{counted(total['articles'], 'article')}, {counted(total['records'], 'record')}"
    messages.detail(f"{summary}, {counted(messages.errors, 'failure')}")


class _LocalWorkers:
    """Processes on this machine."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def each(
        self, function: Callable[[Shard, Recipe], Result], shards: Iterable[Shard], recipe: Recipe
    ) -> Generator[tuple[Shard, Result | Failed], None, None]:
        """Yield each input with its result. Close it to end the processes. Raises NoProcessesError."""
        work = partial(_applied, function, recipe)
        if self.jobs == 1:
            for shard in shards:
                yield shard, attempt(work, shard)
        else:
            from newscli.run.processes import CHUNK, in_processes

            # The largest come first, so that at the end no process works on a large one while the others are idle.
            largest_first = sorted(shards, key=lambda shard: -shard.size)
            groups = in_processes(iter(largest_first), work, self.jobs, size=lambda shard: min(shard.size, CHUNK))
            with closing(groups):
                yield from chain.from_iterable(groups)

    def close(self) -> None:
        """Do nothing: processes end with the iterator of `each`."""


def _applied(function: Callable[[Shard, Recipe], Result], recipe: Recipe, shard: Shard) -> Result:
    return function(shard, recipe)


def _folder(output: str) -> Folder:
    if not is_url(output):
        return LocalFolder(os.path.abspath(output))
    from newscli.outputs.remote_folder import RemoteFolder

    return RemoteFolder(output.rstrip("/"))


def _workers(
    shards: Iterable[Shard], settings: Settings, folder: Folder, messages: Messages
) -> "Cluster | _LocalWorkers":
    if settings.scheduler is None and settings.scheduler_file is None:
        return _LocalWorkers(settings.jobs or (cores() if _size(shards) > SMALL else 1))
    from newscli.run.cluster import Cluster

    seen = os.path.join(folder.root, MANIFEST) if isinstance(folder, LocalFolder) else None
    return Cluster(settings.scheduler, settings.scheduler_file, settings.jobs, seen, messages.note)


def _first_pass(
    shards: list[Shard], recipe: Recipe, workers: "Cluster | _LocalWorkers", messages: Messages
) -> "Repetition":
    from newscli.core.page.repetition import Repetition

    repetition = Repetition()
    if messages.progress:
        messages.progress.begin("first of two passes: ", lambda: _size(shards))
    with closing(workers.each(note_shard, shards, recipe)) as outcomes:
        for shard, outcome in outcomes:
            if not isinstance(outcome, Failed):  # a failure is reported in the second pass
                repetition.merge(outcome[0])
                _step(messages.progress, shard, outcome[1])
    return repetition


def _each_done(
    shards: list[Shard], recipe: Recipe, workers: "Cluster | _LocalWorkers", progress: Progress | None
) -> Generator[tuple[Shard, Done | Failed], None, None]:
    if progress:
        progress.begin(total=lambda: _size(shards))
    jobs = workers.jobs if isinstance(workers, _LocalWorkers) else 0
    here, elsewhere = _divided(shards, jobs)
    read_here = partial(run_shard, recipe=recipe, jobs=max(jobs, 1), progress=progress)
    if elsewhere:
        with closing(workers.each(run_shard, elsewhere, recipe)) as outcomes:
            for shard, done in outcomes:
                count = 0 if isinstance(done, Failed) else done.articles
                if isinstance(done, Failed) and jobs:
                    done = attempt(read_here, shard)  # it killed its process; read here, it costs only one article
                yield shard, done
                _step(progress, shard, count)
    for shard in sorted(here, key=lambda shard: not shard.fingerprint):  # inputs that may never end come last
        yield shard, attempt(read_here, shard)
        _step(progress, shard)


def _divided(shards: list[Shard], jobs: int) -> tuple[list[Shard], list[Shard]]:
    """Return the shards that this process reads, and those for workers. jobs: processes here; 0 with a cluster."""
    # A large input is read by all processes together if there are too few inputs to keep each process busy.
    few, share = len(shards) < _MANY * jobs, _size(shards) / max(jobs, 1)
    here: list[Shard] = []
    elsewhere: list[Shard] = []
    for shard in shards:
        large = jobs > 1 and shard.size > SMALL and (few or shard.size > share)
        # An input that can be read only once is read here, because it may be standard input.
        (here if jobs == 1 or large or not shard.fingerprint else elsewhere).append(shard)
    return here, elsewhere


def _size(shards: Iterable[Shard]) -> int:
    return sum(shard.size for shard in shards)


def _step(progress: Progress | None, shard: Shard, articles: int = 0) -> None:
    if progress:
        progress.before += shard.size
        progress.step(0, articles)


def _take(done: Done, recipe: Recipe, ledger: Ledger, messages: Messages) -> None:
    """Print the messages of a shard, and record its result."""
    if done.has_messages:
        _report(recipe.folder, done.shard, messages)
    messages.add(done.remarks, done.counts)
    if done.stop:
        messages.error(done.stop, kind="output")
        raise StoppedEarlyError
    if done.whole:
        counts = {"articles": done.articles, "records": done.records, "failures": done.failures}
        ledger.add({**done.shard._asdict(), **counts})
    elif recipe.strict_inputs:
        raise StoppedEarlyError


def _report(folder: Folder, shard: Shard, messages: Messages, *, notes: bool = True) -> None:
    """Print the messages that were kept about a shard."""
    for line in folder.lines(messages_name(shard.output)):
        message = json.loads(line)
        if "error" in message:
            messages.error(message["error"], message["record"], where=message["where"], kind=message["kind"])
        elif notes:
            messages.note(message["note"])


def _plan(settings: Settings, folder: Folder, ledger: Ledger, messages: Messages) -> tuple[list[Shard], list[Shard]]:
    """Return all shards, and those whose result is missing. Failures of the others are reported again."""
    existing = folder.existing(ledger.done)
    entries = {name: entry for name, entry in ledger.done.items() if name in existing}
    shards, missing = [], []
    for shard in _shards(settings, folder.root, entries, messages):
        shards.append(shard)
        entry = entries.get(shard.output)
        if entry is None or not shard.fingerprint or any(entry.get(k) != v for k, v in shard._asdict().items()):
            missing.append(shard)
        elif entry["failures"]:
            errors = messages.errors
            _report(folder, shard, messages, notes=False)
            if messages.errors == errors:  # the file of messages was removed
                messages.error(f"{counted(entry['failures'], 'failure')} when it was read", where=shard.input)
    if len(missing) < len(shards):
        before = counted(len(shards) - len(missing), "input")
        messages.note(f"{settings.output}: resuming: {before} already done, {len(missing):,} to go")
    return shards, missing


def _shards(settings: Settings, root: str, entries: Mapping[str, Any], messages: Messages) -> Iterator[Shard]:
    """Yield the inputs, each with a name for its result. entries: of the results in the folder, by name."""
    base = _base(settings.paths)
    taken: dict[str, Shard] = {}
    for item in find_files(settings.paths, settings.inputs):
        if isinstance(item, Note):
            messages.note(item.message)
            continue
        problem = item if isinstance(item, Problem) else None
        if isinstance(item, File):
            shard = _shard(item, base, FORMATS[settings.format].suffix)
            if shard.path.startswith(root + os.sep) and shard.path[len(root) + 1 :] in entries:
                continue  # an earlier result in a folder that is both input and output
            if shard.output in taken and taken[shard.output].path == shard.path:
                messages.note(f"{shard.input}: named more than once; read once")
                continue
            problem = _no_place(shard, root, taken, entries)
        if problem is None:
            taken[shard.output] = shard
            yield shard
        else:
            messages.error(problem.why, where=problem.where, kind=problem.kind)
            if settings.strict_inputs:
                raise StoppedEarlyError


def _no_place(shard: Shard, root: str, taken: Mapping[str, Shard], entries: Mapping[str, Any]) -> Problem | None:
    """Return the problem if the result of a shard cannot be written under its name."""
    result = f"{root}/{shard.output}"
    if shard.path == result or (
        os.path.exists(shard.path) and os.path.exists(result) and os.path.samefile(shard.path, result)
    ):
        return Problem(shard.input, "its results would replace it; name another --output folder", kind="output")
    other = None
    if shard.output in taken:
        other = taken[shard.output].input
    elif shard.output in entries and entries[shard.output]["path"] != shard.path:
        other = entries[shard.output]["input"]
    if other is None:
        return None
    why = f"its results would replace those of {other}; give it another --output folder"
    return Problem(shard.input, why, kind="output")


def _shard(file: File, base: str, ending: str) -> Shard:
    if file.name == "-":
        return Shard("-", "-", result_name("-", ending), None, 0)
    output = result_name(PurePath(os.path.relpath(_place(file.name), base)).as_posix(), ending)
    if is_url(file.name):
        return Shard(file.name, file.name, output, file.fingerprint, file.size)
    path = os.path.abspath(file.name)
    try:
        status = os.stat(path)
    except OSError:  # it is reported when the input is read
        return Shard(file.name, path, output, None, 0)
    fingerprint = f"{status.st_size} bytes of {status.st_mtime_ns}" if stat.S_ISREG(status.st_mode) else None
    return Shard(file.name, path, output, fingerprint, status.st_size)


def _base(paths: Iterable[str]) -> str:
    """Return the folder that contains all inputs. Results are named by the paths of their inputs within it."""
    folders = set()
    for path in paths:
        if is_url(path):
            # For a pattern, the folder before it. A path without a known suffix is a folder.
            before = re.split(r"[*?\[]", path)[0]
            folders.add(_place(path if before == path and suffix(path) not in KNOWN else posixpath.dirname(before)))
        elif path != "-":
            folders.add(os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path)))
    return os.path.commonpath(folders) if folders else os.curdir


def _place(name: str) -> str:
    """Return an absolute path for a name, also for one in a remote store."""
    return "/" + name.partition("://")[2].strip("/") if is_url(name) else os.path.abspath(name)


def _ledger(settings: Settings, recipe: Recipe) -> Ledger:
    try:
        return Ledger(recipe.folder, _made(settings, recipe))
    except FolderInUseError:
        raise UsageError(f"{settings.output}: another newscli is writing there; wait until it finishes") from None
    except OtherResultsError as other:
        raise UsageError(
            f"{settings.output}: holds results made {other}; choose another folder, or delete this one to start over"
        ) from None


def _made(settings: Settings, recipe: Recipe) -> dict[str, Any]:
    """Return what determines the results: the version, the command and the options that matter."""
    options: dict[str, Any] = {"format": settings.format, "date": settings.date}
    options |= {"encoding": settings.inputs.encoding, "input_format": settings.inputs.input_format}
    options |= {f"{name}_field": value for name, value in settings.inputs.fields._asdict().items()}
    writing = recipe.make_writer.keywords
    options |= {
        "explain": writing["explain"],
        "excel": writing.get("excel", False),
        "columns": list(writing.get("columns", ())),
        "context": writing.get("context", False),
        "offsets": settings.format == "pretty" and writing.get("offsets", False),
        "color": settings.format == "pretty" and writing["color"],
    }
    options |= options_of(recipe.extract)
    options = {name.replace("_", "-"): value for name, value in options.items() if value}
    # The extractor StripBoilerplate belongs to the command `strip-boilerplate`.
    command = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(recipe.extract).__name__).lower()
    return {"newscli": __version__, "command": command, "options": options}
