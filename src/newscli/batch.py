"""Many articles through an extractor, in their order: in this process, or in several."""

import os
from collections.abc import Callable, Generator, Iterable
from typing import NamedTuple, Protocol, TypeVar

from newscli.extractors import Found
from newscli.inputs.article import Article, Pause

# In characters of article text: about what is done by the time that other processes would have started.
SMALL = 1_000_000


class Extract(Protocol):
    """What a command does to one article. It can be pickled, to be called in another process."""

    def __call__(self, article: Article, /) -> Found: ...


class Failed(NamedTuple):
    """An article, or another task, that gave no result, and why."""

    reason: str


class NoProcesses(Exception):
    """No other process can be started. The message says why, and what to do."""


Task = TypeVar("Task")
Result = TypeVar("Result")
Outcome = tuple[Article, Found | Failed]


def outcomes(articles: Iterable[Article | Pause], extract: Extract, jobs: int | None) -> Generator[Outcome, None, None]:
    """What comes of each article, in order. jobs: processes; None for one that becomes all cores when it is much.

    What comes of the articles before a pause is not held back until it is over. An exception of the articles' iterator
    comes after the results of the articles before it. Close the iterator to end the processes. Raises NoProcesses.
    """
    articles = iter(articles)
    if jobs is None:
        size = 0
        for article in articles:
            if isinstance(article, Pause):
                continue
            yield article, attempt(extract, article)
            size += len(article.text)
            if size > SMALL:
                break
        else:
            return
        jobs = cores()
    if jobs == 1:
        for article in articles:
            if isinstance(article, Article):
                yield article, attempt(extract, article)
    else:
        from newscli.processes import in_processes

        yield from in_processes(articles, extract, jobs, size=lambda article: len(article.text))


def attempt(do: Callable[[Task], Result], task: Task) -> Result | Failed:
    """What comes of one article, or of another task."""
    try:
        return do(task)
    except Exception as error:  # a fault of ours costs one article, not the run; the user must hear of it
        return Failed(f"an error in newscli ({type(error).__name__}: {error}); please report it")


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
