"""A result for each input, in a folder: what is there already is left, what is missing is made.

An input is a shard. `run_shard` reads it, extracts, writes and renames: here, in another process, on another machine.
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
from newscli.run.extract import asked
from newscli.run.messages import Messages
from newscli.run.pipeline import after_first_pass, articles, noted, rendering, results
from newscli.run.progress import Progress
from newscli.run.reading import read_file
from newscli.run.settings import MakeWriter, Settings
from newscli.run.tasks import Failed, attempt, cores

if TYPE_CHECKING:
    from newscli.core.page.repetition import Repetition
    from newscli.run.cluster import Cluster

Result = TypeVar("Result")

# What is wrong with the place of one result alone. Other failures to write would meet every shard.
_OF_ONE_PLACE = (errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG)
_MANY = 4  # inputs for each process


class Shard(NamedTuple):
    """An input, and the result that it gets."""

    input: str  # as the user names it: so are its articles
    path: str  # where it is, for any process
    output: str  # the name of its result in the folder
    fingerprint: str | None  # another one when the input has changed; None for what is read only once, such as a pipe
    size: int  # bytes


class Recipe(NamedTuple):
    """What is done to every shard. It can be sent to other processes."""

    folder: Folder
    extract: Extract
    make_writer: MakeWriter
    inputs: InputOptions
    strict_inputs: bool


@dataclass(slots=True)
class Done:
    """What came of a shard."""

    shard: Shard
    whole: bool = False  # its result is in the folder
    articles: int = 0
    records: int = 0
    failures: int = 0
    told: bool = False  # there is something to say, in the file of `messages_name`
    remarks: dict[str, tuple[int, str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    stop: str | None = None  # why no other result can be written either


def run_shard(shard: Shard, recipe: Recipe, jobs: int | None = 1, progress: Progress | None = None) -> Done:
    """The result of one input, whole or not at all. jobs: as for `batch.outcomes`.

    What of it failed is said in the file of `messages_name`. There is no result where nothing of it could be read, nor
    where another try may read more of it.
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
            except UsageError:  # the format has room for one article, and there is a second one
                instead = "articles" if recipe.make_writer.keywords["format"] == "text" else "jsonl"
                why = f"holds several articles, which would run together; use --format {instead}"
                log.error(why, where=shard.input, kind="output")
            except OSError as error:
                if error.errno not in _OF_ONE_PLACE:
                    raise
                why = f"its result {shard.output} cannot be written: {reason(error)}; rename it"
                log.error(why, where=shard.input, kind="output")
        done.failures, done.told = log.errors, log.told
        done.remarks, done.counts = dict(log.remarks), log.counts
    except OSError as error:
        done.whole, done.stop = False, f"{recipe.folder.root}: {reason(error)}; nothing more could be written"
    return done


class _UnreadError(Exception):
    """No result should be made of what could be read."""


def _write_results(shard: Shard, recipe: Recipe, jobs: int | None, out: TextIO, log: "_Log", done: Done) -> None:
    passing = False

    def items() -> Iterator[Item]:
        nonlocal passing
        for item in read_file(File(shard.input, shard.path, found=True), recipe.inputs._replace(jobs=jobs)):
            passing |= isinstance(item, Problem) and item.passing
            yield item

    writer = recipe.make_writer(out, note=log.note)
    extract, write = rendering(recipe.extract, writer)
    with closing(results(articles(items(), log, recipe.strict_inputs), extract, jobs, log)) as found:
        for group in found:
            write(group)
            done.articles += len(group)
            done.records += sum(len(records) for _, records in group)
    if passing or (log.errors and not done.articles):
        raise _UnreadError
    writer.finish()


class _Log(Messages):
    """Messages kept in a file, to be said where the run can be seen. The file appears at the end of the context."""

    def __init__(self, folder: Folder, name: str, progress: Progress | None) -> None:
        super().__init__(quiet=True, progress=progress)
        self.told = False
        self._folder = folder
        self._name = name
        self._open = ExitStack()

    def __enter__(self) -> "_Log":
        return self

    def __exit__(self, *error: Any) -> None:
        self._open.__exit__(*error)
        if not self.told:
            self._folder.remove(self._name)

    def error(self, why: str, record: Any = None, *, where: str | None = None, kind: FailureKind | None = None) -> None:
        self.errors += 1
        self._keep({"error": why, "record": record, "where": where, "kind": kind})

    def note(self, message: str) -> None:
        self._keep({"note": message})

    def _keep(self, said: dict[str, Any]) -> None:
        if not self.told:
            self._out = self._open.enter_context(self._folder.whole(self._name))
            self.told = True
        self._out.write(json.dumps(said) + "\n")


def note_shard(shard: Shard, recipe: Recipe) -> "tuple[Repetition, int]":
    """What the first pass of `strip-boilerplate` takes note of in one input, and how many articles that holds."""
    count = 0

    def items() -> Iterator[Item]:
        nonlocal count
        for item in read_file(File(shard.input, shard.path, found=True), recipe.inputs):
            count += isinstance(item, Article)
            yield item

    return noted(items()), count


def into_folder(settings: Settings, messages: Messages, extract: Extract, make_writer: MakeWriter) -> None:
    """The missing results of all inputs. Raises UsageError, StoppedEarlyError and OSError."""
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


class _Here:
    """This machine, with so many processes."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def each(
        self, function: Callable[[Shard, Recipe], Result], shards: Iterable[Shard], recipe: Recipe
    ) -> Generator[tuple[Shard, Result | Failed], None, None]:
        """What the function makes of each input. Close it to end the processes. Raises NoProcessesError."""
        work = partial(_applied, function, recipe)
        if self.jobs == 1:
            for shard in shards:
                yield shard, attempt(work, shard)
        else:
            from newscli.run.processes import CHUNK, in_processes

            # The largest first: so none of them is left to one process alone at the end, while the others have no work.
            largest_first = sorted(shards, key=lambda shard: -shard.size)
            found = in_processes(iter(largest_first), work, self.jobs, size=lambda shard: min(shard.size, CHUNK))
            with closing(found):
                yield from chain.from_iterable(found)

    def close(self) -> None:
        """Nothing is held."""


def _applied(function: Callable[[Shard, Recipe], Result], recipe: Recipe, shard: Shard) -> Result:
    return function(shard, recipe)


def _folder(output: str) -> Folder:
    if not is_url(output):
        return LocalFolder(os.path.abspath(output))
    from newscli.outputs.remote_folder import RemoteFolder

    return RemoteFolder(output.rstrip("/"))


def _workers(shards: Iterable[Shard], settings: Settings, folder: Folder, messages: Messages) -> "Cluster | _Here":
    if settings.scheduler is None and settings.scheduler_file is None:
        return _Here(settings.jobs or (cores() if _size(shards) > SMALL else 1))
    from newscli.run.cluster import Cluster

    seen = os.path.join(folder.root, MANIFEST) if isinstance(folder, LocalFolder) else None
    return Cluster(settings.scheduler, settings.scheduler_file, settings.jobs, seen, messages.note)


def _first_pass(shards: list[Shard], recipe: Recipe, workers: "Cluster | _Here", messages: Messages) -> "Repetition":
    from newscli.core.page.repetition import Repetition

    all_noted = Repetition()
    if messages.progress:
        messages.progress.begin("first of two passes: ", lambda: _size(shards))
    with closing(workers.each(note_shard, shards, recipe)) as found:
        for shard, of_one in found:
            if not isinstance(of_one, Failed):  # else the second pass will tell
                all_noted.merge(of_one[0])
                _step(messages.progress, shard, of_one[1])
    return all_noted


def _each_done(
    shards: list[Shard], recipe: Recipe, workers: "Cluster | _Here", progress: Progress | None
) -> Generator[tuple[Shard, Done | Failed], None, None]:
    if progress:
        progress.begin(total=lambda: _size(shards))
    jobs = workers.jobs if isinstance(workers, _Here) else 0
    here, elsewhere = _divided(shards, jobs)
    read_here = partial(run_shard, recipe=recipe, jobs=max(jobs, 1), progress=progress)
    if elsewhere:
        with closing(workers.each(run_shard, elsewhere, recipe)) as outcomes:
            for shard, done in outcomes:
                count = 0 if isinstance(done, Failed) else done.articles
                if isinstance(done, Failed) and jobs:
                    done = attempt(read_here, shard)  # it has killed its process: now it costs the article that does so
                yield shard, done
                _step(progress, shard, count)
    for shard in sorted(here, key=lambda shard: not shard.fingerprint):  # at last what may never end
        yield shard, attempt(read_here, shard)
        _step(progress, shard)


def _divided(shards: list[Shard], jobs: int) -> tuple[list[Shard], list[Shard]]:
    """What this process reads, and what the workers read. jobs: of this machine; 0 where the workers are others'."""
    # A large input is read by all processes together, where there are too few to keep each busy with its own.
    few, share = len(shards) < _MANY * jobs, _size(shards) / max(jobs, 1)
    here: list[Shard] = []
    elsewhere: list[Shard] = []
    for shard in shards:
        large = jobs > 1 and shard.size > SMALL and (few or shard.size > share)
        # What can be read only once is read here: it may be standard input.
        (here if jobs == 1 or large or not shard.fingerprint else elsewhere).append(shard)
    return here, elsewhere


def _size(shards: Iterable[Shard]) -> int:
    return sum(shard.size for shard in shards)


def _step(progress: Progress | None, shard: Shard, articles: int = 0) -> None:
    if progress:
        progress.before += shard.size
        progress.step(0, articles)


def _take(done: Done, recipe: Recipe, ledger: Ledger, messages: Messages) -> None:
    """Says what there is to say of a shard, and takes note of its result."""
    if done.told:
        _tell(recipe.folder, done.shard, messages)
    messages.add(done.remarks, done.counts)
    if done.stop:
        messages.error(done.stop, kind="output")
        raise StoppedEarlyError
    if done.whole:
        counts = {"articles": done.articles, "records": done.records, "failures": done.failures}
        ledger.add({**done.shard._asdict(), **counts})
    elif recipe.strict_inputs:
        raise StoppedEarlyError


def _tell(folder: Folder, shard: Shard, messages: Messages, *, notes: bool = True) -> None:
    for kept in folder.lines(messages_name(shard.output)):
        said = json.loads(kept)
        if "error" in said:
            messages.error(said["error"], said["record"], where=said["where"], kind=said["kind"])
        elif notes:
            messages.note(said["note"])


def _plan(settings: Settings, folder: Folder, ledger: Ledger, messages: Messages) -> tuple[list[Shard], list[Shard]]:
    """All shards, and those whose result is missing. Of the others it says again what has failed."""
    existing = folder.existing(ledger.done)
    there = {name: entry for name, entry in ledger.done.items() if name in existing}
    shards, missing = [], []
    for shard in _shards(settings, folder.root, there, messages):
        shards.append(shard)
        entry = there.get(shard.output)
        if entry is None or not shard.fingerprint or any(entry.get(k) != v for k, v in shard._asdict().items()):
            missing.append(shard)
        elif entry["failures"]:
            errors = messages.errors
            _tell(folder, shard, messages, notes=False)
            if messages.errors == errors:  # the file was removed, but the result is no more complete for that
                messages.error(f"{counted(entry['failures'], 'failure')} when it was read", where=shard.input)
    if len(missing) < len(shards):
        before = counted(len(shards) - len(missing), "input")
        messages.note(f"{settings.output}: resuming: {before} already done, {len(missing):,} to go")
    return shards, missing


def _shards(settings: Settings, root: str, there: Mapping[str, Any], messages: Messages) -> Iterator[Shard]:
    """The inputs, each with a name for its result. there: the entries of the results that are in the folder."""
    base = _base(settings.paths)
    taken: dict[str, Shard] = {}
    for found in find_files(settings.paths, settings.inputs):
        if isinstance(found, Note):
            messages.note(found.message)
            continue
        problem = found if isinstance(found, Problem) else None
        if isinstance(found, File):
            shard = _shard(found, base, FORMATS[settings.format].suffix)
            if shard.path.startswith(root + os.sep) and shard.path[len(root) + 1 :] in there:
                continue  # an earlier result, in a folder that is input and output
            problem = _no_place(shard, root, taken, there)
        if problem is None:
            taken[shard.output] = shard
            yield shard
        else:
            messages.error(problem.why, where=problem.where, kind=problem.kind)
            if settings.strict_inputs:
                raise StoppedEarlyError


def _no_place(shard: Shard, root: str, taken: Mapping[str, Shard], there: Mapping[str, Any]) -> Problem | None:
    """What is wrong where a result cannot go where it should."""
    result = f"{root}/{shard.output}"
    if shard.path == result or (
        os.path.exists(shard.path) and os.path.exists(result) and os.path.samefile(shard.path, result)
    ):
        return Problem(shard.input, "its results would replace it; name another --output folder", kind="output")
    other = None
    if shard.output in taken:
        other = taken[shard.output].input
    elif shard.output in there and there[shard.output]["path"] != shard.path:
        other = there[shard.output]["input"]
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
    except OSError:  # whoever reads it will say so
        return Shard(file.name, path, output, None, 0)
    fingerprint = f"{status.st_size} bytes of {status.st_mtime_ns}" if stat.S_ISREG(status.st_mode) else None
    return Shard(file.name, path, output, fingerprint, status.st_size)


def _base(paths: Iterable[str]) -> str:
    """The folder that all inputs lie in. Results are named as their inputs are from there."""
    folders = set()
    for path in paths:
        if is_url(path):
            # Of a pattern the folders before it. What has no suffix of a file is a folder.
            before = re.split(r"[*?\[]", path)[0]
            folders.add(_place(path if before == path and suffix(path) not in KNOWN else posixpath.dirname(before)))
        elif path != "-":
            folders.add(os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path)))
    return os.path.commonpath(folders) if folders else os.curdir


def _place(name: str) -> str:
    """An absolute path that stands for the name."""
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
    """What makes the results as they are: the version, the command and those of its options that matter."""
    given: dict[str, Any] = {"format": settings.format, "date": settings.date}
    given |= {"encoding": settings.inputs.encoding, "input_format": settings.inputs.input_format}
    given |= {f"{name}_field": value for name, value in settings.inputs.fields._asdict().items()}
    writing = recipe.make_writer.keywords
    given |= {
        "explain": writing["explain"],
        "excel": writing.get("excel", False),
        "columns": list(writing.get("columns", ())),
        "context": writing.get("context", False),
        "offsets": settings.format == "pretty" and writing.get("offsets", False),
        "color": settings.format == "pretty" and writing["color"],
    }
    given |= asked(recipe.extract)
    options = {name.replace("_", "-"): value for name, value in given.items() if value}
    # Quotes is what `quotes` does, StripBoilerplate what `strip-boilerplate` does.
    command = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(recipe.extract).__name__).lower()
    return {"newscli": __version__, "command": command, "options": options}
