"""Work for several processes, in chunks of articles.

However the chunks come back, results keep the order of the articles, so the output is the same for any number of
processes. Only so many chunks are under way at a time: memory does not grow. A process that dies costs no result but
that of the article which kills it each time.

Each process has a pipe of its own and is sent a chunk when it has nothing to do and nothing of it is left to read. So
never do both ends wait for the other to read, and one that dies in the middle of a result ends that pipe and no other.
"""

import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from newscli.batch import Extract, Failed, NoProcesses, Outcome, attempt
from newscli.extractors import Found
from newscli.inputs.article import Article
from newscli.inputs.paths import reason

_CHUNK = 200_000  # characters of article text
_MOST_IN_CHUNK = 500  # articles: of tiny ones the records are what is large
_CHUNKS_FOR_EACH = 3  # under way, for each process: enough that none waits for a slow chunk at the head
_MOST_STARTS = 3  # of processes that die before they are ready: it is not an article that kills them

_DEADLY = "the process that read it died, each time (killed, or out of memory); left out"

# Spawned, on all systems: a fork copies what the threads of this process hold locked.
_context = get_context("spawn")


def in_processes(articles: Iterator[Article], extract: Extract, jobs: int) -> Iterator[Outcome]:
    """What comes of each article, in order, from so many processes at most. Raises NoProcesses."""
    reading = _Reading(articles)
    under_way: deque[_Chunk] = deque()  # in the order of the articles
    workers = _Workers(extract, jobs)
    most = _CHUNKS_FOR_EACH * jobs + 1
    try:
        while under_way or not reading.ended:
            full = len(under_way) >= most or sum(chunk.size for chunk in under_way) > most * _CHUNK
            if not full and (read := next(reading, None)):
                under_way.append(read)
                workers.waiting.append(read)
            workers.take_up()
            for dead in workers.results(patient=bool(under_way) and (full or reading.ended)):
                _again(dead, under_way, workers.waiting)
            while under_way and under_way[0].found is not None:
                chunk = under_way.popleft()
                yield from zip(chunk.articles, chunk.found or (), strict=True)
    finally:
        workers.end()
    if reading.error:
        raise reading.error


class _Chunk:
    """Articles for one process to read, and what came of each of them."""

    def __init__(self, articles: list[Article], deaths: int = 0) -> None:
        self.articles = articles
        self.size = sum(len(article.text) for article in articles)
        self.deaths = deaths  # how many processes died of it
        self.found: list[Found | Failed] | None = None


def _again(chunk: _Chunk, under_way: deque[_Chunk], waiting: deque[_Chunk]) -> None:
    """Once more a chunk whose process died, as it may have been by chance; then in halves, down to the one article."""
    chunk.deaths += 1
    if chunk.deaths == 1:
        waiting.appendleft(chunk)
    elif len(chunk.articles) == 1:
        chunk.found = [Failed(_DEADLY)]
    else:
        middle = len(chunk.articles) // 2
        place = under_way.index(chunk)
        del under_way[place]
        for half in (chunk.articles[middle:], chunk.articles[:middle]):
            under_way.insert(place, _Chunk(half, deaths=1))
            waiting.appendleft(under_way[place])


class _Reading(Iterator[_Chunk]):
    """Articles in chunks of about the same size. It ends at an exception of the articles' iterator, which it keeps."""

    def __init__(self, articles: Iterator[Article]) -> None:
        self._articles = articles
        self.ended = False
        self.error: Exception | None = None

    def __next__(self) -> _Chunk:
        articles: list[Article] = []
        size = 0
        while not self.ended and size < _CHUNK and len(articles) < _MOST_IN_CHUNK:
            try:
                article = next(self._articles)
            except StopIteration:
                self.ended = True
            except Exception as error:
                self.ended, self.error = True, error
            else:
                articles.append(article)
                size += len(article.text)
        if not articles:
            raise StopIteration
        return _Chunk(articles)


class _Worker:
    """A process, the pipe to it, and the chunk that it reads."""

    def __init__(self, extract: Extract) -> None:
        self.pipe, its_end = _context.Pipe()
        self.ready = False
        self.chunk: _Chunk | None = None
        self._process = _context.Process(target=_work, args=(its_end, extract), daemon=True)
        try:
            # Ctrl-C is for this process alone, which ends the others.
            with _without_interrupts():
                self._process.start()
        finally:
            its_end.close()  # held by that process alone, so that the pipe ends with it

    def end(self) -> None:
        self.pipe.close()
        if self._process.pid:
            self._process.kill()  # nothing of it is wanted any more
            self._process.join()


class _Workers:
    """Processes that take chunks; new ones when one of them has died. End them when done.

    waiting: the chunks to be taken, the next one first.
    """

    def __init__(self, extract: Extract, jobs: int) -> None:
        self.waiting: deque[_Chunk] = deque()
        self._extract = extract
        self._jobs = jobs
        self._workers: dict[Connection, _Worker] = {}
        self._failed_starts = 0

    def take_up(self) -> None:
        """Chunks to the processes that have nothing to do, and new processes for the others."""
        for worker in self._workers.values():
            if self.waiting and worker.ready and not worker.chunk:
                worker.chunk = self.waiting.popleft()
                with suppress(OSError):  # it has died, and its pipe will tell
                    worker.pipe.send(worker.chunk.articles)
        starting = sum(not worker.ready for worker in self._workers.values())
        for _ in range(min(len(self.waiting) - starting, self._jobs - len(self._workers))):
            try:
                worker = _Worker(self._extract)
            except OSError as error:
                self._count_failed_start(reason(error))
                break
            self._workers[worker.pipe] = worker

    def results(self, *, patient: bool) -> list[_Chunk]:
        """Takes in what the processes have sent. Returns the chunks whose process died. patient: wait for something."""
        dead: list[_Chunk] = []
        if not self._workers:
            return dead
        for pipe in wait(list(self._workers), None if patient else 0):
            worker = self._workers[pipe]  # type: ignore[index]
            try:
                found = worker.pipe.recv()
            except (EOFError, OSError):
                worker.end()
                del self._workers[worker.pipe]
                if worker.chunk:
                    dead.append(worker.chunk)
                elif not worker.ready:
                    self._count_failed_start("they end as soon as they are started")
                continue
            if worker.chunk:
                worker.chunk.found, worker.chunk = found, None
            worker.ready = True
            self._failed_starts = 0
        return dead

    def _count_failed_start(self, why: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _MOST_STARTS:
            if not self._workers:
                raise NoProcesses(f"processes cannot be started ({why}); --jobs 1 needs none")
            self._jobs = len(self._workers)  # those that there are will do

    def end(self) -> None:
        for worker in self._workers.values():
            worker.end()


@contextmanager
def _without_interrupts() -> Iterator[None]:
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


def _work(pipe: Connection, extract: Extract) -> None:
    """What a process does: a chunk in, what came of its articles out, until its pipe ends."""
    import gc

    gc.set_threshold(50_000, 20, 20)  # as in the main process
    with suppress(EOFError, OSError):
        pipe.send(None)  # ready
        while True:
            pipe.send([attempt(extract, article) for article in pipe.recv()])
