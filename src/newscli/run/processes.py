"""Work for several processes, in chunks of tasks: of articles, or of whole inputs.

However the chunks come back, results keep the order of the tasks, so the output is the same for any number of
processes. Only so many chunks are under way at a time: memory does not grow. A process that dies costs no result but
that of the task which kills it each time.

Each process has a pipe of its own and is sent a chunk when it has nothing to do and nothing of it is left to read. So
never do both ends wait for the other to read, and one that dies in the middle of a result ends that pipe and no other.

Kept by hand, as both pools of the standard library fail when a process dies: `concurrent.futures` breaks off all that
is under way (BrokenProcessPool) and does not say which task did it, and `multiprocessing.Pool` waits for the lost
result without end. Neither bounds what is read ahead of a slow chunk.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Container, Generator, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Generic

from newscli.errors import NoProcessesError, reason
from newscli.inputs.article import Pause
from newscli.run.tasks import Failed, Result, Task, attempt

CHUNK = 200_000  # characters of article text, or bytes of an input
_MOST_IN_CHUNK = 500  # tasks: of tiny ones the results are what is large
_CHUNKS_FOR_EACH = 3  # under way, for each process: enough that none waits for a slow chunk at the head
_MOST_STARTS = 5  # of processes that die before they are ready: it is not a task that kills them
_PATIENCE = 1.0  # seconds for a process to put away what it has begun

_DEADLY = "the process that read it died, each time (killed, or out of memory); left out"

# Spawned, on all systems: a fork copies what the threads of this process hold locked.
_context = get_context("spawn")


def in_processes(
    tasks: Iterator[Any], do: Callable[[Task], Result], jobs: int, size: Callable[[Task], int]
) -> Generator[list[tuple[Task, Result | Failed]], None, None]:
    """The outcome of each task, in order, in groups. Close it to end the processes. Raises NoProcessesError.

    tasks: and pauses among them. do: can be pickled, as can tasks and results. size: of a task; chunks are of about the
    same size.
    """
    reading = _Reading(tasks, size)
    under_way: deque[_Chunk[Task, Result]] = deque()  # in the order of the tasks
    workers = _Workers[Task, Result](do, jobs)
    most = _CHUNKS_FOR_EACH * jobs + 1
    try:
        while under_way or not reading.ended:
            full = len(under_way) >= most or sum(chunk.size for chunk in under_way) > most * CHUNK
            if not full and reading.awaited is None and (read := reading.more()):
                chunk = _Chunk[Task, Result](*read)
                under_way.append(chunk)
                workers.waiting.append(chunk)
            workers.take_up()
            for dead in workers.results(_ready(workers, reading, full=full, idle=not under_way)):
                _again(dead, under_way, workers.waiting)
            while under_way and under_way[0].results is not None:
                chunk = under_way.popleft()
                yield list(zip(chunk.tasks, chunk.results or (), strict=True))
    finally:
        workers.end()
    if reading.error:
        raise reading.error


def _ready(workers: "_Workers[Task, Result]", reading: "_Reading[Task]", *, full: bool, idle: bool) -> list[Any]:
    """The pipes that hold something, of the workers or of what is read from.

    Waits only while there is something to wait for: a result that makes room or ends it all, or more to read.
    """
    sources: list[Connection | int] = [*workers.pipes()]
    patient = not idle and (full or reading.ended)
    if reading.awaited is not None and not full:
        sources.append(reading.awaited)
        patient = True
    ready = wait(sources, None if patient else 0) if sources else []
    if reading.awaited in ready:
        reading.awaited = None
    return ready


class _Chunk(Generic[Task, Result]):
    """Tasks for one process, and what came of each of them."""

    def __init__(self, tasks: list[Task], size: int, deaths: int = 0) -> None:
        self.tasks = tasks
        self.size = size
        self.deaths = deaths  # how many processes died of it
        self.results: list[Result | Failed] | None = None


def _again(
    chunk: _Chunk[Task, Result], under_way: deque[_Chunk[Task, Result]], waiting: deque[_Chunk[Task, Result]]
) -> None:
    """Once more a chunk whose process died, as it may have been by chance; then in halves, down to the one task."""
    chunk.deaths += 1
    if chunk.deaths == 1:
        waiting.appendleft(chunk)
    elif len(chunk.tasks) == 1:
        chunk.results = [Failed(_DEADLY)]
    else:
        middle = len(chunk.tasks) // 2
        place = under_way.index(chunk)
        del under_way[place]
        for half in (chunk.tasks[middle:], chunk.tasks[:middle]):
            under_way.insert(place, _Chunk(half, chunk.size // 2, deaths=1))
            waiting.appendleft(under_way[place])


class _Reading(Generic[Task]):
    """Tasks in chunks, with their size. It ends at an exception of the tasks' iterator, which it keeps.

    awaited: the file without which there are no more tasks yet; None where that is not known.
    """

    def __init__(self, tasks: Iterator[Task | Pause], size: Callable[[Task], int]) -> None:
        self._tasks = tasks
        self._size = size
        self.ended = False
        self.error: Exception | None = None
        self.awaited: int | None = None

    def more(self) -> tuple[list[Task], int] | None:
        """The next chunk; None where there is none now."""
        tasks: list[Task] = []
        size = 0
        while not self.ended and size < CHUNK and len(tasks) < _MOST_IN_CHUNK:
            try:
                task = next(self._tasks)
            except StopIteration:
                self.ended = True
            except Exception as error:
                self.ended, self.error = True, error
            else:
                if isinstance(task, Pause):
                    if task.descriptor is None:
                        continue
                    self.awaited = task.descriptor
                    break
                tasks.append(task)
                size += self._size(task)
        return (tasks, size) if tasks else None


class _Worker(Generic[Task, Result]):
    """A process, the pipe to it, and the chunk that it is at."""

    def __init__(self, do: Callable[[Task], Result]) -> None:
        self.pipe, its_end = _context.Pipe()
        self.ready = False
        self.chunk: _Chunk[Task, Result] | None = None
        self.process = _context.Process(target=_work, args=(its_end, do), daemon=True)
        try:
            # Ctrl-C is for this process alone, which ends the others.
            with without_interrupts():
                self.process.start()
        finally:
            its_end.close()  # held by that process alone, so that the pipe ends with it


class _Workers(Generic[Task, Result]):
    """Processes that take chunks; new ones when one of them has died. End them when done.

    waiting: the chunks to be taken, the next one first.
    """

    def __init__(self, do: Callable[[Task], Result], jobs: int) -> None:
        self.waiting: deque[_Chunk[Task, Result]] = deque()
        self._do = do
        self._jobs = jobs
        self._workers: dict[Connection, _Worker[Task, Result]] = {}
        self._failed_starts = 0

    def take_up(self) -> None:
        """Chunks to the processes that have nothing to do, and new processes for the others."""
        for worker in self._workers.values():
            if self.waiting and worker.ready and not worker.chunk:
                worker.chunk = self.waiting.popleft()
                with suppress(OSError):  # it has died, and its pipe will tell
                    worker.pipe.send(worker.chunk.tasks)
        starting = sum(not worker.ready for worker in self._workers.values())
        for _ in range(min(len(self.waiting) - starting, self._jobs - len(self._workers))):
            try:
                worker = _Worker(self._do)
            except OSError as error:
                self._count_failed_start(reason(error))
                break
            self._workers[worker.pipe] = worker

    def pipes(self) -> list[Connection]:
        """Where there will be something to read."""
        return list(self._workers)

    def results(self, ready: Container[object]) -> list[_Chunk[Task, Result]]:
        """Takes in what the processes have sent. Returns the chunks whose process died. ready: pipes to be read."""
        dead: list[_Chunk[Task, Result]] = []
        for worker in [worker for pipe, worker in self._workers.items() if pipe in ready]:
            try:
                results = worker.pipe.recv()
            except (EOFError, OSError):
                del self._workers[worker.pipe]
                worker.pipe.close()
                worker.process.join()
                if worker.chunk:
                    dead.append(worker.chunk)
                elif not worker.ready:
                    self._count_failed_start("they end as soon as they are started")
                continue
            if worker.chunk:
                worker.chunk.results, worker.chunk = results, None
            worker.ready = True
            self._failed_starts = 0
        return dead

    def _count_failed_start(self, why: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _MOST_STARTS:
            if not self._workers:
                raise NoProcessesError(f"cannot start processes ({why}); use --jobs 1")
            self._jobs = len(self._workers)  # those that there are will do

    def end(self) -> None:
        """Ends the processes at once, but lets them remove what is half done."""
        processes = [worker.process for worker in self._workers.values()]
        for process in processes:
            process.terminate()
        latest = monotonic() + _PATIENCE
        for process in processes:
            process.join(max(0, latest - monotonic()))
            process.kill()
            process.join()
        for worker in self._workers.values():
            worker.pipe.close()


@contextmanager
def without_interrupts() -> Iterator[None]:
    """SIGINT waits until the block is over. A process that is started inside never gets it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # here, as it lets signals through again once it has started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, do: Callable[[Task], Result]) -> None:
    """What a process does: a chunk in, what came of its tasks out, until its pipe ends."""
    import gc
    from threading import Thread

    gc.set_threshold(50_000, 20, 20)  # as in the main process
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        pipe.send(None)  # ready
        while True:
            pipe.send([attempt(do, task) for task in pipe.recv()])


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
