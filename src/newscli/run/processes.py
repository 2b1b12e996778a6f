"""Distributes chunks of tasks, which are articles or whole inputs, over several processes.

Results keep the order of the tasks, so the output is the same for any number of processes. The number of chunks under
way is bounded, so that memory does not grow. A process that dies costs only the result of the task that kills it each
time.

Each process has its own pipe and is sent a chunk only when it is idle and all its results have been read. So the two
ends never wait for each other to read, and a process that dies in the middle of a result breaks only its own pipe.

Neither pool of the standard library is used, because both fail when a process dies: `concurrent.futures` aborts
everything under way (BrokenProcessPool) without telling which task was the cause, and `multiprocessing.Pool` waits
forever for the lost result. Neither of them limits how far it reads ahead of a slow chunk.
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
_MOST_IN_CHUNK = 500  # tasks; the results of tiny ones may be large
_CHUNKS_FOR_EACH = 3  # chunks under way for each process, so that none waits for a slow chunk at the head
_MOST_STARTS = 5  # processes in a row that die before they are ready, so that no task can be the cause
_PATIENCE = 1.0  # seconds for a process to clean up when it is ended

_DEADLY = "the process that read it died, each time (killed, or out of memory); left out"

# Processes are spawned on all systems: a fork would copy the locks that threads of this process hold.
_context = get_context("spawn")


def in_processes(
    tasks: Iterator[Any], do: Callable[[Task], Result], jobs: int, size: Callable[[Task], int]
) -> Generator[list[tuple[Task, Result | Failed]], None, None]:
    """Yield the outcome of each task, in order and in groups. Raises NoProcessesError.

    tasks: may include pauses. do: the work; it can be pickled, as can tasks and results. size: returns the size of a
    task, so that all chunks get about the same size. Close the iterator to end the processes.
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
    """Return the pipes of workers that can be read.

    It waits only if nothing else can be done: for a result, or for more input.
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
    """Tasks for one process, and their results."""

    def __init__(self, tasks: list[Task], size: int, deaths: int = 0) -> None:
        self.tasks = tasks
        self.size = size
        self.deaths = deaths  # how many processes died while working on it
        self.results: list[Result | Failed] | None = None


def _again(
    chunk: _Chunk[Task, Result], under_way: deque[_Chunk[Task, Result]], waiting: deque[_Chunk[Task, Result]]
) -> None:
    """Try the chunk of a dead process again: first as a whole, then in halves, down to the task that kills."""
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
    """Reads tasks in chunks. It ends at an exception of the tasks' iterator, which it keeps as `error`.

    awaited: the file that has to become readable before there are more tasks; None if nothing is waited for.
    """

    def __init__(self, tasks: Iterator[Task | Pause], size: Callable[[Task], int]) -> None:
        self._tasks = tasks
        self._size = size
        self.ended = False
        self.error: Exception | None = None
        self.awaited: int | None = None

    def more(self) -> tuple[list[Task], int] | None:
        """Return the next chunk and its size; None if there is none now."""
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
    """A process, the pipe to it, and the chunk that it works on."""

    def __init__(self, do: Callable[[Task], Result]) -> None:
        self.pipe, its_end = _context.Pipe()
        self.ready = False
        self.chunk: _Chunk[Task, Result] | None = None
        self.process = _context.Process(target=_work, args=(its_end, do), daemon=True)
        try:
            # Ctrl-C must reach only this process, which ends the others.
            with without_interrupts():
                self.process.start()
        finally:
            its_end.close()  # only the process itself holds it, so that the pipe ends with the process


class _Workers(Generic[Task, Result]):
    """The processes; one that dies is replaced. Call `end` when done.

    waiting: the chunks that no process has yet, the next one first.
    """

    def __init__(self, do: Callable[[Task], Result], jobs: int) -> None:
        self.waiting: deque[_Chunk[Task, Result]] = deque()
        self._do = do
        self._jobs = jobs
        self._workers: dict[Connection, _Worker[Task, Result]] = {}
        self._failed_starts = 0

    def take_up(self) -> None:
        """Send chunks to idle processes, and start processes for the remaining chunks."""
        for worker in self._workers.values():
            if self.waiting and worker.ready and not worker.chunk:
                worker.chunk = self.waiting.popleft()
                with suppress(OSError):  # it has died, which reading its pipe will show
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
        """Return the pipes on which results arrive."""
        return list(self._workers)

    def results(self, ready: Container[object]) -> list[_Chunk[Task, Result]]:
        """Receive results from the pipes that are ready. Returns the chunks whose process died."""
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
        """Give up after too many failures in a row. Raises NoProcessesError if there is no process at all."""
        self._failed_starts += 1
        if self._failed_starts >= _MOST_STARTS:
            if not self._workers:
                raise NoProcessesError(f"cannot start processes ({why}); use --jobs 1")
            self._jobs = len(self._workers)  # go on with the existing processes

    def end(self) -> None:
        """End the processes at once, but give them time to remove unfinished files."""
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
    """Block SIGINT inside the context. A process that is started there never receives it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # started first, because starting it unblocks signals
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, do: Callable[[Task], Result]) -> None:
    """Run in a worker process: receive chunks and send results until the pipe ends."""
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
    """End this process when its parent has ended."""
    if parent := parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
