"""Work for several processes, in chunks of articles.

However the chunks come back, results keep the order of the articles, so the output is the same for any number of
processes. Only so many chunks are under way at a time: memory does not grow. A process that dies costs no result but
that of the article which kills it each time.
"""

import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from newscli.batch import Extract, Failed, Outcome, attempt
from newscli.extractors import Found
from newscli.inputs.article import Article

_CHUNK = 200_000  # characters of article text
_MOST_IN_CHUNK = 500  # articles: of tiny ones the records are what is large
_CHUNKS_FOR_EACH = 3  # under way, for each process: enough that none waits for a slow chunk at the head


def in_processes(articles: Iterator[Article], extract: Extract, jobs: int) -> Iterator[Outcome]:
    """What comes of each article, in order, from so many processes at most."""
    workers = _Workers(extract, jobs)
    under_way: deque[tuple[list[Article], Future[list[Found | Failed]]]] = deque()
    reading = _Chunks(articles)
    try:
        for chunk in reading:
            under_way.append((chunk, workers.submit(chunk)))
            if len(under_way) > _CHUNKS_FOR_EACH * jobs:
                yield from _outcome(*under_way.popleft(), extract)
        while under_way:
            yield from _outcome(*under_way.popleft(), extract)
    finally:
        workers.end()
    if reading.error:
        raise reading.error


class _Chunks:
    """Articles in lists of about the same size. It ends at an exception of the articles' iterator, which it keeps."""

    def __init__(self, articles: Iterator[Article]) -> None:
        self._articles = articles
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[list[Article]]:
        chunk: list[Article] = []
        size = 0
        try:
            for article in self._articles:
                chunk.append(article)
                size += len(article.text)
                if size >= _CHUNK or len(chunk) == _MOST_IN_CHUNK:
                    yield chunk
                    chunk, size = [], 0
        except Exception as error:
            self.error = error
        if chunk:
            yield chunk


def _outcome(chunk: list[Article], future: Future[list[Found | Failed]], extract: Extract) -> Iterator[Outcome]:
    try:
        found = future.result()
    except BrokenProcessPool:
        found = _again(chunk, extract)
    yield from zip(chunk, found, strict=True)


def _again(chunk: list[Article], extract: Extract) -> list[Found | Failed]:
    """A chunk whose process died, or one that died beside it: once more alone, then each of its articles alone."""
    workers = _Workers(extract, 1)
    try:
        try:
            return workers.submit(chunk).result()
        except BrokenProcessPool:
            found: list[Found | Failed] = []
        for article in chunk:
            try:
                found += workers.submit([article]).result()
            except BrokenProcessPool:
                found.append(Failed("the process that read it died, each time (killed, or out of memory); left out"))
        return found
    finally:
        workers.end()


class _Workers:
    """Processes that take chunks; new ones when one of them has died. End them when done."""

    def __init__(self, extract: Extract, jobs: int) -> None:
        self._extract = extract
        self._jobs = jobs
        self._pool = self._new_pool()

    def submit(self, chunk: list[Article]) -> Future[list[Found | Failed]]:
        # Workers are started here. Ctrl-C is for this process alone, which ends them.
        with _without_interrupts():
            try:
                return self._pool.submit(_work, chunk)
            except (BrokenProcessPool, OSError):  # OSError: it broke while it started one more process
                self.end()
                self._pool = self._new_pool()
                return self._pool.submit(_work, chunk)

    def end(self) -> None:
        """Takes no more chunks; the processes end with what they are at, a second's work at most.

        They are not killed: the thread of the pool that reads from one would wait for ever for the rest of its result.
        """
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _new_pool(self) -> ProcessPoolExecutor:
        from multiprocessing import get_context

        # Spawned, on all systems: a fork copies what the threads of this process hold locked.
        return ProcessPoolExecutor(self._jobs, get_context("spawn"), _begin, (self._extract,))


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """SIGINT waits until the block is over. A process that is started inside never gets it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_extract: Extract  # in a worker: what it does to each article


def _begin(extract: Extract) -> None:
    """The first thing a worker does."""
    import gc
    from threading import Thread

    global _extract  # noqa: PLW0603  # sent once, not with every chunk
    _extract = extract
    gc.set_threshold(50_000, 20, 20)  # as in the main process
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(chunk: list[Article]) -> list[Found | Failed]:
    return [attempt(_extract, article) for article in chunk]
